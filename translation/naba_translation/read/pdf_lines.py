"""The lines of a PDF page in reading order, from where its glyphs stand.

A PDF holds glyphs at places, in any order. PDFium's own text puts lines with tanween, quotes or brackets out
of order (measured on files of LibreOffice and typst), so only its glyph places and letters are used: lines by
baseline, columns by recursive XY-cut (Nagy and Seth 1984). Tashkeel is left out: producers attach it to the
wrong letter, and the engine does not want it.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium_c

from naba_translation.read.visual_order import STOPS, logical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pypdfium2 as pdfium

_MARK = re.compile(r"[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\uFC5E-\uFC63\uFE70-\uFE7F]")
_ARABIC = re.compile(r"[\u0600-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE80-\uFEFC]")
_ALEF = "اأإآٱ"
_NO_LETTER = frozenset((0xAD, 0xFFFE, 0xFFFF))  # soft hyphen; what PDFium writes for no character
_DEEPEST = 24  # cuts within cuts
_GUTTER = 1.2  # in em: white space this wide and as tall as the block parts two columns
_SPACE = 0.16  # in em: a gap this wide between two glyphs is a space, spelt out or not


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter or ligature. Places in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    baseline: float
    size: float  # of the font
    marked: bool = (
        False  # its letters came with tashkeel: it may be the mark's own glyph, naming its letter again
    )


class _Fragment(NamedTuple):
    """Glyphs on one baseline with no wide gap between them, and where they stand."""

    glyphs: list[Glyph]
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column, in logical order."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


def page_lines(page: pdfium.PdfPage) -> list[Line]:
    """All lines of a page in reading order, those of a right-hand column first."""
    glyphs = _without_marks(list(_glyphs(page)))
    if not glyphs:
        return []
    size = median(glyph.size for glyph in glyphs)
    rows = [row for block in _blocks(_fragments(glyphs), size, depth=0) for row in _rows(block)]
    texts = [_visual(row) for row in rows]
    stray = sum(bool(tokens) and tokens[0] in STOPS for tokens in texts)
    ltr = stray > 1 and stray * 8 > len(
        texts
    )  # full stops at the right edge: Arabic set in left-to-right paragraphs
    return [
        Line(
            text,
            min(glyph.left for glyph in row),
            max(glyph.right for glyph in row),
            median(glyph.baseline for glyph in row),
            median(glyph.size for glyph in row),
        )
        for row, tokens in zip(rows, texts, strict=True)
        if (text := logical(tokens, ltr=ltr))
    ]


def _glyphs(page: pdfium.PdfPage) -> Iterator[Glyph]:
    """The page's letters; several that one glyph stands for are one, in logical order."""
    textpage = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium_c.FS_RECTF()
    found: list[tuple[float, float, str, float, float, float]] = []
    for index in range(textpage.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(textpage, index)
        if (
            code < 0x20
            or code in {0xAD, 0xFFFE, 0xFFFF}
            or pdfium_c.FPDFText_IsGenerated(textpage, index) == 1
        ):
            continue
        pdfium_c.FPDFText_GetCharOrigin(textpage, index, x, y)
        pdfium_c.FPDFText_GetLooseCharBox(textpage, index, box)
        size = pdfium_c.FPDFText_GetFontSize(textpage, index)
        height = box.top - box.bottom
        found.append((x.value, y.value, chr(code), box.left, box.right, size if size > 1.5 else height))
    textpage.close()
    places = [list(group) for _, group in groupby(sorted(found, key=_place), key=_place)]
    for parts in places:
        named = "".join(part[2] for part in parts)
        text = _MARK.sub("", named)
        if _ARABIC.search(text):
            text = unicodedata.normalize("NFKC", text)
            if text.strip()[1:] == "ل" and text[0] in _ALEF:
                text = text[::-1]
        left, right = min(part[3] for part in parts), max(part[4] for part in parts)
        baseline, size = parts[0][1], parts[0][5] or 10.0
        letters = "".join(text.split())
        if letters:
            yield Glyph(letters, left, right, baseline, size, marked=text != named)
        if named.isspace() and right > left:  # spaces with no width stand anywhere
            yield Glyph(" ", left, right, baseline, size)


def _without_marks(glyphs: list[Glyph]) -> list[Glyph]:
    """Leave out each mark's own glyph that names the letter under it again: the letter's is the wider one."""
    near: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        near[int(glyph.left) // 16].append(glyph)

    def named_again(mark: Glyph) -> bool:
        slot, reach = int(mark.left) // 16, 0.3 * mark.size
        return any(
            mark.text in other.text
            and other.right - other.left > mark.right - mark.left
            and abs(other.baseline - mark.baseline) < 0.6 * other.size
            and other.left - reach < mark.left
            and mark.right < other.right + reach
            for other in near[slot - 1] + near[slot] + near[slot + 1]
        )

    return [glyph for glyph in glyphs if not (glyph.marked and named_again(glyph))]


def _place(part: tuple[float, float, str, float, float, float]) -> tuple[float, float]:
    return round(part[0], 2), round(part[1], 2)


def _fragments(glyphs: Sequence[Glyph]) -> list[_Fragment]:
    """From the top of the page down, and on one baseline from right to left."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.baseline):
        if glyph.text == " " and not rows:
            continue
        if rows and rows[-1][0].baseline - glyph.baseline < 0.35 * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    fragments: list[_Fragment] = []
    for row in rows:
        row.sort(key=lambda glyph: (-glyph.right, -glyph.left))
        fragment = [row[0]]
        for glyph in row[1:]:
            if min(before.left for before in fragment[-3:]) - glyph.right > _GUTTER * glyph.size:
                fragments.append(_fragment(fragment))
                fragment = []
            fragment.append(glyph)
        fragments.append(_fragment(fragment))
    return fragments


def _fragment(glyphs: list[Glyph]) -> _Fragment:
    left, right = min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs)
    return _Fragment(glyphs, left, right, glyphs[0].baseline, glyphs[0].size)


def _blocks(fragments: list[_Fragment], size: float, *, depth: int) -> Iterator[list[_Fragment]]:
    """Cut a page at its gutters, right side first, else at a white band, until neither is left.

    Of the bands the first from the top is taken below which there is a gutter, so that a headline is parted
    from the columns under it before the columns' paragraphs are parted from each other; else the widest.
    """
    sides = _sides(fragments, size) if depth < _DEEPEST else None
    if sides:
        for side in sides:
            yield from _blocks(side, size, depth=depth + 1)
        return
    bands = _gaps([(f.baseline - 0.3 * f.size, f.baseline + 0.8 * f.size) for f in fragments], 0.2 * size)
    if not bands or depth >= _DEEPEST:
        yield fragments
        return
    topmost = sorted((middle for _, middle in bands), reverse=True)[:8]
    band = next(
        (middle for middle in topmost if _sides([f for f in fragments if f.baseline <= middle], size)),
        max(bands)[1],
    )
    yield from _blocks([f for f in fragments if f.baseline > band], size, depth=depth + 1)
    yield from _blocks([f for f in fragments if f.baseline <= band], size, depth=depth + 1)


def _sides(fragments: list[_Fragment], size: float) -> tuple[list[_Fragment], list[_Fragment]] | None:
    """The fragments right and left of the widest gutter with a few lines on either side, or None."""
    if len(fragments) < 6:
        return None
    gaps = _gaps([(fragment.left, fragment.right) for fragment in fragments], _GUTTER * size)
    if not gaps:
        return None
    gutter = max(gaps)[1]
    right = [fragment for fragment in fragments if fragment.left >= gutter]
    left = [fragment for fragment in fragments if fragment.left < gutter]
    return (right, left) if min(_height(right), _height(left)) >= 3 else None


def _height(fragments: list[_Fragment]) -> int:
    """In lines."""
    return len({round(fragment.baseline) for fragment in fragments})


def _gaps(spans: Iterable[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    """Width and middle of the gaps that no span crosses and that are at least so wide."""
    gaps = []
    reached = float("inf")
    for start, end in sorted(spans):
        if start - reached >= least:
            gaps.append((start - reached, (start + reached) / 2))
        reached = end if reached == float("inf") else max(reached, end)
    return gaps


def _rows(block: list[_Fragment]) -> list[list[Glyph]]:
    """The lines of one block from top to bottom, fragments on one baseline put together."""
    rows: list[list[Glyph]] = []
    for fragment in sorted(block, key=lambda fragment: -fragment.baseline):
        if rows and rows[-1][0].baseline - fragment.baseline < 0.35 * fragment.size:
            rows[-1] += fragment.glyphs
        else:
            rows.append(list(fragment.glyphs))
    return rows


def _visual(row: list[Glyph]) -> list[str]:
    """The letters of one line from right to left, with its spaces."""
    spaces = [glyph for glyph in row if glyph.text == " "]
    letters = [glyph for glyph in row if glyph.text != " "]
    letters.sort(key=lambda glyph: (-(glyph.left + glyph.right), -glyph.right))
    tokens: list[str] = []
    previous: Glyph | None = None
    for glyph in letters:
        if previous is not None:
            if _same_letter(previous, glyph):
                continue
            if _is_apart(previous, glyph, spaces):
                tokens.append(" ")
        tokens.append(glyph.text)
        previous = glyph
    return tokens


def _is_apart(right: Glyph, left: Glyph, spaces: list[Glyph]) -> bool:
    """Whether a space lies between two glyphs: a gap as wide as one, or any where a space is spelt."""
    gap, size = right.left - left.right, min(right.size, left.size)
    if gap > _SPACE * size:
        return True
    return gap > -0.1 * size and any(
        left.left + left.right < space.left + space.right < right.left + right.right for space in spaces
    )


def _same_letter(one: Glyph, other: Glyph) -> bool:
    """A letter written twice in one place, as bold by overprinting is."""
    overlap = min(one.right, other.right) - max(one.left, other.left)
    return one.text == other.text and overlap > 0.5 * min(one.right - one.left, other.right - other.left)
