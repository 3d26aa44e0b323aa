"""The comments on one sentence: to read, add, change and remove."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.screen_room import open_at
from naba_desktop.look.shown import one_line
from naba_desktop.review import telling
from naba_translation.article import Comment, Pair

_SIZE = QSize(460, 360)


class CommentsDialog(QDialog):
    """Follows the sentence one stands on while it is open.

    Signals:
        added(str): a new comment.
        changed(int, object): the comment of this id in other words; None: it is to be removed.
    """

    added = Signal(str)
    changed = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Comments")
        self.setAccessibleName("Comments on the sentence")
        open_at(self, _SIZE)
        self._pair: Pair | None = None
        self._title = PlainLabel(name="verdict", wrap=True)
        self._list = QListWidget()
        self._list.setAccessibleName("Comments")
        self._list.setWordWrap(True)
        self._list.currentItemChanged.connect(self._on_chosen)
        self._text = QPlainTextEdit()
        self._text.setAccessibleName("Words of the comment")
        self._text.setPlaceholderText("A comment. Ctrl+Enter adds it.")
        self._text.setTabChangesFocus(True)
        self._text.setMaximumHeight(90)
        self._text.textChanged.connect(self._offer)
        self._text.installEventFilter(self)
        self._add = self._button("&Add", self._on_add)
        self._change = self._button("&Change", self._on_change)
        self._remove = self._button("&Remove", self._on_remove)
        close = self._button("Close", self.close)
        buttons = QHBoxLayout()
        for button in (self._add, self._change, self._remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        for widget in (self._title, self._list, self._text):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._text.setFocus()

    def show_pair(self, pair: Pair | None) -> None:
        """Show the comments of this sentence; what is being typed stays, unless it is another sentence."""
        other = pair is None or self._pair is None or pair.sentence != self._pair.sentence
        self._pair = pair
        self._title.setText(f"Sentence {pair.sentence.index + 1}: {one_line(pair.english)}" if pair else "")
        self._list.clear()
        for comment, line in zip(pair.comments, telling.comments(pair), strict=True) if pair else ():
            item = QListWidgetItem(line)
            item.setData(Qt.ItemDataRole.UserRole, comment)
            self._list.addItem(item)
        if other:
            self._text.clear()
        self._offer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter adds what was typed, or changes the comment that was chosen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                (self._change if self._change.isEnabled() else self._add).click()
                return True
        return super().eventFilter(watched, event)

    @property
    def _chosen(self) -> Comment | None:
        item = self._list.currentItem()
        comment: Comment | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return comment

    def _on_chosen(self) -> None:
        if self._chosen is not None:
            self._text.setPlainText(self._chosen.text)
        self._offer()

    def _offer(self) -> None:
        text, chosen = self._text.toPlainText().strip(), self._chosen
        self._add.setEnabled(bool(text) and self._pair is not None)
        self._change.setEnabled(bool(text) and chosen is not None and text != chosen.text)
        self._remove.setEnabled(chosen is not None)

    def _on_add(self) -> None:
        text = self._text.toPlainText().strip()
        self._text.clear()
        self.added.emit(text)

    def _on_change(self) -> None:
        if (chosen := self._chosen) is not None:
            text = self._text.toPlainText().strip()
            self._text.clear()
            self.changed.emit(chosen.id, text)

    def _on_remove(self) -> None:
        if (chosen := self._chosen) is not None:
            self._text.clear()
            self.changed.emit(chosen.id, None)

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button
