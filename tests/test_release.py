"""The pieces of `make release` that decide what is handed out; the whole tries itself (packaging/release/check.py)."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
Script = Callable[[str], ModuleType]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Script:
    """Imports one of the release's scripts by its name, as a script that stands beside it does."""
    for folder in ("release", "pyinstaller"):
        monkeypatch.syspath_prepend(ROOT / "packaging" / folder)

    def load(name: str) -> ModuleType:
        monkeypatch.delitem(sys.modules, name, raising=False)
        return __import__(name)

    return load


def filled(folder: Path, names: tuple[str, ...]) -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    (folder / "run").chmod(0o700)
    (folder / "link").symlink_to("run")
    return folder


def test_the_same_files_give_the_same_archive(script: Script, tmp_path: Path) -> None:
    """Whatever order and time they were written in, and whoever's they are."""
    archive = script("archive")
    names = ("run", "b/one", "a/two", "a/نبأ")
    packed = []
    for number, order in enumerate((names, names[::-1])):
        folder = filled(tmp_path / str(number) / "naba", order)
        out = tmp_path / f"{number}.tar.xz"
        archive.pack(folder, out, moment=1_700_000_000)
        packed.append(out.read_bytes())
    assert packed[0] == packed[1]
    with tarfile.open(fileobj=io.BytesIO(packed[0])) as made:
        members = {member.name: member for member in made}
    assert members["naba/run"].mode == 0o755
    assert members["naba/a/two"].mode == 0o644
    assert members["naba/link"].linkname == "run"
    assert {(member.uid, member.uname, member.mtime) for member in members.values()} == {
        (0, "", 1_700_000_000)
    }


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all libraries stay")
def test_a_library_stays_only_where_something_needs_it(script: Script) -> None:
    chosen = script("chosen").chosen
    xcb = ("PySide6/Qt/plugins/platforms/libqxcb.so", "/w/libqxcb.so", "BINARY")
    gtk = ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "/w/libqgtk3.so", "BINARY")
    module = ("numpy/core.so", "/w/core.so", "EXTENSION")
    libraries = [
        (name, f"/usr/{name}", "BINARY") for name in ("libxcb.so.1", "libgtk-3.so.0", "libblas.so.3")
    ]
    python = ("libpython3.11.so.1.0", "/usr/libpython3.11.so.1.0", "BINARY")
    russian = ("PySide6/Qt/translations/qt_ru.qm", "/w/qt_ru.qm", "DATA")
    sample = ("naba_resources/samples/one.txt", "/w/one.txt", "DATA")
    needs = {"/w/libqxcb.so": "libxcb.so.1", "/w/libqgtk3.so": "libgtk-3.so.0", "/w/core.so": "libblas.so.3"}
    kept = chosen(
        [xcb, gtk, module, *libraries, python, russian, sample],
        imports=lambda source: [(needs[source], None)] if source in needs else [],
    )
    assert set(kept) == {xcb, module, libraries[0], libraries[2], python, sample}


def test_a_lock_is_resolved_for_the_python_it_is_fetched_for(script: Script, tmp_path: Path) -> None:
    """pip would judge the conditions by the Python it runs in."""
    lock = tmp_path / "lock.txt"
    lock.write_text(
        "# by hand\n"
        "numpy==1 ; python_full_version < '3.12' \\\n    --hash=sha256:aa\n"
        "numpy==2 ; python_full_version >= '3.12' \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"
        "colorama==3 ; sys_platform == 'win32' \\\n    --hash=sha256:dd\n"
        "lxml==4 \\\n    --hash=sha256:ee\n"
    )
    resolved = script("wheelhouse").resolved
    old, new = ("\n".join(resolved(lock, python)) for python in ("3.11", "3.13"))
    assert "numpy==1" in old
    assert "sha256:aa" in old
    assert "numpy==2" not in old
    assert "sha256:bb" not in old
    assert "numpy==2" in new
    assert "sha256:cc" in new
    assert "colorama" not in old + new
    assert "sha256:dd" not in old + new
    assert "sha256:ee" in new


def test_every_lock_is_made_by_the_one_script() -> None:
    """A lock that nobody renews keeps old holes open."""
    made = (ROOT / "packaging/lock/compile.sh").read_text()
    for name in ("program", "release", "run", "test"):
        assert re.search(rf"^lock {name}\b", made, re.MULTILINE)
        assert (ROOT / f"packaging/lock/{name}.txt").is_file()


def test_whoever_asks_for_licences_gets_the_text_of_each(script: Script, tmp_path: Path) -> None:
    licences, parts = script("licences"), script("parts")
    same = parts.Part("one", "1", "MIT", ("Do as\nyou like.",), "pypi")
    crate = parts.Part("crate", "7", "0BSD", (), "cargo")
    other = parts.Part("two", "2", "MIT", ("Do as you  like.",), "pypi", inside=(crate,))
    text = "\n".join(licences.written([same, other]))
    assert text.count("you like.") == 1
    assert "The same text as for one." in text
    assert "crate 7  0BSD" in text


def test_every_notice_among_the_resources_is_handed_out(script: Script) -> None:
    """Some of the licences of what is counted and listed there ask for it."""
    resources = ROOT / "resources/naba_resources"
    own = [notice for part in script("parts").bundled() for notice in part.notices]
    files = [file for name in ("NOTICE.md", "OFL.txt") for file in resources.glob(f"*/{name}")]
    assert len(files) >= 3
    assert {file.read_text(encoding="utf-8") for file in files} <= set(own)


@pytest.mark.parametrize("name", ["install.sh", "uninstall.sh", "install_wheels.sh"])
def test_the_installers_are_plain_shell(name: str) -> None:
    """They run on systems that we never see, where /bin/sh may be dash or busybox."""
    file = ROOT / "packaging/linux" / name
    assert file.read_text().startswith("#!/bin/sh\n")
    subprocess.run(["sh", "-n", file], check=True)


def test_uninstalling_from_another_place_removes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "naba").write_text("#!/bin/sh\n")
    (folder / "naba").chmod(0o755)
    (folder / "uninstall.sh").write_text((ROOT / "packaging/linux/uninstall.sh").read_text())
    done = subprocess.run(["sh", folder / "uninstall.sh"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Not an installed Naba" in done.stderr
    assert (folder / "naba").exists()
