"""The program from its start to its end: one window after another on one profile.

There is a second one only where the passphrase of the library was to be changed: that is done between the two, when
all that had the library open has ended.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from naba_desktop.app import Desktop, dress, make_application, settings_path
from naba_desktop.dialogs import DesktopDialogs, Dialogs
from naba_desktop.keeping.changing import Change
from naba_desktop.keeping.changing_dialog import ChangingDialog
from naba_desktop.lifetime.crash import CrashReports
from naba_desktop.lifetime.signals import EndSignals
from naba_desktop.lifetime.single_instance import SingleInstance
from naba_desktop.lifetime.unlocking import unlocked
from naba_desktop.settings import SettingsFile
from naba_models import KnownError, default_model
from naba_translation.engines.engine import Engine
from naba_translation.engines.process import EngineProcess
from naba_translation.errors import StoreFailed
from naba_translation.fence import forbid_core_dumps
from naba_translation.library.connection import Place
from naba_translation.messages import describe
from naba_translation.offline import refuse_network
from naba_translation.paths import Paths

log = logging.getLogger(__name__)


def main(files: Sequence[str] | None = None) -> int:
    """Open the window with these files, and give the exit code when it was closed."""
    chosen = [Path(name) for name in (sys.argv[1:] if files is None else files)]
    refuse_network()
    forbid_core_dumps()
    application = make_application()
    paths = Paths.of_user()
    dialogs = DesktopDialogs()
    # What Qt's file dialog remembers of folders stays in the profile too.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(paths.config))
    dress(SettingsFile(settings_path(paths)).load(), application)  # what is asked before there is a window
    try:
        instance = SingleInstance(paths.data)
        first = instance.claim()
    except OSError as error:  # a folder that cannot be written: no library, no settings
        return _refused(StoreFailed(paths.store, error.strerror or str(error)), dialogs)
    if not first:
        if instance.hand_over(chosen):
            return 0
        dialogs.tell(None, "Naba is already open", "Its window is on this computer's screen already.")
        return 1
    try:
        library = unlocked(paths.store, dialogs)
        if library is None:
            return 0
        program = Program(application, paths=paths, dialogs=dialogs, make_engine=_engine)
        instance.called.connect(program.open)
        return program.run(library, chosen)
    except KnownError as error:
        return _refused(error, dialogs)
    finally:
        instance.close()


def _refused(error: KnownError, dialogs: Dialogs) -> int:
    """Say why there is no window; the exit code."""
    message = describe(error)
    dialogs.tell(None, message.title, f"{message.detail}\n{message.todo}")
    return 1


class Program:
    """What lives as long as the program, and the window there is at the moment."""

    def __init__(
        self, application: QApplication, *, paths: Paths, dialogs: Dialogs, make_engine: Callable[[], Engine]
    ) -> None:
        self.desktop: Desktop | None = None
        self._application = application
        self._paths = paths
        self._dialogs = dialogs
        self._make_engine = make_engine
        self._called: list[Path] = []  # what another start wants opened while there is no window
        self._ended = False  # the system wants the program to end
        self._reports = CrashReports(paths.data / "faults.log", tell=self._tell_fault)

    def run(self, library: Place, files: Sequence[Path]) -> int:
        """Show windows until one is closed for good; its exit code.

        Raises: ModelError, where the first cannot be made.
        """
        self._called += files
        self._reports.install()
        try:
            while True:
                engine = self._make_engine()
                desktop = Desktop(paths=self._paths, engine=engine, dialogs=self._dialogs, library=library)
                code = self._show(desktop)
                if desktop.stuck:
                    log.warning(
                        "ended without waiting for a drive that does not answer, or for a long file or model"
                    )
                    logging.shutdown()
                    os._exit(code)  # an orderly end would destroy a running thread, and abort
                if desktop.change is None or self._ended:
                    return code
                desktop.window.deleteLater()
                desktop.deleteLater()
                library = self._changed(library, desktop.change)
                if self._ended:
                    return code
        finally:
            self._reports.remove()

    def open(self, files: Iterable[Path]) -> None:
        """Bring the window to the front and open these files, as another start of the program wants."""
        if self.desktop is not None:
            self.desktop.come_forward(tuple(files))
        else:
            self._called += files

    def _show(self, desktop: Desktop) -> int:
        """One window's life."""
        self.desktop = desktop
        desktop.controller.faulted.connect(self._reports.write)
        signals = EndSignals(partial(self._end, desktop.end))
        signals.install()
        self._application.commitDataRequest.connect(desktop.keep_for_session_end)
        desktop.window.fill_small_screen()
        try:
            desktop.start(self._called)
            self._called = []
            return self._application.exec()
        finally:
            self.desktop = None
            desktop.close()
            signals.remove()

    def _changed(self, library: Place, change: Change) -> Place:
        """How the library opens after its passphrase was changed, or was not."""
        dialog = ChangingDialog(library, change, faulted=self._reports.write)
        signals = EndSignals(partial(self._end, dialog.end))
        signals.install()
        try:
            dialog.exec()
        finally:
            signals.remove()
        dialog.deleteLater()
        return dialog.place

    def _end(self, end: Callable[[], None]) -> None:
        self._ended = True
        end()

    def _tell_fault(self, error: BaseException) -> None:
        if self.desktop is not None:
            self.desktop.tell_fault(error)


def _engine() -> Engine:
    return EngineProcess(default_model())
