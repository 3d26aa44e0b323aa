"""The queue of what is translated, and the folders that are watched for more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from naba_desktop.batches.batch_page import BatchPage, movable
from naba_desktop.batches.batch_table import BatchTable
from naba_desktop.batches.rest import Rest
from naba_desktop.batches.watcher import Watcher
from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.frame.status_strip import pace, time_left
from naba_desktop.library.entry import State
from naba_desktop.look.theme import Theme
from naba_desktop.settings import Settings
from naba_desktop.work.jobs import Work
from naba_translation.counted import counted

PLACE = "queue"
_LONG = 3  # files from which the end of a batch is told to who works elsewhere


class Batches(Feature):
    """The menu "Queue" and its place."""

    def __init__(self, window: MainWindow, watcher: Watcher) -> None:
        super().__init__(window)
        self._window = window
        self._batch = window.controller.batch
        self._watcher = watcher
        self._work = Work("read", 0, 0)
        self._failures = window.controller.failures
        self._table = BatchTable(self._batch, self._failures, self)
        actions = window.commands.actions
        self.page = BatchPage(self._table, actions, window.theme)
        window.add_place(PLACE, self.page)
        self.page.selected.connect(window.update_commands)
        self.page.read_wanted.connect(self._read)
        self.page.menu_wanted.connect(
            lambda at: window.commands.menu(
                at, "queue_first", "queue_sooner", "queue_later", "queue_remove", "queue_retry"
            )
        )
        self._batch.changed.connect(self._tell)
        self._failures.changed.connect(self._tell)
        window.status.queue_wanted.connect(partial(window.places.go, PLACE))
        self._batch.worked.connect(self._on_worked)
        self._batch.rested.connect(self._on_rested)
        window.controller.offered.connect(self._offer)
        watcher.arrived.connect(partial(window.controller.translate, show=False))
        watcher.changed.connect(self._show_folders)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            "pause": self._pause,
            "queue_retry": self._retry,
            "queue_sooner": partial(self._move, -1),
            "queue_later": partial(self._move, 1),
            "queue_first": lambda: self._move(-len(self._batch.waiting)),
            "queue_remove": self._remove,
            "watch_folder": self._watch,
            "unwatch_folder": self._unwatch,
        }

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        here = now.place == PLACE
        lines = self.page.chosen() if here else ()
        waits = bool(movable(lines))
        return {
            "pause": self._batch.paused or bool(self._batch.waiting or self._batch.in_hand),
            "queue_retry": bool(self._failures.files),
            **dict.fromkeys(("queue_sooner", "queue_later", "queue_first"), waits),
            "queue_remove": bool(lines),
            "unwatch_folder": here and self.page.chosen_folder() is not None,
        }

    def restyle(self, theme: Theme, settings: Settings) -> None:
        self.page.restyle(theme)

    # -- commands

    def _pause(self) -> None:
        if self._batch.paused:
            self._batch.resume()
        else:
            self._batch.pause()

    def _retry(self) -> None:
        chosen = {line.source for line in self.page.chosen() if line.state is State.FAILED}
        self._window.controller.translate(map(Path, chosen or self._failures.files), show=False)

    def _move(self, by: int) -> None:
        self._batch.move(movable(self.page.chosen()), by)

    def _remove(self) -> None:
        lines = self.page.chosen()
        self._failures.drop(line.source for line in lines if line.state is State.FAILED)
        self._batch.remove(line.source for line in lines)

    def _watch(self) -> None:
        folder = self._window.dialogs.folder_to_open(
            self._window, self._window.commands.settings.last_folder, title="Watch a folder for articles"
        )
        if folder is not None:
            self._watcher.add(folder)
            self._window.places.go(PLACE)

    def _unwatch(self) -> None:
        chosen = self.page.chosen_folder()
        if chosen is not None:
            self._watcher.remove(chosen.folder)

    # -- what is shown

    def _read(self, source: str) -> None:
        entry = self._window.controller.entry(source)
        if entry is not None:
            self._window.places.go("read")
            self._window.articles.choose(source)

    def _on_worked(self, work: Work) -> None:
        if work.stage == "translate":
            self._work = work

    def _tell(self) -> None:
        paused = self._batch.paused
        action = self._window.commands.actions["pause"]
        action.setChecked(paused)
        action.setIconText("Go on" if paused else "Pause")
        self.page.tell(self._words())
        self._window.status.offer_queue(bool(self._batch.waiting or self._batch.in_hand))
        self._window.update_commands()

    def _words(self) -> str:
        """The queue in one line."""
        waiting, in_hand = len(self._batch.waiting), len(self._batch.in_hand)
        if not waiting and not in_hand:
            failed = len(self._failures.files)
            return f"Nothing waits. {counted(failed, 'file')} could not be translated." if failed else ""
        parts = ["Paused"] if self._batch.paused else [f"{in_hand} in hand"]
        parts.append(f"{waiting} waiting")
        done, failed = self._batch.counts
        parts += [f"{count} {word}" for count, word in ((done, "done"), (failed, "failed")) if count]
        if not self._batch.paused and self._work.seconds_left is not None:
            parts += [time_left(self._work.seconds_left), pace(self._work.words_per_second)]
        return "  ·  ".join(parts)

    def _on_rested(self, rest: Rest) -> None:
        self._work = Work("read", 0, 0)
        self._tell()
        if rest.done + rest.failed >= _LONG and not (rest.waiting or rest.stopped):
            failed = f"; {counted(rest.failed, 'file')} could not be translated" if rest.failed else ""
            self._window.dialogs.notify(
                self._window, "Translated", f"{counted(rest.done, 'file')} done{failed}."
            )

    def _offer(self, count: int) -> None:
        self._window.banner.show_success(
            f"{counted(count, 'file')} still waited when Naba was closed",
            "What was translated of them is kept.",
            button="Go on",
            act=self._go_on,
        )

    def _go_on(self) -> None:
        self._window.banner.hide()
        self._window.controller.resume()

    def _show_folders(self) -> None:
        self.page.show_folders(self._watcher.folders)
