"""PDF files: lines into paragraphs, running heads marked, and a check of the text layer's health."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from naba_translation.article import Kind
from naba_translation.errors import FileTooLarge, FormatUnsupported, TextDamaged
from naba_translation.read import scan
from naba_translation.read.extract import Extract, Refused, joined
from naba_translation.read.language import arabic_share, common_share
from naba_translation.read.pdf_lines import Line, page_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.read.limits import Limits

VERSION = "pdf/2"
_STOPPED = re.compile(r"[.!؟?…][\"'”’»)\]]*\Z")
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:صفحة|page|ص)?\W*\d{1,4}\W*(?:(?:من|of|/)\W*\d{1,4})?)?[\W_]*", re.IGNORECASE
)
_LAM_ALEF = re.compile("ل[اأإآ]")
_NEAR = 15  # lines above and below that show how wide a column is
_WORD = re.compile(r"[\u0621-\u064A]{2,}")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line and what it was judged to be on its page."""

    line: Line
    page: int
    edge: bool  # among the first or last two of its page
    left: float  # of its column, in points from the page's left side
    right: float
    running: bool = False  # a running head, foot or page number


def read(data: bytes, limits: Limits) -> Extract:
    """The text of a PDF with a text layer; of one without, by optical recognition where that is installed.

    Raises Refused: locked, damaged, too long, or with a text layer that is not what the page shows.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refused(FormatUnsupported, "it is locked with a password") from error
        raise Refused(TextDamaged, "the PDF is damaged") from error
    try:
        if len(document) > limits.pages:
            raise Refused(FileTooLarge, f"{len(document):,} pages; {limits.pages:,} is the most")
        placed = list(_placed(document, limits))
        if sum(len(item.line.text) for item in placed if not item.running) < 20:
            return scan.read_pages(document, limits)
    finally:
        document.close()
    pieces = list(_paragraphs(placed))
    text, blocks = joined(pieces)
    check_text_layer("\n".join(piece for piece, kind in pieces if kind is not Kind.FURNITURE))
    return Extract(VERSION, text, blocks)


def _placed(document: pdfium.PdfDocument, limits: Limits) -> Iterator[_Placed]:
    placed: list[_Placed] = []
    characters = 0
    for number in range(len(document)):
        page = document[number]
        lines = page_lines(page)
        page.close()
        characters += sum(len(line.text) for line in lines)
        if characters > limits.characters:
            raise Refused(FileTooLarge, f"more than {limits.characters:,} characters")
        last = len(lines) - 2
        placed += [
            _Placed(line, number, index < 2 or index >= last, *_column(lines, index))
            for index, line in enumerate(lines)
        ]
    seen = Counter(
        (_without_number(item.line.text), round(item.line.baseline)) for item in placed if item.edge
    )
    for item in placed:
        key = (_without_number(item.line.text), round(item.line.baseline))
        repeated = item.edge and seen[key] > 1 and seen[key] * 3 >= len(document)
        number = item.edge and _PAGE_NUMBER.fullmatch(item.line.text) is not None
        yield replace(item, running=repeated or number)


def _column(lines: list[Line], index: int) -> tuple[float, float]:
    """The left and right edge of the column a line stands in: those of its neighbours in the same type."""
    line = lines[index]
    beside = [
        other
        for other in lines[max(0, index - _NEAR) : index + _NEAR + 1]
        if abs(other.size - line.size) < 0.08 * line.size
        and other.left < line.right
        and line.left < other.right
    ]
    return min(other.left for other in beside), max(other.right for other in beside)


def _without_number(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _paragraphs(placed: list[_Placed]) -> Iterator[tuple[str, Kind | None]]:
    """Lines that belong together, joined by spaces; a paragraph may run on from one page to the next."""
    body = [item for item in placed if not item.running]
    size = median(item.line.size for item in body)
    pitch = _pitch(body)
    largest = max(item.line.size for item in body)
    open_lines: list[_Placed] = []
    held: list[_Placed] = []  # running heads met inside a paragraph come after it
    for item in placed:
        if item.running:
            held.append(item)
            continue
        if open_lines and not _goes_on(open_lines, item, pitch):
            yield _piece(open_lines, size, largest)
            open_lines = []
        if not open_lines:
            yield from ((head.line.text, Kind.FURNITURE) for head in held)
            held = []
        open_lines.append(item)
    if open_lines:
        yield _piece(open_lines, size, largest)
    yield from ((head.line.text, Kind.FURNITURE) for head in held)


def _piece(lines: list[_Placed], size: float, largest: float) -> tuple[str, Kind | None]:
    text = " ".join(item.line.text for item in lines)
    height = lines[0].line.size
    if lines[0].page == 0 and height == largest and height > 1.15 * size and len(text.split()) <= 40:
        return text, Kind.TITLE
    return text, Kind.HEADING if height > 1.12 * size and len(text.split()) <= 25 else None


def _pitch(body: list[_Placed]) -> float:
    """The usual distance from one baseline to the next, in sizes of the type."""
    steps = [
        (above.line.baseline - below.line.baseline) / above.line.size
        for above, below in pairwise(body)
        if above.page == below.page and 0 < above.line.baseline - below.line.baseline < 4 * above.line.size
    ]
    return min(median(steps), sorted(steps)[len(steps) // 3] * 1.2) if steps else 1.5


def _goes_on(lines: list[_Placed], item: _Placed, pitch: float) -> bool:
    """Whether a line continues the paragraph: same type, no wider gap, and the line before it was full."""
    before, line = lines[-1].line, item.line
    if abs(before.size - line.size) > 0.08 * before.size:
        return False
    full = _is_full(lines[-1], line)
    if lines[-1].page != item.page or line.baseline > before.baseline:  # the next page or column
        return full and not _STOPPED.search(before.text)
    flush = len(lines) > 1 and abs(lines[-2].line.right - before.right) < 0.2 * line.size
    indented = flush and 0.8 * line.size < before.right - line.right < 6 * line.size
    return before.baseline - line.baseline < 1.28 * pitch * line.size and full and not indented


def _is_full(last: _Placed, following: Line) -> bool:
    """Whether the next line's first word would not have fitted on the last one, which so was broken there."""
    word = following.text.split()[0]
    width = (following.right - following.left) * (len(word) + 1) / max(1, len(following.text))
    room = (last.line.left - last.left) + (last.right - last.line.right)
    return room < 1.15 * width + 0.02 * (last.right - last.left)


def check_text_layer(text: str) -> None:
    """Raises Refused(TextDamaged) where a text layer cannot be what the page shows.

    Arabic press text has some of Arabic's commonest words in every line, and lam-alef in one word of ten: a
    font without its map to letters, letters in visual order, or ligatures that were lost all show in these.
    """
    if arabic_share(text) < 0.3:
        strange = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in text[:20_000])
        if strange > 20:
            raise Refused(TextDamaged, "its font has no map to letters, so its text cannot be taken out")
        return
    words = _WORD.findall(text)
    if len(words) < 40:
        return
    if common_share(text) < 0.04:
        if common_share(" ".join(word[::-1] for word in words)) > 0.08:
            raise Refused(TextDamaged, "its letters are stored back to front")
        raise Refused(TextDamaged, "its text layer is not the Arabic that the page shows")
    if len(words) >= 150 and sum(bool(_LAM_ALEF.search(word)) for word in words) < 0.01 * len(words):
        raise Refused(TextDamaged, "its text layer has lost the letters لا")
