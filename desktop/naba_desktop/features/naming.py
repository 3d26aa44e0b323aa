"""The names of people and places: one English form for each, in all articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.naming import jobs
from naba_desktop.naming.name_row import Joined, NameRow
from naba_desktop.naming.names_dialog import NamesDialog
from naba_desktop.naming.names_table import NamesTable
from naba_desktop.work.jobs import load_review
from naba_translation.article import Review
from naba_translation.counted import counted
from naba_translation.normalise import search_key

_AT_ONCE = 10  # articles a job looks at, so that an edit does not wait for long
_SHOW_MS = 1000  # between two showings of a list that grows: ten thousand articles have as many names


class Naming(Feature):
    """The command "Names of people and places…"."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._controller = window.controller
        self._table = NamesTable(self)
        self._dialog = NamesDialog(self._table, window)
        self._asked = 0  # a list that was asked for later makes an earlier one worthless
        self._found = Joined()
        self._shown = QElapsedTimer()
        self._table.chosen.connect(self._choose)
        self._dialog.scope_changed.connect(self._look)
        self._dialog.added.connect(self._add)
        self._dialog.removed.connect(self._remove)
        self._dialog.import_wanted.connect(self._import)
        self._dialog.export_wanted.connect(self._export)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"names": self._open}

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        return {"names": now.review is not None}

    def _open(self) -> None:
        self._window.reading.sentences.finish_editing()
        self._dialog.open()
        self._look()

    def _look(self) -> None:
        """Look at the articles anew."""
        review = self._window.review_table.review
        ids = self._controller.article_ids if self._dialog.everywhere else []
        if not self._dialog.everywhere and review is not None:
            ids = [review.article.id]
        self._asked += 1
        self._found = Joined()
        self._shown.invalidate()
        self._look_at(self._asked, list(ids))

    def _look_at(self, asked: int, ids: list[str]) -> None:
        now, left = ids[:_AT_ONCE], ids[_AT_ONCE:]

        def then(found: object) -> None:
            if asked != self._asked or not isinstance(found, tuple):
                return
            self._found.add(*found)
            if not left or not self._shown.isValid() or self._shown.hasExpired(_SHOW_MS):
                self._dialog.show_rows(self._found.rows(), left=len(left))
                self._shown.start()
            if left and self._dialog.isVisible():
                self._look_at(asked, left)

        self._controller.ask(lambda: jobs.look_at(self._controller.store, now), then)

    def _choose(self, row: NameRow, english: str) -> None:
        store, author = self._controller.store, self._window.desk.author
        self._controller.ask(lambda: jobs.choose(store, row, english, author=author), self._renew)

    def _add(self, arabic: str, english: str, kind: str) -> None:
        store, author = self._controller.store, self._window.desk.author
        row = NameRow(search_key(arabic), arabic, "", kind, "", False, False, (), 0)
        self._controller.ask(lambda: jobs.choose(store, row, english, author=author), self._renew)
        self._dialog.clear_fields()

    def _remove(self, row: NameRow) -> None:
        self._controller.ask(lambda: jobs.remove(self._controller.store, row.arabic), self._renew)

    def _import(self) -> None:
        folder, author = self._window.commands.settings.last_folder, self._window.desk.author
        path = self._window.dialogs.names_to_import(self._dialog, folder)
        if path is not None:
            store = self._controller.store
            self._controller.ask(lambda: jobs.import_file(store, path, author=author), self._renew)

    def _export(self) -> None:
        folder = Path(self._window.commands.settings.export_folder or Path.home())
        path = self._window.dialogs.names_to_write(self._dialog, folder / "names.csv")
        if path is not None:
            store = self._controller.store
            self._controller.ask(lambda: jobs.export_file(store, path), partial(self._tell_written, path))

    def _tell_written(self, path: Path, count: int) -> None:
        self._window.banner.show_success(f"{counted(count, 'name')} written", f"To {path}")

    def _renew(self, _: object) -> None:
        """The names are others: so is the article that is read, and the list."""
        review = self._window.review_table.review
        if review is not None:
            article_id = review.article.id
            self._controller.ask(lambda: load_review(self._controller.store, article_id), self._show)
        self._look()

    def _show(self, review: object) -> None:
        if isinstance(review, Review):
            self._controller.renew(review)
