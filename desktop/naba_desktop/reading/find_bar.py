"""Find in the article: a line over the sentences, and a second one to replace what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from naba_desktop.look.icons import icon
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.theme import Theme
from naba_desktop.reading.find import Finder, How, Match, replaced
from naba_desktop.review.pair_delegate import Found
from naba_translation.article import Kind, Pair

_TYPING_MS = 120  # search when the typing rests, not at every letter


class FindBar(QWidget):
    """Searches the pairs it was given.

    Signals:
        found(object): the Found to mark, empty when there is nothing.
        went(int): go to this Sentence.index.
        replaced(object): the words to be replaced, as a tuple of pairs with their new English.
        closed(): the bar was closed.
    """

    found = Signal(object)
    went = Signal(int)
    replaced = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._finder = Finder()
        self._pairs: Sequence[Pair] = ()
        self._matches: tuple[Match, ...] = ()
        self._place = -1
        self._words = self._field("Find in English or Arabic", "Find in the article")
        self._new = self._field("Replace with", "Replace with")
        self._case = self._choice("Aa", "Match capitals and spelling exactly")
        self._whole = self._choice("Word", "Match whole words only")
        self._count = PlainLabel(name="find_count")
        self._previous = self._button("Previous match", self.go_previous)
        self._next = self._button("Next match", self.go_next)
        self._close = self._button("Close the find bar", self.close_bar)
        self._one = self._act(
            "&Replace here", "Replace in the sentence, and go to the next match", self._replace_one
        )
        self._all = self._act(
            "Replace &all", "Replace in all sentences that match, as one step", self._replace_all
        )
        self._second = QWidget()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.search)
        self._words.textChanged.connect(self._typing.start)
        self._lay_out()
        self.restyle(theme)
        self.hide()

    def restyle(self, theme: Theme) -> None:
        """Use another theme."""
        for button, name in ((self._previous, "previous"), (self._next, "next"), (self._close, "close")):
            button.setIcon(icon(name, theme, size=16))

    def open_bar(self, *, replacing: bool = False) -> None:
        """Show the bar and type into it; with `replacing`, its second line too."""
        self._second.setVisible(replacing)
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
        """Search these from now on. Nobody asked to go anywhere: the match one is at stays, if it is there."""
        self._pairs = pairs
        if self.isVisible():
            here = self._matches[self._place].index if self._place >= 0 else None
            self._find()
            self._place = next((n for n, match in enumerate(self._matches) if match.index == here), -1)
            self._tell()

    def search(self) -> None:
        """Look for the words now, and go to the first match."""
        self._typing.stop()
        self._find()
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
                case Qt.Key.Key_Return | Qt.Key.Key_Enter if watched is self._new:
                    if self._typing.isActive():
                        self.search()
                    self._one.click()
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

    # -- inside

    def _find(self) -> None:
        how = How(
            case=self._case.isChecked(),
            whole=self._whole.isChecked(),
            english_only=not self._second.isHidden(),
        )
        self._matches = self._finder.find(self._pairs, self._words.text(), how)

    def _go(self, step: int) -> None:
        if self._matches:
            self._place = (max(self._place, -1 if step > 0 else 0) + step) % len(self._matches)
            self.went.emit(self._matches[self._place].index)
        self._tell()

    def _replace_one(self) -> None:
        if self._place < 0:
            self.go_next()
            return
        done = self._changes([self._matches[self._place]])
        if len(self._matches) > 1:
            self.go_next()
        if done:
            self.replaced.emit(done)

    def _replace_all(self) -> None:
        if done := self._changes(self._matches):
            self.replaced.emit(done)

    def _changes(self, matches: Sequence[Match]) -> tuple[tuple[Pair, str], ...]:
        pairs = {
            pair.sentence.index: pair for pair in self._pairs if pair.sentence.kind is not Kind.FURNITURE
        }
        changed = [
            (pair, replaced(pair.english, match.english, self._new.text()))
            for match in matches
            if match.english and (pair := pairs.get(match.index)) is not None
        ]
        return tuple(
            (pair, english) for pair, english in changed if english.strip() not in ("", pair.english)
        )

    def _tell(self) -> None:
        matches = {match.index: match for match in self._matches}
        current = self._matches[self._place].index if self._place >= 0 else None
        self.found.emit(Found(matches, current))
        if not self._words.text().strip():
            self._count.setText("")
        elif not matches:
            self._count.setText("Not found")
        else:
            self._count.setText(
                f"{self._place + 1} of {len(matches)}" if self._place >= 0 else f"{len(matches)}"
            )
        for button in (self._previous, self._next):
            button.setEnabled(len(matches) > 1)
        for act in (self._one, self._all):
            act.setEnabled(any(match.english for match in self._matches))

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self._words, 1)
        for widget in (self._case, self._whole, self._count, self._previous, self._next, self._close):
            first.addWidget(widget)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.addWidget(self._new, 1)
        for act in (self._one, self._all):
            second.addWidget(act)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 12, 6)
        for line in (first, second, column):
            line.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self._second)
        self._second.hide()

    def _field(self, hint: str, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(hint)
        field.setAccessibleName(name)
        field.setClearButtonEnabled(True)
        field.installEventFilter(self)
        return field

    def _choice(self, sign: str, name: str) -> QToolButton:
        button = self._button(name, self.search)
        button.setText(sign)
        button.setCheckable(True)
        return button

    def _act(self, text: str, tip: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.clicked.connect(act)
        return button

    def _button(self, name: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(act)
        return button
