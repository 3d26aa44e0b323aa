"""The order of the library: tags, notes, what is reviewed, what is watched for, and what the list shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.frame.places import READ
from naba_desktop.library import shelving
from naba_desktop.library.entry import Entry, translated
from naba_desktop.library.order_dialog import OrderDialog
from naba_desktop.library.watch_dialog import WatchDialog
from naba_desktop.research.research import Research

_COLLECT_MS = 500  # articles that come in are looked through together


class Shelving(Feature):
    """The commands of the list of articles that keep it in order."""

    def __init__(self, window: MainWindow, research: Research) -> None:
        super().__init__(window)
        self._window = window
        self._research = research
        self._articles = window.articles
        self._terms: tuple[str, ...] = ()
        self._marks: dict[str, tuple[str, ...]] = {}  # watched terms by article
        self._new: set[str] = set()  # articles to look through for them
        self._collecting = QTimer(self)
        self._collecting.setSingleShot(True)
        self._collecting.setInterval(_COLLECT_MS)
        self._collecting.timeout.connect(self._look_through_new)
        controller = window.controller
        controller.listed.connect(self._on_listed)
        controller.entries_changed.connect(self._on_entries)
        self._articles.ordered.connect(lambda order: window.commands.remember(order=order))
        self._articles.sort_by(window.commands.settings.order)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            "reviewed": self._toggle_reviewed,
            "tags": self._open_order,
            "watch_list": self._open_watch_list,
            "filter_words": lambda: self._at_list(self._articles.words.setFocus),
            "filter_list": lambda: self._at_list(self._articles.open_panel),
            "show_all": lambda: self._at_list(self._articles.show_all),
        }

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        kept = [entry for entry in now.entries if entry.article_id]
        self._window.commands.actions["reviewed"].setChecked(
            bool(kept) and all(entry.reviewed for entry in kept)
        )
        return dict.fromkeys(("reviewed", "tags"), bool(kept))

    def _at_list(self, act: Callable[[], object]) -> None:
        self._window.places.go(READ)
        self._window.commands.actions["show_library"].setChecked(True)
        act()

    def _kept(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self._articles.selected() if entry.article_id)

    # -- reviewed, tags and note

    def _toggle_reviewed(self) -> None:
        entries, controller = self._kept(), self._window.controller
        reviewed = not all(entry.reviewed for entry in entries)
        ids = [entry.article_id for entry in entries]

        def tell(_: object) -> None:
            for article_id in ids:
                controller.change(article_id, reviewed=reviewed)

        controller.ask(lambda: shelving.set_reviewed(controller.store, ids, reviewed), tell)

    def _open_order(self) -> None:
        entries = self._kept()
        if entries:
            known = {tag for entry in self._articles.table.entries() for tag in entry.tags}
            dialog = OrderDialog(entries, known, self._window)
            dialog.accepted.connect(lambda: self._save_order(entries, dialog))
            dialog.open()

    def _save_order(self, entries: tuple[Entry, ...], dialog: OrderDialog) -> None:
        wanted, controller = dialog.wanted(), self._window.controller
        ids = [entry.article_id for entry in entries]

        def tell(tags: Any) -> None:
            for article_id, names in tags.items():
                facts = {"tags": names} if wanted.note is None else {"tags": names, "note": wanted.note}
                controller.change(article_id, **facts)

        store, add, drop, note = controller.store, wanted.add, wanted.drop, wanted.note
        controller.ask(lambda: shelving.set_order(store, ids, add=add, drop=drop, note=note), tell)

    # -- the watch list

    def _open_watch_list(self) -> None:
        hits = {term: sum(term in terms for terms in self._marks.values()) for term in self._terms}
        dialog = WatchDialog(self._terms, hits, self._window)
        dialog.accepted.connect(lambda: self._save_terms(dialog.terms()))
        dialog.open()
        dialog.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_terms(self, terms: tuple[str, ...]) -> None:
        store = self._window.controller.store
        self._window.controller.ask(
            lambda: shelving.set_terms(store, terms), lambda _: self._look_through(None)
        )

    def _look_through(self, among: frozenset[str] | None) -> None:
        def tell(found: Any) -> None:
            self._terms, marks = found
            kept = {} if among is None else {a: t for a, t in self._marks.items() if a not in among}
            self._marks = kept | dict(marks)
            self._articles.table.watch(self._marks)

        self._research.ask_one(lambda archive: shelving.watched(archive, among), tell)

    def _look_through_new(self) -> None:
        among, self._new = frozenset(self._new), set()
        if self._terms and among:
            self._look_through(among)

    # -- what comes in

    def _on_listed(self, _: tuple[Entry, ...]) -> None:
        self._look_through(None)

    def _on_entries(self, entries: tuple[Entry, ...]) -> None:
        if new := translated(entries):
            self._new.update(new)
            self._collecting.start()
