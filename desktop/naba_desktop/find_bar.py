"""Find in the article: a line over the sentences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from naba_desktop.find import Finder, Match
from naba_desktop.icons import icon
from naba_desktop.plain_label import PlainLabel
from naba_desktop.review.pair_delegate import Found
from naba_desktop.theme import Theme
from naba_translation.article import Pair

_TYPING_MS = 120  # search when the typing rests, not at every letter


class FindBar(QWidget):
    """Searches the pairs it was given.

    Signals:
        found(object): the Found to mark, empty when there is nothing.
        went(int): go to this Sentence.index.
        closed(): the bar was closed.
    """

    found = Signal(object)
    went = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._finder = Finder()
        self._pairs: Sequence[Pair] = ()
        self._matches: tuple[Match, ...] = ()
        self._place = -1
        self._words = QLineEdit()
        self._words.setPlaceholderText("Find in English or Arabic")
        self._words.setAccessibleName("Find in the article")
        self._words.setClearButtonEnabled(True)
        self._words.installEventFilter(self)
        self._count = PlainLabel(name="find_count")
        self._previous = self._button("Previous match", self.go_previous)
        self._next = self._button("Next match", self.go_next)
        self._close = self._button("Close the find bar", self.close_bar)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.search)
        self._words.textChanged.connect(self._typing.start)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 6, 12, 6)
        line.setSpacing(6)
        line.addWidget(self._words, 1)
        for widget in (self._count, self._previous, self._next, self._close):
            line.addWidget(widget)
        self.restyle(theme)
        self.hide()

    def restyle(self, theme: Theme) -> None:
        """Use another theme."""
        for button, name in ((self._previous, "previous"), (self._next, "next"), (self._close, "close")):
            button.setIcon(icon(name, theme, size=16))

    def open_bar(self) -> None:
        """Show the bar and type into it."""
        self.show()
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()
        self.search()

    def show_words(self, words: str) -> None:
        """Open the bar with these words in it."""
        self._words.setText(words)
        self.open_bar()

    def close_bar(self) -> None:
        """Hide the bar and its marks."""
        self.hide()
        self.found.emit(Found())
        self.closed.emit()

    def set_pairs(self, pairs: Sequence[Pair]) -> None:
        """Search these from now on."""
        self._pairs = pairs
        if self.isVisible():
            self.search()

    def search(self) -> None:
        """Look for the words now."""
        self._typing.stop()
        self._matches = self._finder.find(self._pairs, self._words.text())
        self._place = -1
        if self._matches and self.isVisible():
            self.go_next()
        else:
            self._tell()

    def go_next(self) -> None:
        """To the next sentence that matches; after the last comes the first."""
        self._go(1)

    def go_previous(self) -> None:
        """To the sentence before; before the first comes the last."""
        self._go(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Escape:
                    self.close_bar()
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    if self._typing.isActive():
                        self.search()
                    elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                        self.go_previous()
                    else:
                        self.go_next()
                    return True
        return super().eventFilter(watched, event)

    def _go(self, step: int) -> None:
        if self._matches:
            self._place = (max(self._place, -1 if step > 0 else 0) + step) % len(self._matches)
            self.went.emit(self._matches[self._place].index)
        self._tell()

    def _tell(self) -> None:
        matches = {match.index: match for match in self._matches}
        current = self._matches[self._place].index if self._place >= 0 else None
        self.found.emit(Found(matches, current))
        if not self._words.text().strip():
            self._count.setText("")
        elif not matches:
            self._count.setText("Not found")
        else:
            self._count.setText(f"{self._place + 1} of {len(matches)}")
        for button in (self._previous, self._next):
            button.setEnabled(len(matches) > 1)

    def _button(self, name: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(act)
        return button
