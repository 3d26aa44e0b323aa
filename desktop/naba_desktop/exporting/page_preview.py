"""The pages of a document, one below the other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from naba_desktop.look.plain_label import PlainLabel

WIDTH = 440  # logical pixels of a page
_A4_INCHES = 8.27


class PagePreview(QScrollArea):
    """Shows pictures of pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_preview")
        self.setAccessibleName("Preview of the pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(WIDTH + 60)
        self._note = PlainLabel("The pages are being laid out…", name="panel_note", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._pages: list[PlainLabel] = []
        sheet = QWidget()
        sheet.setObjectName("page_desk")
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(20, 20, 20, 20)
        self._column.setSpacing(16)
        self._column.addWidget(self._note)
        self._column.addStretch(1)
        self.setWidget(sheet)

    @property
    def resolution(self) -> float:
        """Dots per inch that make an A4 page as wide as it is shown on this screen."""
        return WIDTH * self.devicePixelRatioF() / _A4_INCHES

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def show_pages(self, pages: Iterable[bytes], *, note: str) -> None:
        """Show these PNG pictures, and a line below them."""
        place = self.verticalScrollBar().value()
        for label in self._pages:
            label.deleteLater()
        self._pages = [self._page(number, png) for number, png in enumerate(pages, start=1)]
        for at, label in enumerate(self._pages):
            self._column.insertWidget(at, label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.tell(note)
        self._column.activate()
        self.verticalScrollBar().setValue(place)

    def tell(self, note: str) -> None:
        """Show a line below the pages."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _page(self, number: int, png: bytes) -> PlainLabel:
        picture = QPixmap()
        picture.loadFromData(png, "PNG")
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        label = PlainLabel(name="page")
        label.setAccessibleName(f"Page {number}")
        label.setPixmap(picture)
        return label
