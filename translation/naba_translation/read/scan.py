"""Pictures of text and scanned PDFs, through Tesseract with its Arabic data where both are installed."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from naba_translation.errors import FileEmpty, FileTooLarge, FormatUnsupported, ReaderFailed
from naba_translation.read.extract import Extract, Refused, joined
from naba_translation.read.text import split_lines

if TYPE_CHECKING:
    import pypdfium2 as pdfium

    from naba_translation.article import Kind
    from naba_translation.read.limits import Limits

VERSION = "ocr/1"
_PAGES = 10  # a page takes seconds
_DOTS_PER_INCH = 300
_SECONDS = 40
_PIXELS = 40_000_000


def is_installed() -> bool:
    """Whether Tesseract and its Arabic data are on this machine."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        listed = subprocess.run(
            [program, "--list-langs"],
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "ara" in (listed.stdout + listed.stderr).split()


def read(data: bytes) -> Extract:
    """The text of one picture. Raises Refused: not installed, nothing recognised, or it took too long."""
    return _extract(recognised(data))


def read_pages(document: pdfium.PdfDocument, limits: Limits) -> Extract:
    """The text of a PDF that has only pictures. Raises Refused as `read` does, and for too many pages."""
    if len(document) > min(_PAGES, limits.pages):
        raise Refused(FileTooLarge, f"{len(document)} scanned pages; {_PAGES} is the most")
    _check_installed()  # before pages are drawn, which takes a second each
    pages = []
    for number in range(len(document)):
        page = document[number]
        width, height = page.get_size()
        scale = min(_DOTS_PER_INCH / 72, (_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        header = (
            f"P5 {bitmap.width} {bitmap.height} 255\n".encode()
        )  # portable grey map: no picture library needed
        rows = bytes(bitmap.buffer)
        grey = b"".join(
            rows[line * bitmap.stride : line * bitmap.stride + bitmap.width] for line in range(bitmap.height)
        )
        pages.append(recognised(header + grey))
        page.close()
    return _extract("\n\n".join(pages))


def recognised(picture: bytes) -> str:
    """The text Tesseract finds in a picture of any format it knows. Raises Refused as `read` does."""
    _check_installed()
    try:
        result = subprocess.run(
            ["tesseract", "stdin", "stdout", "-l", "ara", "--psm", "3"],
            input=picture,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin"},
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(ReaderFailed, f"recognition took more than {_SECONDS} seconds") from error
    if result.returncode:
        raise Refused(FormatUnsupported, "the picture could not be read")
    return result.stdout.decode("utf-8", "replace").replace("\x0c", "\n")


def _check_installed() -> None:
    if not is_installed():
        raise Refused(
            FormatUnsupported,
            "pictures only: text in them is read where Tesseract with its Arabic data is installed",
        )


def _extract(recognised: str) -> Extract:
    """Paragraphs of recognised lines: Tesseract leaves a blank line between them."""
    pieces: list[tuple[str, Kind | None]] = [
        (" ".join(recognised[block.start : block.end].split()), None)
        for block in split_lines(recognised, wrapped=True)
    ]
    if not pieces:
        raise Refused(FileEmpty, "no text could be recognised in it")
    text, blocks = joined(pieces)
    return Extract(VERSION, text, blocks)
