"""What the middle of the window says when there is no article to read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from naba_desktop.library.entry import Entry, State
from naba_desktop.look.icons import pixmap
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.theme import Theme


class StartPage(QWidget):
    """An invitation while the library is empty, else how the chosen article is doing.

    Signals:
        open_wanted(), folder_wanted(), samples_wanted(), translate_wanted(): a button was pressed.
    """

    open_wanted = Signal()
    folder_wanted = Signal()
    samples_wanted = Signal()
    translate_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._entry: Entry | None = None
        self._mark = PlainLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title = PlainLabel(name="start_title", wrap=True)
        self._text = PlainLabel(name="start_text", wrap=True)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._open = self._button("Open files…", self.open_wanted, primary=True)
        self._folder = self._button("Open a folder…", self.folder_wanted)
        self._samples = self._button("Open the samples", self.samples_wanted)
        self._translate = self._button("Translate", self.translate_wanted, primary=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        for button in (self._open, self._folder, self._samples, self._translate):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._mark)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(10)
        column.addLayout(buttons)
        column.addStretch(3)
        self.show_entry(None)

    def restyle(self, theme: Theme) -> None:
        """Use another theme."""
        self._theme = theme
        self.show_entry(self._entry)

    def show_entry(self, entry: Entry | None) -> None:
        """How this entry is doing; None is the invitation."""
        self._entry = entry
        title, text, mark = _words(entry)
        self._title.setText(title)
        self._text.setText(text)
        colour = self._theme.doubt if entry and entry.state is State.FAILED else self._theme.accent
        self._mark.setPixmap(pixmap(mark, colour, size=44, scale=self.devicePixelRatioF()))
        for button in (self._open, self._folder, self._samples):
            button.setVisible(entry is None)
        again = entry is not None and entry.state in (State.STOPPED, State.FAILED)
        self._translate.setVisible(again)
        self._translate.setText("Try again" if entry and entry.state is State.FAILED else "Translate")

    def _button(self, text: str, signal: SignalInstance, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text.rstrip("…"))
        button.setProperty("primary", primary)
        button.clicked.connect(lambda _: signal.emit())
        return button


def _words(entry: Entry | None) -> tuple[str, str, str]:
    """Title, text and icon."""
    if entry is None:
        return (
            "Open Arabic articles to read them in English",
            "Drop files or folders here, paste a text with Ctrl+V, or choose files below.\n"
            "Everything stays on this computer: no network is used.",
            "article",
        )
    match entry.state:
        case State.FAILED if entry.problem is not None:
            problem = entry.problem
            text = "\n".join(part for part in (problem.detail, problem.todo, problem.kept) if part)
            return problem.title, text, "doubt"
        case State.STOPPED:
            return "Stopped", "What was translated so far is kept; it goes on from there.", "stopped"
        case State.WORKING:
            return "Translating…", "The article appears here as soon as it is done.", "working"
        case State.DONE:
            return "Opening…", "", "article"
    return "Waiting for its turn", "The article appears here as soon as it is done.", "queued"
