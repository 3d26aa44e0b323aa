"""The place where one searches all articles: a field, what was found, and how much is known by meaning."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from naba_desktop.found.line import Line
from naba_desktop.found.line_table import LineTable
from naba_desktop.found.line_view import LineView
from naba_desktop.look.faces import Faces
from naba_desktop.look.place_head import PlaceHead
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.theme import Theme
from naba_desktop.search.looking_up import MOST, Answer
from naba_translation.counted import counted

if TYPE_CHECKING:
    from naba_translation.search import Hit

_TYPING_MS = 200  # search when the typing rests, not at every letter
_HINT = "Words of either language, “phrases in quotation marks”, or a question in English. Enter opens a sentence."
_NOTHING = "Nothing found. Fewer words, or another spelling of a name, may find it."


class SearchPlace(QWidget):
    """Signals:
    asked(str): look this up; empty when there is nothing to look up.
    opened(str, int): go to this article and sentence.
    """

    asked = Signal(str)
    opened = Signal(str, int)

    def __init__(self, theme: Theme, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setObjectName("search_field")
        self.field.setPlaceholderText("Search all articles in English or Arabic")
        self.field.setAccessibleName("Search all articles")
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.only_listed = QCheckBox("Only in the articles that the &list shows")
        self.only_listed.toggled.connect(self.search)
        self.note = PlainLabel(_HINT, name="place_note", wrap=True)
        self.table = LineTable(self)
        self.list = LineView(self.table, theme, faces, name="Sentences found")
        self.list.opened.connect(self.opened)
        self._learnt = PlainLabel(name="place_note", wrap=True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Sentences learnt by meaning")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.search)
        self.field.textChanged.connect(self._typing.start)
        self._lay_out()
        self.show_learning(0, 0)

    def step_in(self) -> None:
        """Type into the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def search(self) -> None:
        """Look up what stands in the field, now."""
        self._typing.stop()
        question = self.field.text().strip()
        if not question:
            self.table.reset(())
            self.note.setText(_HINT)
        self.asked.emit(question)

    def show_answer(self, answer: Answer, line_of: Callable[[Hit], Line]) -> None:
        """Show what was found, if it is still what is asked."""
        if answer.question != self.field.text().strip():
            return
        current = self.list.currentIndex().row()
        lines = [line_of(hit) for hit in answer.hits]
        if lines != list(self.table.lines) and not self.table.renew(lines):
            self.table.reset(lines)
            if self.list.hasFocus() and lines:
                self.list.setCurrentIndex(self.table.index(min(max(current, 0), self.table.rowCount() - 1)))
        self.note.setText(found_words(answer))

    def show_learning(self, done: int, total: int) -> None:
        """Show how many sentences are learnt by meaning of those that were not; no more where both are 0."""
        for widget in (self._learnt, self._bar):
            widget.setVisible(total > 0)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._learnt.setText(
            f"Learning what sentences mean: {done:,} of {total:,} new ones, while you rest. "
            "Words are found in all of them already."
        )

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces."""
        self.list.restyle(theme, faces)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter searches at once, Down goes to what was found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._typing.isActive() or not self.table.rowCount():
                    self.search()
                else:
                    self.list.step_in()
                return True
            if event.key() == Qt.Key.Key_Down and self.table.rowCount():
                self.list.step_in()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        head = PlaceHead()
        head.column.addWidget(self.field)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.note, 1)
        below.addWidget(self.only_listed, 0, Qt.AlignmentFlag.AlignTop)
        head.column.addLayout(below)
        learning = QHBoxLayout()
        learning.setContentsMargins(20, 6, 20, 6)
        learning.setSpacing(12)
        learning.addWidget(self._learnt, 1)
        learning.addWidget(self._bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.list, 1)
        column.addLayout(learning)


def found_words(answer: Answer) -> str:
    """What was found, in one line."""
    count, articles = len(answer.hits), len({hit.article for hit in answer.hits})
    if not count:
        return _NOTHING if answer.whole else "Nothing found by words; looking by meaning…"
    found, where = counted(count, "sentence"), counted(articles, "article")
    told = f"The best {found} of {where}" if count == MOST else f"{found} in {where}"
    return told + ("" if answer.whole else "; looking by meaning too…")
