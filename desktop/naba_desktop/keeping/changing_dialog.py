"""How far the library's passphrase is changed, and what came of it: between two windows, while nobody has it open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout

from naba_desktop.keeping.changing import Change, What, changing
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.shown import one_line
from naba_desktop.work.background import Runner
from naba_models import KnownError
from naba_translation.messages import describe

if TYPE_CHECKING:
    from naba_translation.library.connection import Place
    from naba_translation.library.encryption import Changed

_PARTS = 1000  # of the progress bar: bytes may be more than it can count
_DONE = {
    What.ENCRYPT: ("The library is encrypted", "It and its copies open with the passphrase only."),
    What.PASSPHRASE: ("The passphrase is changed", "The library and its copies open with the new one only."),
    What.DECRYPT: ("The library is not encrypted any more", "It and its copies open without a passphrase."),
}
_STAYED = "As they were, because they could not be read or belong to an earlier passphrase:"


class ChangingDialog(QDialog):
    """Changes the passphrase of the library at `place`, which nobody may have open. `place` is afterwards how it
    opens now: as before where it was cancelled or failed."""

    def __init__(self, place: Place, change: Change, *, faulted: Callable[[BaseException], None]) -> None:
        super().__init__()
        self.place = place
        self._what = change.what
        self._faulted = faulted
        self._unattended = False  # the system ends the program: nobody reads what came of it
        self.setWindowTitle("Naba")
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.title = PlainLabel(f"{change.what.title} …", name="banner_title", wrap=True)
        self.detail = PlainLabel("All of it is written anew and looked through for damage.", wrap=True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Progress of writing the library anew")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.detail)
        column.addWidget(self._bar)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(460)
        self._runner = Runner("passphrase", self)
        self._runner.progressed.connect(self._on_progressed)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)
        self._runner.cancelled.connect(self._on_cancelled)
        self._runner.submit(partial(changing, place, change))

    def reject(self) -> None:
        """Stop, and close when it has stopped; where it is over already, close."""
        if self._runner.busy:
            self.buttons.setEnabled(False)
            self.detail.setText("Stopping …")
            self._runner.cancel()
        else:
            self._end()

    def end(self) -> None:
        """Stop, and close whatever came of it."""
        self._unattended = True
        self.reject()

    def accept(self) -> None:
        """What came of it was read."""
        self._end()

    def _end(self) -> None:
        self._runner.close()
        super().accept()

    def _on_progressed(self, _: int, progress: tuple[int, int]) -> None:
        done, total = progress
        self._bar.setRange(0, _PARTS)
        self._bar.setValue(round(_PARTS * done / max(1, total)))

    def _on_finished(self, _: int, changed: Changed) -> None:
        self.place = changed.place
        title, detail = _DONE[self._what]
        stayed = [one_line(path.name) for path in changed.remaining]
        self._tell(title, "\n".join([detail, *(["", _STAYED] if stayed else []), *stayed]))

    def _on_failed(self, _: int, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            self._faulted(error)
        message = describe(error)
        self._tell(message.title, "\n".join(filter(None, (message.detail, message.todo, message.kept))))

    def _on_cancelled(self, _: int) -> None:
        self._end()

    def _tell(self, title: str, detail: str) -> None:
        if self._unattended:
            self._end()
            return
        self.title.setText(title)
        self.detail.setText(detail)
        self._bar.hide()
        self.buttons.setEnabled(True)
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Ok)
