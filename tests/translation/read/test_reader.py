"""The parsing process: the same articles, hostile files refused within limits, and it may die unharmed."""

from __future__ import annotations

import json
import os
import signal
import socket
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import documents
from naba_translation.article import Article
from naba_translation.errors import (
    FileEmpty,
    FileTooLarge,
    FileUnreadable,
    NotArabic,
    ReaderFailed,
    ReadError,
)
from naba_translation.read import Reader, load, load_bytes
from naba_translation.read.limits import Limits
from naba_translation.read.wire import dump_article, dump_error, parse_answer

LINUX = sys.platform == "linux"


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(limits=Limits(wall_seconds=30, processor_seconds=20)) as reader:
        yield reader


@pytest.mark.parametrize("name", documents.every_format())
def test_gives_what_reading_here_gives(reader: Reader, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(documents.every_format()[name])
    assert reader.load(path) == load_bytes(path.read_bytes(), str(path))


def test_reads_what_is_in_memory(reader: Reader) -> None:
    data = documents.every_format()["old.txt"]
    assert reader.load_bytes(data, "-") == load_bytes(data, "-")


def test_errors_keep_their_kind_path_and_reason(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    for name, kind in (("empty.txt", FileEmpty), ("gone.txt", FileUnreadable)):
        with pytest.raises(kind) as caught:
            reader.load(tmp_path / name)
        assert caught.value.path == tmp_path / name
        assert caught.value.reason


def bomb(size: int) -> bytes:
    """A Word file whose text unpacks to `size` zeros' worth of paragraphs."""
    return documents.docx("<w:p/>" * (size // 6))


def many_page_pdf(pages: int) -> bytes:
    """A PDF whose page tree names one empty page many times."""
    kids = b" ".join([b"3 0 R"] * pages)
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Count %d/Kids[%s]>>endobj\n" % (pages, kids),
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n",
    ]
    return b"%PDF-1.4\n" + b"".join(parts) + b"trailer<</Root 1 0 R>>\n%%EOF"


def lying_zip() -> bytes:
    """A Word file whose header says its text is small."""
    data = bytearray(documents.docx("<w:p/>" * 900_000))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", data, at + 24, 500)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "'
    + "لا" * 50
    + '">'
    + "".join(f'<!ENTITY {chr(98 + step)} "{("&" + chr(97 + step) + ";") * 12}">' for step in range(9))
)
HOSTILE = {
    "three million paragraphs": ("a.docx", bomb(18_000_000), FileTooLarge),
    "zip bomb": ("a.docx", documents.zipped({"word/document.xml": b"\0" * 190_000_000}), FileTooLarge),
    "header that lies": ("a.docx", lying_zip(), ReadError),
    "twenty thousand pages": ("a.pdf", many_page_pdf(20_000), FileTooLarge),
    "fifty megabytes of text": ("a.txt", "نص طويل ".encode() * 3_400_000, FileTooLarge),
    "one endless word": ("a.txt", "ا".encode() * 9_000_000, FileTooLarge),
    "entity bomb": (
        "a.docx",
        documents.zipped({"word/document.xml": f"{ENTITIES}]><x>&j;</x>"}),
        ReadError,
    ),
    "deep page": ("a.html", b"<html><body>" + b"<div>" * 100_000 + "نص".encode(), ReadError),
    "many archive members": (
        "a.zip",
        documents.zipped({f"{n}.txt": "" for n in range(10_001)}),
        FileTooLarge,
    ),
    "deep groups": ("a.rtf", b"{\\rtf1" + b"{" * 500_000, ReadError),
    "nested mail": (
        "a.eml",
        b"From: a\nTo: b\nSubject: c\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
        ReadError,
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_are_refused_within_the_limits(reader: Reader, tmp_path: Path, case: str) -> None:
    name, data, error = HOSTILE[case]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        reader.load(path)
    assert len(str(caught.value)) < 400


def test_external_entities_are_not_read(reader: Reader, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("كلمة السر هنا")
    xml = (
        f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]><w:document xmlns:w="{documents.W}"><w:body>'
        f"<w:p><w:r><w:t>نص عادي في الملف &s;</w:t></w:r></w:p></w:body></w:document>"
    )
    path = tmp_path / "a.docx"
    path.write_bytes(documents.zipped({"word/document.xml": xml}))
    try:
        text = reader.load(path).text
    except ReadError:
        return
    assert "السر" not in text


@pytest.mark.enable_socket
def test_nothing_is_fetched(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, Reader() as reader:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        extra = f'<link rel="stylesheet" href="{address}"><script src="{address}"></script>'
        reader.load_bytes(
            documents.page(extra=extra).replace(b"http://127.0.0.1:9/x.png", address.encode()), "a.html"
        )
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.skipif(not LINUX, reason="the fence is Linux's")
def test_the_process_says_what_stands_around_it() -> None:
    with Reader() as reader:
        assert reader.fence.limits
        assert reader.fence.network


@pytest.mark.skipif(not LINUX, reason="signals")
def test_a_killed_process_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(documents.every_format()["a.txt"])
    with Reader() as reader:
        first = reader.load(path)
        pid = reader.process_id
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        assert reader.load(path) == first
        assert reader.process_id != pid


def test_too_slow_a_file_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "slow.txt"
    path.write_bytes(("كلمة " * 60 + "\n").encode() * 12_000)  # seconds of work
    with Reader(limits=Limits(wall_seconds=1)) as reader:
        with pytest.raises(ReaderFailed, match="more than 1 seconds"):
            reader.load(path)
        assert reader.load_bytes(documents.every_format()["a.txt"], "a.txt").title == documents.TITLE


@pytest.mark.skipif(not LINUX, reason="named pipes")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "endless.txt"
    os.mkfifo(pipe)
    with pytest.raises(FileUnreadable, match="not a file"):
        load(pipe)


@pytest.mark.skipif(not LINUX, reason="memory limits are Linux's")
def test_too_much_memory_is_an_error_not_a_death(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(documents.docx("<w:p><w:r><w:t>" + "نص " * 1_500_000 + "</w:t></w:r></w:p>"))
    with Reader(limits=Limits(memory_bytes=260_000_000)) as reader, pytest.raises(ReadError):
        reader.load(path)


def article() -> Article:
    return load_bytes(documents.every_format()["a.txt"], "a.txt")


def test_the_wire_carries_articles_and_errors_whole() -> None:
    path = Path("a.txt")
    assert parse_answer(dump_article(article()), path) == article()
    with pytest.raises(NotArabic, match="English"):
        parse_answer(dump_error(NotArabic(path, "it seems to be English")), path)


@pytest.mark.parametrize(
    "damage",
    [
        {"text": "نص آخر"},
        {"paragraphs": [[0, 10**9, "body"]]},
        {"paragraphs": [[5, 9, "body"], [0, 3, "body"]]},
        {"paragraphs": [[0, True, "body"]]},
        {"paragraphs": [[0, 3, "script"]]},
        {"title": 3},
        {"published": "yesterday"},
        {"paragraphs": [[0, float("inf"), "body"]]},
    ],
)
def test_answers_that_do_not_hold_together_are_refused(damage: dict[str, object]) -> None:
    answer = json.loads(dump_article(article()))
    answer["article"] |= damage
    with pytest.raises(ReaderFailed):
        parse_answer(json.dumps(answer).encode(), Path("a.txt"))


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"[]", b"\xff", b'{"error": "SystemExit", "reason": "x"}', b"[" * 99999]
)
def test_nonsense_answers_are_refused(line: bytes) -> None:
    with pytest.raises(ReaderFailed):
        parse_answer(line, Path("a.txt"))
