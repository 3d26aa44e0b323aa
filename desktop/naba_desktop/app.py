"""The composition root: the only place where the window's parts meet."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from naba_desktop.batches.watcher import Watcher, watched_list
from naba_desktop.controller import Controller
from naba_desktop.dialogs import Dialogs
from naba_desktop.features.alternatives import Alternatives
from naba_desktop.features.appearance import Looks
from naba_desktop.features.batches import Batches
from naba_desktop.features.checking import Checking
from naba_desktop.features.choosing import Choosing
from naba_desktop.features.comparing import Comparing
from naba_desktop.features.counting import Counting
from naba_desktop.features.dating import Dating
from naba_desktop.features.documents import Documents
from naba_desktop.features.encrypting import Encrypting
from naba_desktop.features.files import Files
from naba_desktop.features.guidance import Guidance
from naba_desktop.features.judging import Judging
from naba_desktop.features.model_choices import ModelChoices
from naba_desktop.features.models import Models
from naba_desktop.features.naming import Naming
from naba_desktop.features.pasting import Pasting
from naba_desktop.features.privacy import Privacy
from naba_desktop.features.remarks import Remarks
from naba_desktop.features.remembering import Remembering
from naba_desktop.features.replacing import Replacing
from naba_desktop.features.safekeeping import Safekeeping
from naba_desktop.features.searching import Searching
from naba_desktop.features.sentences import Sentences
from naba_desktop.features.shelving import Shelving
from naba_desktop.features.spelling import SpellingMarks
from naba_desktop.features.summing import Summing
from naba_desktop.features.telling import Telling
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.keeping.changing import Change
from naba_desktop.library.library_table import LibraryTable
from naba_desktop.lifetime.leaving import leave
from naba_desktop.look import fonts, theme
from naba_desktop.look.icons import window_icon
from naba_desktop.research.chores import Chores
from naba_desktop.research.research import Research
from naba_desktop.settings import Appearance, Settings, SettingsFile
from naba_desktop.work import jobs
from naba_desktop.work.garbage import settle, unsettle
from naba_translation.engines.engine import Engine
from naba_translation.engines.pool import Engines
from naba_translation.engines.process import EngineProcess
from naba_translation.library.connection import Place
from naba_translation.messages import describe
from naba_translation.paths import Paths

log = logging.getLogger(__name__)

_TURN_SECONDS = 0.0005
_PATIENCE_SECONDS = 2.0
"""For a folder on a drive that does not answer, and for a model that is being read in: neither loses anything."""
_SESSION_MS = 60_000
"""A session that goes on so long after it was said to end goes on: Qt does not tell that another program objected."""


class Desktop(QObject):
    """One profile's window with what stands behind it."""

    def __init__(
        self, *, paths: Paths, engine: Engine, dialogs: Dialogs, library: Place | None = None
    ) -> None:
        super().__init__()
        self._dialogs = dialogs
        self.stuck = False  # a thread did not end when the window was closed
        self._unattended = False  # the system ends the program: nobody is there to be asked
        self.change: Change | None = None  # what is wanted of the passphrase when the window is closed
        self._settings_file = SettingsFile(settings_path(paths))
        self.settings = self._settings_file.load()
        if (
            library is not None and library.key is not None and self.settings.last_read
        ):  # it was not always encrypted
            self.settings = replace(self.settings, last_read="", last_sentence=0)
            self._settings_file.save(self.settings)
        self._apply_theme()
        engines = Engines(built_in=engine, make=EngineProcess, models=paths.models, config=paths.config)
        place = library or Place(paths.store)
        self.controller = Controller(engines=engines, store=place, parent=self)
        self.research = Research(place, parent=self)
        self.research.failed.connect(self.controller.tell_again)
        self.controller.listed.connect(self._hold_library, Qt.ConnectionType.SingleShotConnection)
        self.chores = Chores(self.research, busy=lambda: self.controller.translating, parent=self)
        self.library = LibraryTable(self)
        self.window = MainWindow(
            controller=self.controller,
            library=self.library,
            settings=self.settings,
            theme=self._theme,
            dialogs=dialogs,
        )
        self.window.commands.settings_changed.connect(self._on_settings)
        self.files = Files(self.window)
        self.documents = Documents(self.window, self.research, paths=paths)
        self.models = Models(self.window, paths)
        watched = watched_list(place, ask=self.controller.ask, former=paths.config / "watched.json")
        self.watcher = Watcher(watched, parent=self)
        for feature in (
            self.files,
            Pasting(self.window, paths),
            Sentences(self.window),
            Judging(self.window),
            Choosing(self.window),
            Remarks(self.window),
            Remembering(self.window),
            Replacing(self.window),
            SpellingMarks(self.window),
            Naming(self.window),
            self.documents,
            Checking(self.window, self.research, self._theme, paths=paths),
            Shelving(self.window, self.research),
            Searching(self.window, self.research, self.chores, self._theme),
            telling := Telling(self.window, self.research, self.chores, self._theme),
            dating := Dating(self.window, self.research, self._theme),
            Summing(self.window),
            Looks(self.window),
            Privacy(self.window),
            Safekeeping(self.window, self.chores),
            Counting(self.window, self.chores),  # the last that is wanted: others are waited for rather
            encrypting := Encrypting(self.window),
            Batches(self.window, self.watcher),
            self.models,
            ModelChoices(self.window, paths, self.models.page),
            Alternatives(self.window, paths),
            Comparing(self.window, paths),
            Guidance(self.window),
        ):
            self.window.add_feature(feature)
        telling.export_wanted.connect(self.documents.export_story)
        telling.timeline_wanted.connect(lambda story: dating.show_story(story.id, story.title))
        encrypting.change_wanted.connect(self._change)
        self.window.closing.connect(self.close)
        app().styleHints().colorSchemeChanged.connect(self._follow_system)

    def start(self, files: Sequence[Path]) -> None:
        """Show the window; then, when it is painted, read the library and open `files`.

        With no files and a library that was never used, the samples are opened.
        """
        if files:
            self.window.commands.remember(welcomed=True)  # own work has begun: no samples among it
            self.window.painted.connect(lambda: self.controller.translate(files))
        elif not self.settings.welcomed:
            self.controller.listed.connect(self._welcome, Qt.ConnectionType.SingleShotConnection)
        self.window.painted.connect(settle)
        self.window.painted.connect(self.window.desk.recover)
        self.window.painted.connect(self.controller.open_library)
        self.window.painted.connect(self._go_on_forgetting)
        self.window.painted.connect(self.watcher.start)
        self.controller.listed.connect(settle)
        self.window.show()
        self.window.articles.list.setFocus()
        self.window.windowHandle().installEventFilter(self.chores)

    def _go_on_forgetting(self) -> None:
        self.controller.ask(lambda: jobs.go_on_forgetting(self.controller.store), lambda _: None)

    def come_forward(self, files: Sequence[Path]) -> None:
        """Bring the window to the front, as another start of the program wants, and open its files."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.controller.translate(files)

    def open_samples(self) -> None:
        """Open the bundled samples."""
        self.files.open_samples()

    def close(self) -> None:
        """End the threads and the engine; edits are saved. May be called twice.

        What looks or reads in for long is not waited for; where something else does not end, the analyst is asked,
        unless the system ends the program.
        """
        if self.stuck:
            return
        saving = self.window.desk.close, self.controller.save
        working = self.research.close, self.controller.close
        ask = partial(self._dialogs.agree, self.window, yes="End now")
        ended = leave(saving, working, unattended=lambda: self._unattended, end_now=ask)
        quiet = self.watcher.close(patience=_PATIENCE_SECONDS), self.models.close(patience=_PATIENCE_SECONDS)
        self.stuck = not (ended and all(quiet))
        unsettle()

    def end(self) -> None:
        """Save and close without a question, as the system wants; a dialog that is open is broken off."""
        self._unattended = True
        app().exit()  # first, so that every dialog returns and none opens while the window closes
        self.window.close()

    def keep_for_session_end(self) -> None:
        """The session is about to end, unless another program objects: save what is typed, and do not ask when
        the window is closed for it."""
        self.window.reading.sentences.finish_editing()
        self._unattended = True
        QTimer.singleShot(_SESSION_MS, self, self._session_goes_on)

    def _session_goes_on(self) -> None:
        self._unattended = False

    def tell_fault(self, error: BaseException) -> None:
        """Say that the program itself is at fault. May be called from any thread."""
        QTimer.singleShot(0, self.window, lambda: self.window.banner.show_problem(describe(error)))

    def _welcome(self, entries: object) -> None:
        self.window.commands.remember(welcomed=True)
        if not entries:
            self.open_samples()

    def _hold_library(self) -> None:
        """Have it open for as long as the window is: a command that puts it under another passphrase is refused."""
        self.research.ask_one(lambda archive: archive.store, lambda _: None)

    def _change(self, change: Change) -> None:
        self.change = change
        self.window.close()

    def _on_settings(self, settings: Settings) -> None:
        before, self.settings = self.settings, settings
        if before.appearance is not settings.appearance:
            self._apply_theme()
        if (before.appearance, before.faces) != (settings.appearance, settings.faces):
            self.window.restyle(self._theme, settings)
        self._settings_file.save(settings)

    def _follow_system(self) -> None:
        if self.settings.appearance is Appearance.SYSTEM:
            self._apply_theme()
            self.window.restyle(self._theme, self.settings)

    def _apply_theme(self) -> None:
        self._theme = dress(self.settings, app())


def make_application() -> QApplication:
    """The QApplication with our faces and our style; the one there is, if there is one.

    From then on Python's threads take turns more often: each cell that is painted calls Python, and would
    wait 5 ms for a runner's thread that is at work.
    """
    sys.setswitchinterval(_TURN_SECONDS)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["naba"])
    application.setApplicationName("naba")
    application.setApplicationDisplayName("Naba")
    application.setDesktopFileName("naba")
    application.setStyle("Fusion")
    for name in fonts.load_fonts():
        log.warning("Qt refused the font %s", name)
    application.setFont(fonts.interface_font())
    application.setWindowIcon(window_icon())
    return application


def settings_path(paths: Paths) -> Path:
    """Where the window's settings are kept."""
    return paths.config / "window.ini"


def dress(settings: Settings, application: QApplication) -> theme.Theme:
    """Give the program the colours that are wanted."""
    wanted = theme.theme_for(settings.appearance)
    theme.apply(wanted, application)
    return wanted


def app() -> QApplication:
    """The running application."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101  make_application() came first
    return application
