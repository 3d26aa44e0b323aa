"""The frame: puts the parts of the window together and shows in them what the controller says.

What can be done in it is brought by features (feature.py); what looks at many articles is a place of its own
(places.py).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.controller import Controller
from naba_desktop.dialogs import Dialogs
from naba_desktop.frame.commands import Commands
from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.places import READ, Places
from naba_desktop.frame.status_strip import StatusStrip
from naba_desktop.frame.tool_bar import ToolBar
from naba_desktop.guidance.start_page import StartPage
from naba_desktop.library.entry import Entry, State
from naba_desktop.library.library_table import LibraryTable
from naba_desktop.library.library_view import LibraryView
from naba_desktop.look.banner import Banner
from naba_desktop.look.screen_room import FRAME
from naba_desktop.look.theme import Theme
from naba_desktop.reading.left_off import left_at, left_off
from naba_desktop.reading.reading_page import ReadingPage
from naba_desktop.reading.summary_panel import SummaryPanel
from naba_desktop.review.desk import Desk
from naba_desktop.review.review_table import ReviewTable
from naba_desktop.settings import Settings
from naba_translation.article import Pair, Review

_FIRST_SIZE = QSize(1360, 840)
_LEAST_SIZE = QSize(720, 440)
_COLUMNS = (19, 57, 24)  # per cent


class MainWindow(QMainWindow):
    """The window.

    Signals:
        painted(): the window was painted for the first time.
        closing(): the window is about to be gone; edits were committed.
        review_shown(object): the Review that is read now, or changed; None: none is.
        pair_selected(object): the Pair one stands on; None: none.
    """

    painted = Signal()
    closing = Signal()
    review_shown = Signal(object)
    pair_selected = Signal(object)

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
        self.controller = controller
        self.dialogs = dialogs
        self._library = library
        self._pair: Pair | None = None
        self._wanted: tuple[str, int] | None = None  # a sentence to go to when its article is there
        self._was_painted = False
        self.review_table = ReviewTable(author=settings.author, parent=self)
        self.desk = Desk(controller, author=settings.author, parent=self)
        self.theme = theme
        self.banner = Banner(theme)
        self.articles = LibraryView(library, theme)
        self.start = StartPage(theme)
        self.reading = ReadingPage(self.review_table, theme, settings.faces)
        self.summary = SummaryPanel(theme, settings.faces)
        self.status = StatusStrip(theme)
        self.commands = Commands(self, settings=settings, theme=theme)
        self.places = Places()
        self.middle = QStackedWidget()
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect_parts()
        self._restore(settings)

    def add_feature(self, feature: Feature) -> None:
        """Let the window do something more."""
        self.commands.add(feature)
        self.update_commands()

    def add_place(self, name: str, widget: QWidget) -> None:
        """Add a place beside reading; its command `place_NAME` goes there."""
        self.places.add(name, widget)
        self.commands.actions[f"place_{name}"].triggered.connect(lambda: self.places.go(name))

    def fill_small_screen(self) -> None:
        """At a first start, take the whole of a screen that has no room for the size the window would have."""
        if not self.commands.settings.geometry and self.size() != _FIRST_SIZE:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def read(self, article_id: str, index: int | None = None) -> None:
        """Read an article of the library, and stand on a sentence of it."""
        entry = self.controller.entry_of(article_id)
        if entry is None:
            return
        self._wanted = (article_id, index) if index is not None else None
        self.places.go(READ)
        self.articles.choose(entry.source)
        self._go_to_wanted()

    @Slot(object)
    def show_library(self, entries: tuple[Entry, ...]) -> None:
        """The library was read."""
        current = self.articles.current if entries else None
        self._library.reset(entries)
        if entries and current is None:
            current, index = left_off(entries, self.commands.settings)
            self._wanted = (current.article_id, index) if index else None
        if current is not None:
            self.articles.choose(current.source)
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
            self.controller.show(entry.source)
        elif (
            shown is None
            or shown.article.id != entry.article_id
            or self.middle.currentWidget() is not self.reading
        ):
            self.controller.show(entry.source)
        self.update_commands()

    @Slot(object)
    def show_review(self, review: Review) -> None:
        """The article one stands on is there, or changed."""
        # First, so that the rows are laid out once, as wide as they will be.
        self.middle.setCurrentWidget(self.reading)
        self.reading.show_review(review)
        self.summary.show_review(review)
        self._go_to_wanted()
        self.review_shown.emit(review)
        self.update_commands()

    def restyle(self, theme: Theme, settings: Settings) -> None:
        """Use another theme or other faces."""
        self.theme = theme
        self.commands.restyle(theme, settings)
        for part in (self.banner, self.articles, self.start, self.status):
            part.restyle(theme)
        self.reading.restyle(theme, settings.faces)
        self.summary.restyle(theme, settings.faces)

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
            self.controller.translate(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reading.sentences.finish_editing()
        self.commands.remember(
            geometry=bytes(self.saveGeometry().data()),
            columns=bytes(self.columns.saveState().data()),
            rows=bytes(self.reading.rows.saveState().data()),
            **left_at(self.articles.current, self._pair, encrypted=self.controller.store.key is not None),
        )
        self.closing.emit()
        super().closeEvent(event)

    # -- inside

    def _show_start(self, entry: Entry | None) -> None:
        self.review_table.show(None)
        self.summary.show_review(None)
        self.start.show_entry(entry)
        self.middle.setCurrentWidget(self.start)
        self.review_shown.emit(None)

    def _go_to_wanted(self) -> None:
        review = self.review_table.review
        if self._wanted is not None and review is not None and review.article.id == self._wanted[0]:
            self.reading.sentences.go_to(self._wanted[1])
            self._wanted = None

    def _on_arrived(self, place: str) -> None:
        self.commands.actions[f"place_{place}"].setChecked(True)
        self.update_commands()

    def _on_pair(self, pair: Pair | None) -> None:
        self._pair = pair
        self.pair_selected.emit(pair)
        self.update_commands()

    def _on_rested(self, text: str) -> None:
        self.status.rest(text)
        self.update_commands()

    def update_commands(self) -> None:
        """Offer what can be done now."""
        reading = self.places.current == READ and self.middle.currentWidget() is self.reading
        self.commands.update(
            Situation(
                place=self.places.current,
                review=self.review_table.review if reading else None,
                pair=self._pair if reading else None,
                entries=self.articles.selected(),
                translating=self.controller.translating,
            )
        )

    def _connect_parts(self) -> None:
        controller = self.controller
        controller.listed.connect(self.show_library)
        controller.entries_changed.connect(self._library.put)
        controller.entries_removed.connect(self._library.remove)
        controller.opened.connect(self.articles.choose)
        controller.review_ready.connect(self.show_review)
        controller.worked.connect(self.status.work)
        controller.worked.connect(self.update_commands)
        controller.batch.stopped.connect(self.status.stopping)
        controller.rested.connect(self._on_rested)
        controller.problem.connect(self.banner.show_problem)
        controller.retriable.connect(lambda again: self.banner.offer("Try again", again))
        self.articles.chosen.connect(self.show_entry)
        self.articles.opened.connect(self.reading.sentences.setFocus)
        self.reading.pair_selected.connect(self._on_pair)
        self.summary.jumped.connect(self.reading.sentences.go_to)
        self.status.stop_wanted.connect(controller.stop)
        self.places.arrived.connect(self._on_arrived)
        actions = self.commands.actions
        self.start.open_wanted.connect(actions["open"].trigger)
        self.start.folder_wanted.connect(actions["open_folder"].trigger)
        self.start.samples_wanted.connect(actions["open_samples"].trigger)
        self.start.translate_wanted.connect(actions["translate"].trigger)

    def _lay_out(self) -> None:
        self.addToolBar(ToolBar(self.commands.actions))
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
        self.add_place(READ, self.columns)
        self.commands.actions[f"place_{READ}"].setChecked(True)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.places, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _restore(self, settings: Settings) -> None:
        if not (settings.geometry and self.restoreGeometry(QByteArray(settings.geometry))):
            space = QGuiApplication.primaryScreen().availableGeometry()
            size = _FIRST_SIZE.boundedTo(space.size() - FRAME)
            self.setGeometry(QRect(space.center() - QRect(QPoint(), size).center(), size))
        if settings.columns:
            self.columns.restoreState(QByteArray(settings.columns))
        if settings.rows:
            self.reading.rows.restoreState(QByteArray(settings.rows))


def dropped_paths(mime: QMimeData | None) -> tuple[Path, ...]:
    """The local files and folders that are being dropped, or lie on the clipboard; none where nothing does."""
    if mime is None:
        return ()
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
