"""The list of articles in the window: what scrolling it costs, frame by frame, and what narrowing and sorting it do.

A part of library.py. Drawn offscreen, by the raster engine that draws on a screen too; each figure is what the
processor worked, whatever else the machine does.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from time import process_time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from naba_desktop import app
from naba_desktop.library.entry_delegate import EntryDelegate
from naba_desktop.library.library_table import LibraryTable
from naba_desktop.library.library_view import LibraryView
from naba_desktop.library.narrowing import Narrowing, Order, Risk
from naba_desktop.look.theme import LIGHT
from naba_desktop.work.jobs import listed

if TYPE_CHECKING:
    from naba_translation.library.shelf import Entry as Listed

FRAMES = 120
NARROWINGS = {
    "words": Narrowing(words="00 7"),
    "an outlet": Narrowing(outlet="outlet 7"),
    "days": Narrowing(since=date(2022, 1, 1), until=date(2022, 12, 31)),
    "what the checks found": Narrowing(risk=Risk.LOOK),
    "reviewed": Narrowing(reviewed=True),
    "a tag": Narrowing(tag="ports"),
    "watched terms": Narrowing(watched=True),
}


class Counting(EntryDelegate):
    """Counts the rows that are drawn."""

    rows = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        self.rows += 1
        super().paint(painter, option, index)


def list_figures(rows: Sequence[Listed]) -> None:
    """Print what the list of these articles costs."""
    application = QApplication.instance() or app.make_application()
    started = process_time()
    entries = [
        replace(
            listed(row), attention=n % 4, doubt=n % 2, reviewed=n % 3 == 0, tags=("ports",) * (n % 5 == 0)
        )
        for n, row in enumerate(rows)
    ]
    view = LibraryView(LibraryTable(), LIGHT)
    view.table.reset(entries)
    view.resize(260, 700)
    view.show()
    application.processEvents()
    told(f"list of {len(entries):,} articles shown", 1000 * (process_time() - started))
    scrolling(view)
    for name, narrowing in NARROWINGS.items():
        told(f"narrowed by {name}", changed(application, lambda one=narrowing: view.narrow(one)))
        found = view.table.rowCount()
        told(f"and all shown again, from {found:,}", changed(application, view.show_all))
    story = max((entry.story for entry in entries), default="")
    if story:
        told("narrowed by a story", changed(application, lambda: view.narrow(Narrowing(story=story))))
        view.show_all()
    for order in Order:
        told(f"sorted: {order.value}", changed(application, lambda order=order: view.sort_by(order)))
    told("marked by watched terms", changed(application, lambda: marked(view.table)))


def scrolling(view: LibraryView) -> None:
    """One notch of the wheel a frame, with all that Qt draws for it."""
    delegate = Counting(LIGHT, view.list)
    view.list.setItemDelegate(delegate)
    viewport, times, rows = view.list.viewport(), [], []
    viewport.repaint()
    for _ in range(FRAMES):
        delegate.rows, started = 0, process_time()
        place = QPointF(100, 200)
        notch = QWheelEvent(
            place,
            QPointF(viewport.mapToGlobal(place.toPoint())),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, notch)
        QApplication.processEvents()
        times.append(1000 * (process_time() - started))
        rows.append(delegate.rows)
    told("a frame of scrolling", statistics.median(times), f", worst {max(times):.1f}")
    told("rows drawn in it", statistics.median(rows), f", most {max(rows)}", unit="")


def changed(application: QApplication, act: Callable[[], object]) -> float:
    """Milliseconds of the processor until it is drawn."""
    started = process_time()
    act()
    application.processEvents()
    return 1000 * (process_time() - started)


def marked(table: LibraryTable) -> None:
    table.watch({entry.article_id: ("port",) for entry in table.entries()[::3]})


def told(name: str, figure: float, more: str = "", *, unit: str = " ms of a core") -> None:
    print(f"{name:44} {figure:8.1f}{unit}{more}")
