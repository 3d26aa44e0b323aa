"""What each command of the menus does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMenu

from naba_desktop.about import about_text, shortcuts_text
from naba_desktop.actions import Actions
from naba_desktop.controller import Controller
from naba_desktop.dialogs import FORMATS, Dialogs
from naba_desktop.library.library_view import LibraryView
from naba_desktop.reading_page import ReadingPage
from naba_desktop.review.review_table import ReviewTable
from naba_desktop.settings import Appearance, Settings
from naba_desktop.shown import one_line
from naba_desktop.summary_panel import SummaryPanel
from naba_desktop.theme import Theme
from naba_translation.article import Kind, Pair


class Commands(QObject):
    """Connects the actions of one window with its parts and its controller.

    Signals:
        settings_changed(Settings): something to remember, or another theme or zoom.
        samples_wanted(): the analyst asks for the bundled samples.
    """

    settings_changed = Signal(object)
    samples_wanted = Signal()

    def __init__(
        self,
        window: QMainWindow,
        *,
        controller: Controller,
        dialogs: Dialogs,
        settings: Settings,
        theme: Theme,
        articles: LibraryView,
        reading: ReadingPage,
        summary: SummaryPanel,
        table: ReviewTable,
    ) -> None:
        super().__init__(window)
        self.actions = Actions(window, theme)
        self._window = window
        self._controller = controller
        self._dialogs = dialogs
        self._settings = settings
        self._articles = articles
        self._reading = reading
        self._summary = summary
        self._table = table
        for name, act in self._by_name().items():
            self.actions[name].triggered.connect(partial(_run, act))
        for name, part in (("library", articles), ("summary", summary), ("details", reading.details)):
            self.actions[f"show_{name}"].setChecked(True)
            self.actions[f"show_{name}"].toggled.connect(part.setVisible)
        self.actions[settings.appearance.value].setChecked(True)
        articles.menu_wanted.connect(lambda at: self._menu(at, "translate", "remove"))
        reading.menu_wanted.connect(lambda at: self._menu(at, "edit", "restore", "copy", "copy_both"))

    def remember(self, **changes: object) -> None:
        """Change settings by name."""
        self._change(replace(self._settings, **changes))  # type: ignore[arg-type]

    def restyle(self, theme: Theme, settings: Settings) -> None:
        """Use another theme, and these settings."""
        self._settings = settings
        self.actions.restyle(theme)
        self.actions[settings.appearance.value].setChecked(True)

    def update(self, *, reading: bool, pair: Pair | None) -> None:
        """Offer what can be done now: whether an article is read, and the sentence one stands on."""
        own = reading and pair is not None and pair.sentence.kind is not Kind.FURNITURE
        entry = self._articles.current is not None
        enabled = {
            "edit": reading,
            "restore": own and pair is not None and pair.edit is not None and pair.draft is not None,
            "copy": own,
            "copy_both": own,
            "translate": entry,
            "translate_rest": self._controller.has_rest,
            "remove": entry,
            "stop": self._controller.translating,
        }
        enabled |= {f"export_{kind}": reading for kind in FORMATS}
        for name in ("find", "find_next", "find_previous", "next_doubt", "previous_doubt"):
            enabled[name] = reading
        for name, value in enabled.items():
            self.actions[name].setEnabled(value)

    def open_files(self) -> None:
        """Ask for files and translate them."""
        paths = self._dialogs.files_to_open(self._window, self._settings.last_folder)
        if paths:
            self.remember(last_folder=str(paths[0].parent))
            self._controller.translate(paths)

    def open_folder(self) -> None:
        """Ask for a folder and translate what is in it."""
        folder = self._dialogs.folder_to_open(self._window, self._settings.last_folder)
        if folder is not None:
            self.remember(last_folder=str(folder))
            self._controller.translate([folder])

    def translate(self) -> None:
        """Translate the selected articles, or go on with them."""
        self._controller.translate([Path(entry.source) for entry in self._articles.selected()])

    def translate_rest(self) -> None:
        """Go on with every article that was stopped or failed."""
        self._controller.translate_rest()

    def show_folder(self, folder: Path) -> None:
        """Show a folder we exported to in the desktop's file manager."""
        self._dialogs.show_folder(folder)

    def _by_name(self) -> dict[str, Callable[[], object]]:
        sentences, bar, table = self._reading.sentences, self._reading.find_bar, self._table
        commands: dict[str, Callable[[], object]] = {
            "open": self.open_files,
            "open_folder": self.open_folder,
            "open_samples": self.samples_wanted.emit,
            "remove": self._remove,
            "quit": self._window.close,
            "edit": sentences.edit_current,
            "restore": lambda: table.restore(sentences.currentIndex().row()),
            "copy": partial(self._copy, both=False),
            "copy_both": partial(self._copy, both=True),
            "find": bar.open_bar,
            "find_next": bar.go_next,
            "find_previous": bar.go_previous,
            "translate": self.translate,
            "translate_rest": self.translate_rest,
            "stop": self._controller.stop,
            "next_doubt": partial(self._reading.go_to_doubt, 1),
            "previous_doubt": partial(self._reading.go_to_doubt, -1),
            "next_article": partial(self._articles.step, 1),
            "previous_article": partial(self._articles.step, -1),
            "zoom_in": lambda: self._change(self._settings.zoomed(1)),
            "zoom_out": lambda: self._change(self._settings.zoomed(-1)),
            "zoom_reset": lambda: self._change(self._settings.zoomed(0)),
            "toggle_appearance": self._toggle_appearance,
            "go_library": self._articles.list.setFocus,
            "go_sentences": sentences.setFocus,
            "go_summary": self._summary.list.setFocus,
            "shortcuts": self._tell_shortcuts,
            "about": lambda: self._dialogs.tell(self._window, "Naba", about_text()),
        }
        for kind in FORMATS:
            commands[f"export_{kind}"] = partial(self._export, kind)
        for look in Appearance:
            commands[look.value] = partial(self.remember, appearance=look)
        return commands

    def _change(self, settings: Settings) -> None:
        self._settings = settings
        self.settings_changed.emit(settings)

    def _remove(self) -> None:
        entries = self._articles.selected()
        if not entries:
            return
        what = one_line(entries[0].name) if len(entries) == 1 else f"{len(entries)} articles"
        detail = "Their translations and your edits are deleted. The files themselves stay where they are."
        if self._dialogs.agree(self._window, f"Remove {what} from the library?", detail, yes="Remove"):
            self._controller.remove([entry.source for entry in entries])

    def _export(self, kind: str) -> None:
        self._reading.sentences.finish_editing()
        review = self._table.review
        if review is None:
            return
        source = Path(review.article.source)
        proposed = Path(self._settings.export_folder or source.parent) / f"{source.stem}.{kind}"
        path = self._dialogs.file_to_write(self._window, proposed, kind)
        if path is not None:
            self.remember(export_folder=str(path.parent))
            self._controller.export(review, path, kind)

    def _copy(self, *, both: bool) -> None:
        pair = self._reading.sentences.current_pair
        if pair is not None:
            texts = [pair.english, pair.sentence.text] if both else [pair.english]
            QGuiApplication.clipboard().setText("\n".join(texts))

    def _toggle_appearance(self) -> None:
        dark = QGuiApplication.palette().window().color().lightness() < 128
        self.remember(appearance=Appearance.LIGHT if dark else Appearance.DARK)

    def _tell_shortcuts(self) -> None:
        self._dialogs.tell(self._window, "Keyboard shortcuts", shortcuts_text(self.actions.shortcuts()))

    def _menu(self, at: QPoint, *names: str) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.actions[name] for name in names])
        menu.popup(at)


def _run(act: Callable[[], object], _checked: bool = False) -> None:
    act()
