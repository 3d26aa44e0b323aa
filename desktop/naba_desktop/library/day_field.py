"""A field for a day, a month or a year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

_TEXT = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$")


class DayField(QLineEdit):
    """Empty is any day. `last`: a month or a year stands for its last day, else for its first.

    Signals:
        day_changed(): it holds another day, or none.
    """

    day_changed = Signal()

    def __init__(self, name: str, *, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = last
        self._day: date | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText("2024-06-18, 2024-06 or 2024")
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._read)

    @property
    def day(self) -> date | None:
        """The day; None while there is none or it cannot be read."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Hold this day."""
        if day != self._day:
            self.setText(day.isoformat() if day else "")

    def _read(self, text: str) -> None:
        day = day_of(text, last=self._last)
        self.setProperty("wrong", bool(text.strip()) and day is None)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setToolTip("This is not a day, a month or a year." if self.property("wrong") else "")
        if day != self._day:
            self._day = day
            self.day_changed.emit()


def day_of(text: str, *, last: bool) -> date | None:
    """The day that is written; of a month or a year its first or its last. None where it is none."""
    found = _TEXT.match(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if month is None:
            return date(year or 0, 12, 31) if last else date(year or 0, 1, 1)
        if day is None:
            return date(year or 0, month, monthrange(year or 0, month)[1] if last else 1)
        return date(year or 0, month, day)
    except ValueError:  # no such month, or no such day in it
        return None
