"""A list of sentences from many articles; a click or Enter goes to the sentence, Ctrl+C copies it with its source."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from naba_desktop.found.line_delegate import LineDelegate
from naba_desktop.found.line_table import LineRole, LineTable
from naba_desktop.look.faces import Faces
from naba_desktop.look.theme import Theme


class LineView(QListView):
    """Signals:
    opened(str, int): Article.id and Sentence.index to go to.
    """

    opened = Signal(str, int)

    def __init__(
        self,
        table: LineTable,
        theme: Theme,
        faces: Faces,
        *,
        name: str,
        lead: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lines")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setModel(table)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.modelReset.connect(self._keep_bar)
        self._keep_bar()
        self._delegate = LineDelegate(theme, faces, lead=lead, parent=self)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces."""
        self._delegate.restyle(theme, faces)
        self.doItemsLayout()

    def step_in(self) -> None:
        """Take the keyboard, on the first line where none is current yet."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy gives the sentence with its source and its doubts: what is pasted is out of sight of both."""
        line = self.currentIndex().data(LineRole.LINE)
        if event.matches(QKeySequence.StandardKey.Copy) and line is not None:
            QGuiApplication.clipboard().setText(line.quoted)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()

    def _keep_bar(self) -> None:
        """The bar stays while there are lines, because its coming would change their heights."""
        policy = Qt.ScrollBarPolicy
        shown = policy.ScrollBarAlwaysOn if self.model().rowCount() else policy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(shown)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LineRole.LINE)
        if line is not None:
            self.opened.emit(line.article, line.index)
