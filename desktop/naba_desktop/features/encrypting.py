"""The passphrase of the library in the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.keeping.changing import Change, What
from naba_desktop.keeping.passphrase_dialog import PassphraseDialog
from naba_desktop.work.background import one_step

if TYPE_CHECKING:
    from naba_translation.library.connection import Place


class Encrypting(Feature):
    """Asks what is wanted. It is done when the window is closed, for nobody may have the library open then.

    Signals:
        change_wanted(Change): close the window, do it, and open the window again.
    """

    change_wanted = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._place = window.controller.store

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {what.value: partial(self._open, what) for what in What}

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        encrypted = self._place.key is not None
        return {what.value: encrypted is not (what is What.ENCRYPT) for what in What}

    def _open(self, what: What) -> None:
        dialog = PassphraseDialog(what, self._window)
        dialog.change_wanted.connect(partial(self._look, dialog))
        dialog.open()

    def _look(self, dialog: PassphraseDialog, present: str, change: Change) -> None:
        if self._place.key is None:
            self._agree(dialog, change)
        else:  # it takes a fifth of a second
            self._window.controller.ask(
                one_step(partial(_opens, self._place, present)),
                lambda opens: (
                    self._agree(dialog, change) if opens else dialog.refuse("That is not its passphrase.")
                ),
            )

    def _agree(self, dialog: PassphraseDialog, change: Change) -> None:
        dialog.accept()
        self.change_wanted.emit(change)


def _opens(place: Place, passphrase: str) -> bool:
    from naba_translation.library.encryption import opens

    return opens(place, passphrase)
