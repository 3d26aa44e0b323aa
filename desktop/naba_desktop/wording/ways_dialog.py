"""Other ways to say a sentence: one looks at them, and a key takes one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from naba_desktop.look.faces import Faces
from naba_desktop.look.fonts import arabic_font, english_font
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.screen_room import open_at
from naba_desktop.look.shown import one_line, shown
from naba_desktop.look.theme import Theme
from naba_desktop.wording.ways_list import WaysTable, WaysView
from naba_translation.article import Pair

_MARKED = "Marked: words that differ. Enter or the number takes a way as your edit; the machine's stays."


class WaysDialog(QDialog):
    """Signals:
    taken(str): the English of a way.
    model_wanted(str): the ways of another model, by its id.
    """

    taken = Signal(str)
    model_wanted = Signal(str)

    def __init__(
        self,
        pair: Pair,
        *,
        models: Sequence[tuple[str, str]],
        theme: Theme,
        faces: Faces,
        parent: QWidget | None = None,
    ) -> None:
        """`models`: id and name of each that is installed."""
        super().__init__(parent)
        self.setObjectName("ways_dialog")
        self.setWindowTitle(f"Other ways to say sentence {pair.sentence.index + 1}")
        open_at(self, QSize(760, 480))
        self._table = WaysTable(pair.english, self)
        self.view = WaysView(self._table, theme, faces)
        self.view.activated.connect(lambda index: self._take(index.row()))
        self.view.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self._note = PlainLabel(name="page_note", wrap=True)
        self.models = QComboBox()
        self.models.setAccessibleName("Model")
        for model_id, name in models:
            self.models.addItem(one_line(name), model_id)
        self.models.activated.connect(lambda _: self._ask())
        self._use = QPushButton("Use this")
        self._use.setAccessibleName("Use this way")
        self._use.setProperty("primary", True)
        self._use.clicked.connect(lambda: self._take(self.view.currentIndex().row()))
        close = QPushButton("Close")
        close.setAccessibleName("Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        arabic = _text(pair.sentence.text, "Arabic of the sentence")
        arabic.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        arabic.setFont(arabic_font(faces))
        now = _text(pair.english, "English of the sentence now")
        now.setFont(english_font(faces))
        texts = QWidget()
        texts.setObjectName("ways_texts")
        both = QVBoxLayout(texts)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(arabic)
        both.addWidget(now)
        scroll = QScrollArea()
        scroll.setAccessibleName("The sentence now")
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(texts)
        foot = QHBoxLayout()
        foot.addWidget(self.models)
        foot.addStretch()
        foot.addWidget(self._use)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        column.addWidget(scroll, 2)
        column.addWidget(self._note)
        column.addWidget(self.view, 5)
        column.addLayout(foot)
        self.wait()

    def wait(self) -> None:
        """The ways are being made."""
        self._table.show(())
        self._note.setText("Looking for other ways…")
        self._offer()

    def show_ways(self, ways: Sequence[Pair], *, model: str) -> None:
        """These were found, by this model."""
        self._table.show(ways)
        self.models.setCurrentIndex(max(0, self.models.findData(model)))
        none = "This model says it in no other way." if ways else "This model has nothing to say here."
        self._note.setText(_MARKED if self._table.rowCount() else none)
        self.view.setCurrentIndex(self._table.index(0))
        self.view.setFocus()
        self._offer()

    def fail(self) -> None:
        """The engine did not answer; why, the window says."""
        self._note.setText("The model gave no answer. The window says why.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = event.key() - Qt.Key.Key_1
        if 0 <= row < self._table.rowCount():
            self._take(row)
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.wait()
        self.model_wanted.emit(self.models.currentData())

    def _take(self, row: int) -> None:
        way = self._table.way(row)
        if way is not None:
            self.taken.emit(way.english)
            self.accept()

    def _offer(self) -> None:
        self._use.setEnabled(self._table.way(self.view.currentIndex().row()) is not None)


def _text(text: str, name: str) -> PlainLabel:
    label = PlainLabel(shown(text).text, wrap=True)
    label.setAccessibleName(name)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return label
