"""Tables of a Word document: a head that stands on every page, thin lines, fixed widths."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from naba_translation.export.docx_text import arabic, plain
from naba_translation.export.pages import in_arabic
from naba_translation.normalise import has_arabic

ACCENT, QUIET, INK, _FAINT, _TINT = "17525F", "5C6670", "1B1F23", "D9DDE1", "F1F5F6"


class Grid:
    """A table that is filled from the top. `widths` in millimetres; `heads` may be empty."""

    def __init__(self, word: Word, *, widths: Sequence[float], heads: Sequence[str]) -> None:
        self._table = word.add_table(rows=1, cols=len(widths))
        self._table.autofit = False
        _line(self._table._tbl.tblPr)
        for column, width in zip(self._table.columns, widths, strict=True):
            column.width = Mm(width)
        for cell, width in zip(self._table.rows[0].cells, widths, strict=True):
            cell.width = Mm(width)
            spacing = cell.paragraphs[0].paragraph_format
            spacing.space_before, spacing.space_after = Pt(2), Pt(3)
        self._blank = deepcopy(self._table.rows[0]._tr)
        if heads:
            self._head(heads)
        else:
            self._table._tbl.remove(self._table.rows[0]._tr)

    def row(self, *, tinted: bool = False, whole: bool = True) -> tuple[Paragraph, ...]:
        """The first paragraphs of a new row's cells. A `whole` row is not cut at the foot of a page."""
        element = deepcopy(self._blank)
        self._table._tbl.append(element)
        row = _Row(element, self._table)
        if whole:
            _say(element, "w:cantSplit")
        cells = [_Cell(cell, self._table) for cell in row._tr.tc_lst]
        if tinted:
            for cell in cells:
                _shade(cell)
        return tuple(cell.paragraphs[0] for cell in cells)

    def _head(self, heads: Sequence[str]) -> None:
        row = self._table.rows[0]
        _say(row._tr, "w:cantSplit")
        _say(row._tr, "w:tblHeader")
        for cell, head in zip(row.cells, heads, strict=True):
            if has_arabic(head):
                arabic(cell.paragraphs[0], in_arabic(head), size=9, bold=True, colour=ACCENT)
            else:
                plain(cell.paragraphs[0], head, size=9, bold=True, colour=ACCENT)


def _say(row: Any, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", _TINT)):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _line(properties: Any) -> None:
    """Lines above and below each row, none between columns."""
    borders = OxmlElement("w:tblBorders")
    for side, colour, size in (("top", ACCENT, 8), ("bottom", ACCENT, 8), ("insideH", _FAINT, 4)):
        border = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", str(size)), ("space", "0"), ("color", colour)):
            border.set(qn(f"w:{key}"), value)
        borders.append(border)
    properties.insert_element_before(
        borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription"
    )
