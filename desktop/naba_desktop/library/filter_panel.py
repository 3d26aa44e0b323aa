"""The choices that narrow the list of articles; opens under its button."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from naba_desktop.library.day_field import DayField
from naba_desktop.library.entry import Entry
from naba_desktop.library.narrowing import Narrowing, Risk
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.shown import one_line

_ANY = "Any"
_RISKS = (
    (_ANY, None),
    ("With something doubtful", Risk.DOUBT),
    ("With something to check", Risk.LOOK),
    ("No open doubts", Risk.CLEAN),
    ("Not translated to the end", Risk.OPEN),
)
_REVIEWED = ((_ANY, None), ("Reviewed", True), ("Not reviewed", False))
_WATCHED = ((_ANY, False), ("Mentions a watched term", True))


class FilterPanel(QFrame):
    """Every choice counts at once.

    Signals:
        narrowed(Narrowing): show these articles; the words of it are those it was opened with.
    """

    narrowed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("filter_panel")
        self.setAccessibleName("Filters of the list")
        self._narrowing = Narrowing()
        self._filling = False
        self.outlet = self._choice("Outlet")
        self.since = DayField("Published since", last=False)
        self.until = DayField("Published until", last=True)
        self.risk = self._choice("What the checks found", _RISKS)
        self.reviewed = self._choice("Review", _REVIEWED)
        self.tag = self._choice("Tag")
        self.story = self._choice("Story")
        self.watched = self._choice("Watch list", _WATCHED)
        self.clear = QPushButton("Clear filters")
        self.clear.setAccessibleName("Clear filters")
        self.clear.clicked.connect(self._clear)
        self.done = QPushButton("Done")
        self.done.setAccessibleName("Close the filters")
        self.done.setDefault(True)
        self.done.clicked.connect(self.close)
        for field in (self.since, self.until):
            field.day_changed.connect(self._tell)
            field.returnPressed.connect(self.close)
        self._lay_out()

    def open_at(self, place: QPoint, narrowing: Narrowing, entries: Iterable[Entry]) -> None:
        """Show the panel with its top left at a global position, with the choices that these entries give."""
        self._fill(narrowing, tuple(entries))
        self.adjustSize()
        space = self.screen().availableGeometry()
        x = max(space.left(), min(place.x(), space.right() - self.width()))
        y = max(space.top(), min(place.y(), space.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.outlet.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, narrowing: Narrowing, entries: tuple[Entry, ...]) -> None:
        self._filling = True
        self._narrowing = narrowing
        outlets = sorted({entry.outlet for entry in entries if entry.outlet})
        tags = sorted({tag for entry in entries for tag in entry.tags})
        self._offer(self.outlet, [(_ANY, ""), *((one_line(name), name) for name in outlets)])
        self._offer(self.tag, [(_ANY, ""), *((one_line(name), name) for name in tags)])
        stories = [(one_line(narrowing.story_title), narrowing.story)] if narrowing.story else []
        self._offer(self.story, [(_ANY, ""), *stories])
        self.story.setToolTip("Choose a story in the place “Stories”.")
        for box, value in (
            (self.outlet, narrowing.outlet),
            (self.risk, narrowing.risk),
            (self.reviewed, narrowing.reviewed),
            (self.tag, narrowing.tag),
            (self.story, narrowing.story),
            (self.watched, narrowing.watched),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.since.show_day(narrowing.since)
        self.until.show_day(narrowing.until)
        self._filling = False

    def _tell(self) -> None:
        if self._filling:
            return
        self._narrowing = replace(
            self._narrowing,
            outlet=self.outlet.currentData(),
            since=self.since.day,
            until=self.until.day,
            risk=self.risk.currentData(),
            reviewed=self.reviewed.currentData(),
            tag=self.tag.currentData(),
            story=self.story.currentData(),
            watched=self.watched.currentData(),
        )
        self.narrowed.emit(self._narrowing)

    def _clear(self) -> None:
        self._filling = True
        for box in self.findChildren(QComboBox):
            box.setCurrentIndex(0)
        for field in (self.since, self.until):
            field.clear()
        self._filling = False
        self._tell()

    def _choice(self, name: str, choices: Iterable[tuple[str, object]] = ((_ANY, ""),)) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        self._offer(box, choices)
        box.currentIndexChanged.connect(lambda _: self._tell())
        return box

    def _offer(self, box: QComboBox, choices: Iterable[tuple[str, object]]) -> None:
        box.blockSignals(True)
        box.clear()
        for words, value in choices:
            box.addItem(words, value)
        box.blockSignals(False)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(16, 14, 16, 14)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        for words, widget in (
            ("&Outlet", self.outlet),
            ("Published &since", self.since),
            ("Published &until", self.until),
            ("C&hecks", self.risk),
            ("Re&viewed", self.reviewed),
            ("&Tag", self.tag),
            ("Sto&ry", self.story),
            ("&Watch list", self.watched),
        ):
            label = PlainLabel(words)
            label.setBuddy(widget)
            form.addRow(label, widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.clear)
        buttons.addStretch(1)
        buttons.addWidget(self.done)
        form.addRow(buttons)
