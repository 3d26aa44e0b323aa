"""Fetching a model, against a server on this machine that serves the hub's layout and can misbehave."""

from __future__ import annotations

import hashlib
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import pytest
import pytest_socket

pytest.importorskip("huggingface_hub", reason="fetching needs the extra `convert`")

from naba_convert.errors import HubFailed
from naba_convert.hub import fetch, is_hub_id
from naba_translation.paths import HOME_VARIABLE

pytestmark = [pytest.mark.convert, pytest.mark.enable_socket]

MODEL = "maker/tiny-ar-en"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
WEIGHTS = bytes(range(256)) * 2_000
CONFIG = b'{"model_type": "marian"}'
SMALLEST_LARGE = 100_000
CLIENT_CHUNK = 10 << 20  # the client library writes so much at once


@dataclass
class Hub:
    """What the server holds, how it misbehaves, and what it was asked."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    cut_once: dict[str, int] = field(default_factory=dict)  # name: bytes after which the line goes dead, once
    swapped: dict[str, bytes] = field(default_factory=dict)  # name: what is sent in place of what is named
    asked: list[tuple[str, str]] = field(default_factory=list)  # file name, Range header

    def entry(self, name: str) -> dict[str, object]:
        content = self.files[name]
        git = hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
        found: dict[str, object] = {"rfilename": name, "blobId": git, "size": len(content)}
        if len(content) >= SMALLEST_LARGE:
            digest = hashlib.sha256(content).hexdigest()
            found["lfs"] = {"sha256": digest, "size": len(content), "pointerSize": 134}
        return found


class Handler(http.server.BaseHTTPRequestHandler):
    """GET /api/models/… and GET or HEAD /MODEL/resolve/COMMIT/FILE, as the hub answers them."""

    server: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        hub, path = self.server.hub, self.path.partition("?")[0]
        if path.startswith(f"/api/models/{MODEL}"):
            siblings = [hub.entry(name) for name in hub.files]
            self._send(json.dumps({"id": MODEL, "sha": COMMIT, "siblings": siblings}).encode(), {}, body=body)
        elif path.startswith(f"/{MODEL}/resolve/{COMMIT}/"):
            self._file(path.rpartition("/")[2], body=body)
        else:
            self._send(b"", {"X-Error-Code": "RepoNotFound"}, status=HTTPStatus.NOT_FOUND, body=body)

    def _file(self, name: str, *, body: bool) -> None:
        hub = self.server.hub
        content = hub.swapped.get(name, hub.files[name])
        etag = hub.entry(name).get("lfs", {}).get("sha256") or hub.entry(name)["blobId"]  # type: ignore[attr-defined]
        headers = {"ETag": f'"{etag}"', "X-Repo-Commit": COMMIT, "Accept-Ranges": "bytes"}
        status, asked = HTTPStatus.OK, self.headers.get("Range", "")
        if body:
            hub.asked.append((name, asked))
        if asked:
            start = int(asked.removeprefix("bytes=").partition("-")[0])
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
            content, status = content[start:], HTTPStatus.PARTIAL_CONTENT
        cut = hub.cut_once.pop(name, None) if body else None
        self._send(content, headers, status=status, body=body, cut=cut)

    def _send(
        self,
        content: bytes,
        headers: dict[str, str],
        *,
        body: bool,
        status: HTTPStatus = HTTPStatus.OK,
        cut: int | None = None,
    ) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(content[:cut])
        if cut is not None:
            self.close_connection = True


class Server(http.server.ThreadingHTTPServer):
    hub: Hub


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """The server; this process may reach it and no other."""
    pytest_socket.socket_allow_hosts(["127.0.0.1"])
    hub = Hub(
        files={"config.json": CONFIG, "model.safetensors": WEIGHTS, "source.spm": b"spm", "README.md": b"#"}
    )
    server = Server(("127.0.0.1", 0), Handler)
    server.hub = hub
    hub.address = f"http://127.0.0.1:{server.server_address[1]}"
    monkeypatch.setenv("HF_ENDPOINT", hub.address)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield hub
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_files_of_a_model_come_and_no_others(hub: Hub, tmp_path: Path) -> None:
    hub.files |= {
        "pytorch_model.bin": b"\x80\x02",
        "run.py": b"print()",
        "tf_model.h5": b"x",
        "deep/config.json": b"{}",
    }
    fetched = fetch(MODEL, tmp_path / "in")
    assert fetched.revision == COMMIT
    there = {path.name: path.read_bytes() for path in fetched.folder.iterdir() if path.is_file()}
    assert there == {
        name: hub.files[name] for name in ("config.json", "model.safetensors", "source.spm", "README.md")
    }
    assert {name for name, _ in hub.asked} == set(there)


def test_pickled_weights_come_only_when_asked_for(hub: Hub, tmp_path: Path) -> None:
    hub.files["pytorch_model.bin"] = b"\x80\x02"
    assert (fetch(MODEL, tmp_path / "in", unsafe_pickle=True).folder / "pytorch_model.bin").exists()


@pytest.mark.parametrize("name", ["model.safetensors", "source.spm"])
def test_a_file_that_is_not_the_one_named_is_thrown_away(hub: Hub, tmp_path: Path, name: str) -> None:
    """Of the same length, so that only its hash can tell."""
    content = hub.files[name]
    hub.swapped[name] = content[:-1] + bytes([content[-1] ^ 1])
    with pytest.raises(HubFailed, match="not what the hub names"):
        fetch(MODEL, tmp_path / "in")
    assert not (tmp_path / "in" / name).exists()
    hub.swapped.clear()
    assert (fetch(MODEL, tmp_path / "in").folder / name).read_bytes() == content


def test_a_cut_download_goes_on_where_it_stopped(hub: Hub, tmp_path: Path) -> None:
    """Whether within one call or with the next one: what was written is not asked for again."""
    hub.files["model.safetensors"] = WEIGHTS * 26
    hub.cut_once["model.safetensors"] = CLIENT_CHUNK + 500_000
    try:
        folder = fetch(MODEL, tmp_path / "in").folder
    except HubFailed:
        folder = fetch(MODEL, tmp_path / "in").folder
    assert (folder / "model.safetensors").read_bytes() == WEIGHTS * 26
    ranges = [asked for name, asked in hub.asked if name == "model.safetensors"]
    assert ranges == ["", f"bytes={CLIENT_CHUNK}-"]


def test_no_such_model_and_no_connection_are_said(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(HubFailed, match="maker/other"):
        fetch("maker/other", tmp_path / "in")
    hub.files.clear()
    with pytest.raises(HubFailed, match="no files"):
        fetch(MODEL, tmp_path / "in")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(HubFailed, match=MODEL):
        fetch(MODEL, tmp_path / "in")


def test_what_can_be_a_models_name() -> None:
    assert is_hub_id("Helsinki-NLP/opus-mt-ar-en")
    for bad in ("", "a", "a/b/c", "../x", "a/..", "http://x/y", "a b/c", "/etc/passwd"):
        assert not is_hub_id(bad)


class TestTheCommand:
    NABA = Path(sys.executable).with_name("naba")

    def test_fetches_and_converts_only_when_allowed_to(
        self, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With the real program: once without leave, once with."""
        pytest.importorskip("torch", reason="conversion needs torch (packaging/lock/train.txt)")
        import hugging_face_models

        source = hugging_face_models.marian(tmp_path / "source")
        hub.files = {path.name: path.read_bytes() for path in source.iterdir()}
        monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
        refused = self.naba("models", "convert", MODEL, "--force")
        assert refused.returncode == 1
        assert "--online" in refused.stderr
        assert not hub.asked
        done = self.naba("models", "convert", MODEL, "--force", "--online")
        assert done.returncode == 0, done.stderr
        assert "tiny-ar-en" in done.stdout
        assert "self-test  failed" in done.stdout
        models = tmp_path / "home" / "models"
        assert [path.name.partition("@")[0] for path in models.glob("[!.]*")] == ["tiny-ar-en"]
        shown = self.naba("models", "show", "tiny-ar-en")
        assert f"{MODEL} at {COMMIT[:12]}" in shown.stdout

    def naba(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([self.NABA, *arguments], capture_output=True, text=True, check=False)
