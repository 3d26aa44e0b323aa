"""The bundled manual, with its contents beside it and a search. Its pages are our own; nothing else is opened."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.screen_room import open_at

_HEADING = re.compile(r'<h2 id="([a-z-]+)">([^<]+)</h2>')


class ManualWindow(QWidget):
    """A window of its own, so that it can lie beside the article."""

    def __init__(self, page: Path, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Naba: manual")
        self.setObjectName("manual")
        open_at(self, QSize(980, 720))
        self._page = QUrl.fromLocalFile(str(page))
        self.contents = QListWidget()
        self.contents.setObjectName("manual_contents")
        self.contents.setAccessibleName("Contents of the manual")
        self.text = QTextBrowser()
        self.text.setObjectName("manual_text")
        self.text.setAccessibleName("Manual")
        self.text.setOpenExternalLinks(False)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.words = QLineEdit()
        self.words.setPlaceholderText("Find in the manual")
        self.words.setAccessibleName("Find in the manual")
        self.words.setClearButtonEnabled(True)
        self._none = PlainLabel(name="find_count")
        html = page.read_text(encoding="utf-8")
        for anchor, title in _HEADING.findall(html):
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, anchor)
            self.contents.addItem(item)
        self.text.setSource(self._page)
        self._lay_out()
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.words.textChanged.connect(lambda: self._find(again=False))
        self.words.returnPressed.connect(lambda: self._find(again=True))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.words.setFocus)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def go_to(self, anchor: str) -> None:
        """Show a section."""
        url = QUrl(self._page)
        url.setFragment(anchor)
        self.text.setSource(url)

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(10, 10, 0, 10)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self._none)
        column.addLayout(row)
        column.addWidget(self.contents, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(side)
        halves.addWidget(self.text)
        halves.setSizes([250, 730])
        halves.setStretchFactor(1, 1)
        halves.setHandleWidth(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.go_to(item.data(Qt.ItemDataRole.UserRole))

    def _follow(self, link: QUrl) -> None:
        if link.fragment():
            self.go_to(link.fragment())

    def _find(self, *, again: bool) -> None:
        words = self.words.text()
        if not again:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        found = not words or self.text.find(words)
        if not found:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)  # from the top again
            found = self.text.find(words)
        self._none.setText("" if found else "not there")
