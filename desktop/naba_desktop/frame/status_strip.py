"""The window's last line: what is going on, how long it will take, a way to stop it, and the promise."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from naba_desktop.look.icons import pixmap
from naba_desktop.look.plain_label import ElidedLabel, PlainLabel
from naba_desktop.look.theme import Theme
from naba_desktop.work.jobs import Work
from naba_translation.counted import counted

PROMISE = "Offline: no network is used"


class StatusStrip(QWidget):
    """Signals:
    stop_wanted(), queue_wanted(): a button was pressed.
    """

    stop_wanted = Signal()
    queue_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = ElidedLabel(name="status_text", at_end=True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Progress")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._stop = QPushButton("Stop")
        self._stop.setAccessibleName("Stop translating")
        self._stop.setObjectName("stop")
        self._stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stop.clicked.connect(self.stop_wanted)
        self._queue = QPushButton("Queue")
        self._queue.setAccessibleName("Show the queue")
        self._queue.setObjectName("to_queue")
        self._queue.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._queue.clicked.connect(self.queue_wanted)
        self._queue.hide()
        self._mark = PlainLabel()
        promise = PlainLabel(PROMISE, name="promise")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 5, 16, 5)
        line.setSpacing(10)
        line.addWidget(self._text, 1)
        for widget in (self._bar, self._queue, self._stop):
            line.addWidget(widget)
        line.addSpacing(8)
        line.addWidget(self._mark)
        line.addWidget(promise)
        self.restyle(theme)
        self.rest("")

    def restyle(self, theme: Theme) -> None:
        """Use another theme."""
        self._mark.setPixmap(pixmap("offline", theme.good, size=16, scale=self.devicePixelRatioF()))

    def work(self, work: Work) -> None:
        """Show how far the job is."""
        self._text.show_text(words(work))
        self._bar.setRange(0, work.total if work.stage == "translate" else 0)
        self._bar.setValue(work.done)
        self._bar.show()
        self._stop.setEnabled(True)
        self._stop.show()

    def offer_queue(self, offered: bool) -> None:
        """Whether there is something in the queue to be looked at."""
        self._queue.setVisible(offered)

    def stopping(self) -> None:
        """The job was asked to stop and will, at its next step."""
        self._text.show_text("Stopping after this batch…")
        self._stop.setEnabled(False)

    def rest(self, text: str) -> None:
        """Nothing is going on; `text` is what happened last."""
        self._text.show_text(text)
        self._bar.hide()
        self._stop.hide()


def words(work: Work) -> str:
    """The progress of a job in one line."""
    if work.stage != "translate":
        return f"Reading file {work.done + 1} of {work.total}" if work.total else "Reading"
    parts = [f"Translating: {work.done:,} of {counted(work.total, 'sentence')}"]
    if work.seconds_left is not None:
        parts.append(time_left(work.seconds_left))
    if work.words_per_second:
        parts.append(pace(work.words_per_second))
    return "  ·  ".join(parts)


def pace(words_per_second: float) -> str:
    """How fast the engine is."""
    return f"{counted(round(words_per_second), 'word')} a second"


def time_left(seconds: float) -> str:
    """A time to wait, as exact as it can be known."""
    if seconds < 1.5:
        return "about a second left"
    if seconds < 50:
        return f"about {counted(round(seconds), 'second')} left"
    minutes = max(1, round(seconds / 60))
    if minutes < 90:
        return f"about {counted(minutes, 'minute')} left"
    return f"about {counted(round(minutes / 60), 'hour')} left"
