"""A calm line across the window: what happened, what is kept, what to do. It never blocks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from naba_desktop.look.icons import icon, pixmap
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.shown import one_line
from naba_desktop.look.theme import Theme
from naba_translation.messages import Message


class Banner(QWidget):
    """Shows one message at a time, the newest.

    Signals:
        dismissed(): it was closed by hand.
    """

    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Message")
        self._theme = theme
        self._good = False
        self._act: Callable[[], None] | None = None
        self._mark = PlainLabel()
        self._title = PlainLabel(name="banner_title", wrap=True)
        self._detail = PlainLabel(name="banner_detail", wrap=True)
        self._detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._detail.setAccessibleName("Details of the message")
        self._action = QPushButton()
        self._action.setAccessibleName("Act on the message")
        self._action.clicked.connect(self._run)
        self._copy = QPushButton("Copy details")
        self._copy.setAccessibleName("Copy the details of the message")
        self._copy.clicked.connect(self._copy_details)
        self._close = QToolButton()
        self._close.setAccessibleName("Close the message")
        self._close.setToolTip("Close")
        self._close.clicked.connect(self._dismiss)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 12, 10)
        line.setSpacing(12)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        for button in (self._action, self._copy, self._close):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.restyle(theme)
        self.hide()

    def restyle(self, theme: Theme) -> None:
        """Use another theme."""
        self._theme = theme
        self._close.setIcon(icon("close", theme, size=16))
        self._show_mark()

    def show_problem(self, message: Message) -> None:
        """Something did not work."""
        detail = " ".join(part for part in (message.detail, message.kept, message.todo) if part)
        self._show(message.title, detail, good=False)

    def show_success(
        self, title: str, detail: str, *, button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Something is done; `button` offers to `act` on it."""
        self._act = act
        self._show(title, detail, good=True, button=button)

    def offer(self, button: str, act: Callable[[], None]) -> None:
        """Let something be done about the message that is shown; the message goes when it is."""

        def run() -> None:
            self.hide()
            act()

        self._act = run
        self._action.setText(button)
        self._action.setAccessibleName(button)
        self._action.show()

    def _show(self, title: str, detail: str, *, good: bool, button: str = "") -> None:
        self._good = good
        self._title.setText(one_line(title))
        self._detail.setText(one_line(detail))
        self._detail.setVisible(bool(detail))
        self._action.setText(button)
        self._action.setAccessibleName(button)
        self._action.setVisible(bool(button))
        self._copy.setVisible(not good)
        self.setProperty("good", good)
        self.style().unpolish(self)
        self.style().polish(self)
        self._show_mark()
        self.show()

    def _show_mark(self) -> None:
        name, colour = ("ok", self._theme.good) if self._good else ("look", self._theme.look)
        self._mark.setPixmap(pixmap(name, colour, size=20, scale=self.devicePixelRatioF()))

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._title.text()}\n{self._detail.text()}")

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _run(self) -> None:
        if self._act is not None:
            self._act()
