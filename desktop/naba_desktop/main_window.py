"""The frame: puts the parts of the window together and shows in them what the controller says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.banner import Banner
from naba_desktop.commands import Commands
from naba_desktop.controller import Controller
from naba_desktop.dialogs import Dialogs
from naba_desktop.library.entry import Entry, State
from naba_desktop.library.library_table import LibraryTable
from naba_desktop.library.library_view import LibraryView
from naba_desktop.reading_page import ReadingPage
from naba_desktop.review.review_table import ReviewTable
from naba_desktop.settings import Settings
from naba_desktop.shown import one_line
from naba_desktop.start_page import StartPage
from naba_desktop.status_strip import StatusStrip
from naba_desktop.summary_panel import SummaryPanel
from naba_desktop.theme import Theme
from naba_translation.article import Pair, Review
from naba_translation.headline import english_headline

_FIRST_SIZE = QSize(1360, 840)
_LEAST_SIZE = QSize(720, 440)
_COLUMNS = (19, 57, 24)  # per cent
_TOOLS = ("open", "translate", "stop", "", "find", "export_pdf", "toggle_appearance")


class MainWindow(QMainWindow):
    """The window.

    Signals:
        painted(): the window was painted for the first time.
        closing(): the window is about to be gone; edits were committed.
    """

    painted = Signal()
    closing = Signal()

    def __init__(
        self,
        *,
        controller: Controller,
        library: LibraryTable,
        settings: Settings,
        theme: Theme,
        dialogs: Dialogs,
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Naba")
        self.setAcceptDrops(True)
        self.setMinimumSize(_LEAST_SIZE)
        self._controller = controller
        self._library = library
        self._pair: Pair | None = None
        self._was_painted = False
        self.review_table = ReviewTable(author=settings.author, parent=self)
        self.banner = Banner(theme)
        self.articles = LibraryView(library, theme)
        self.start = StartPage(theme)
        self.reading = ReadingPage(self.review_table, theme, settings.zoom)
        self.summary = SummaryPanel(theme, settings.zoom)
        self.status = StatusStrip(theme)
        self.commands = Commands(
            self,
            controller=controller,
            dialogs=dialogs,
            settings=settings,
            theme=theme,
            articles=self.articles,
            reading=self.reading,
            summary=self.summary,
            table=self.review_table,
        )
        self.middle = QStackedWidget()
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect_parts()
        self._restore(settings)
        self._update_commands()

    @Slot(object)
    def show_library(self, entries: tuple[Entry, ...]) -> None:
        """The library was read."""
        current = self.articles.current
        self._library.reset(entries)
        if entries:
            self.articles.choose(current.source if current else entries[-1].source)
        else:
            self._show_start(None)

    @Slot(object)
    def show_entry(self, entry: Entry | None) -> None:
        """One stands on another article of the list, or this one changed."""
        shown = self.review_table.review
        if entry is None:
            self._show_start(None)
        elif entry.state is not State.DONE:
            self._show_start(entry)
            self._controller.show(entry.source)
        elif (
            shown is None
            or shown.article.id != entry.article_id
            or self.middle.currentWidget() is not self.reading
        ):
            self._controller.show(entry.source)
        self._update_commands()

    @Slot(object)
    def show_review(self, review: Review) -> None:
        """The article one stands on is there, or changed."""
        self.reading.show_review(review)
        self.summary.show_review(review)
        self.middle.setCurrentWidget(self.reading)
        self.setWindowTitle(one_line(english_headline(review)))
        self._update_commands()

    @Slot(object)
    def tell_exported(self, paths: tuple[Path, ...]) -> None:
        """Files were written."""
        folder = paths[0].parent
        self.banner.show_success(
            f"Exported {', '.join(path.name for path in paths)}",
            f"In {folder}",
            button="Show in folder",
            act=lambda: self.commands.show_folder(folder),
        )

    def restyle(self, theme: Theme, settings: Settings) -> None:
        """Use another theme or zoom."""
        self.commands.restyle(theme, settings)
        for part in (self.banner, self.articles, self.start, self.status):
            part.restyle(theme)
        self.reading.restyle(theme, settings.zoom)
        self.summary.restyle(theme, settings.zoom)

    # -- QMainWindow

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)  # when the parts are painted too

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._controller.translate(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reading.sentences.finish_editing()
        self.commands.remember(
            geometry=bytes(self.saveGeometry().data()),
            columns=bytes(self.columns.saveState().data()),
            rows=bytes(self.reading.rows.saveState().data()),
        )
        self.closing.emit()
        super().closeEvent(event)

    # -- inside

    def _show_start(self, entry: Entry | None) -> None:
        self.review_table.show(None)
        self.summary.show_review(None)
        self.start.show_entry(entry)
        self.middle.setCurrentWidget(self.start)
        self.setWindowTitle("Naba")

    def _on_pair(self, pair: Pair | None) -> None:
        self._pair = pair
        self._update_commands()

    def _on_edited(self, pair: Pair, english: str | None) -> None:
        review = self.review_table.review
        if review is not None:
            self._controller.edit(review, pair, english)

    def _on_rested(self, text: str) -> None:
        self.status.rest(text)
        self._update_commands()

    def _stop(self) -> None:
        self.status.stopping()
        self._controller.stop()

    def _update_commands(self) -> None:
        self.commands.update(reading=self.middle.currentWidget() is self.reading, pair=self._pair)

    def _connect_parts(self) -> None:
        controller = self._controller
        controller.listed.connect(self.show_library)
        controller.entry_changed.connect(self._library.put)
        controller.entry_removed.connect(self._library.remove)
        controller.opened.connect(self.articles.choose)
        controller.review_ready.connect(self.show_review)
        controller.worked.connect(self.status.work)
        controller.worked.connect(self._update_commands)
        controller.rested.connect(self._on_rested)
        controller.exported.connect(self.tell_exported)
        controller.problem.connect(self.banner.show_problem)
        self.articles.chosen.connect(self.show_entry)
        self.articles.opened.connect(self.reading.sentences.setFocus)
        self.reading.pair_selected.connect(self._on_pair)
        self.review_table.edited.connect(self._on_edited)
        self.summary.jumped.connect(self.reading.sentences.go_to)
        self.status.stop_wanted.connect(self._stop)
        self.start.open_wanted.connect(self.commands.open_files)
        self.start.folder_wanted.connect(self.commands.open_folder)
        self.start.samples_wanted.connect(self.commands.samples_wanted)
        self.start.translate_wanted.connect(self.commands.translate)

    def _lay_out(self) -> None:
        self.addToolBar(self._make_tool_bar())
        blank = QWidget()  # until the library was read, a moment after the window is there
        blank.setObjectName("start_page")
        blank.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for page in (blank, self.start, self.reading):
            self.middle.addWidget(page)
        self.columns.setObjectName("columns")
        self.columns.setHandleWidth(1)
        self.columns.setChildrenCollapsible(False)
        for part in (self.articles, self.middle, self.summary):
            self.columns.addWidget(part)
        for place, share in enumerate(_COLUMNS):
            self.columns.setStretchFactor(place, share)
        self.columns.setSizes([share * _FIRST_SIZE.width() // 100 for share in _COLUMNS])
        self.articles.setMinimumWidth(150)
        self.summary.setMinimumWidth(150)
        self.middle.setMinimumWidth(360)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.columns, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _make_tool_bar(self) -> QToolBar:
        bar = QToolBar("Commands")
        bar.setObjectName("commands")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in _TOOLS:
            if name:
                action = self.commands.actions[name]
                bar.addAction(action)
                button = bar.widgetForAction(action)
                button.setAccessibleName(action.iconText())
                if isinstance(button, QToolButton) and name == "toggle_appearance":
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            else:
                space = QWidget()
                space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                bar.addWidget(space)
        return bar

    def _restore(self, settings: Settings) -> None:
        if not (settings.geometry and self.restoreGeometry(QByteArray(settings.geometry))):
            space = QGuiApplication.primaryScreen().availableGeometry()
            size = _FIRST_SIZE.boundedTo(space.size())
            self.setGeometry(QRect(space.center() - QRect(QPoint(), size).center(), size))
        if settings.columns:
            self.columns.restoreState(QByteArray(settings.columns))
        if settings.rows:
            self.reading.rows.restoreState(QByteArray(settings.rows))


def dropped_paths(mime: QMimeData) -> tuple[Path, ...]:
    """The local files and folders that are being dropped."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
