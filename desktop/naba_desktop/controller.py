"""What the window can do: open, translate, stop, edit, remove. No widget is known here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from naba_desktop.batches.batch import Batch
from naba_desktop.batches.failures import Failures
from naba_desktop.batches.kept_list import failed_list, waiting_list
from naba_desktop.batches.rest import Rest
from naba_desktop.library.entries import Entries
from naba_desktop.library.entry import Entry, State
from naba_desktop.work import jobs
from naba_desktop.work.background import Runner, Steps, one_step
from naba_desktop.work.errands import Errands
from naba_desktop.work.jobs import Refused, Translated, Work
from naba_models import KnownError
from naba_translation.article import Review
from naba_translation.messages import describe

if TYPE_CHECKING:
    from naba_translation.engines.pool import Engines
    from naba_translation.library.connection import Place

_IDLE_LOOK_MS = 30_000


class Controller(QObject):
    """Knows every article of the library and what is being done with it.

    Two runners, because an edit must not wait for a translation: one for the engine, one for the library.

    Signals:
        listed(object): all entries, when the library was opened.
        entries_changed(object): new entries and such as changed, a tuple of those that did at once.
        entries_removed(object): the sources of entries that are gone, likewise.
        opened(str): the source of the first of the files just opened.
        review_ready(Review): the review asked for with `show`, or a newer one of the same article.
        worked(Work): the progress of the translation.
        rested(str): the translation ended or was paused; what came of it in a few words.
        offered(int): so many files still waited when the program ended; `resume` goes on with them.
        problem(Message): something did not work.
        retriable(object): follows a problem: a function that tries the same again.
        faulted(object): it was an error of the program's own; the exception, for a report.
    """

    listed = Signal(object)
    entries_changed = Signal(object)
    entries_removed = Signal(object)
    opened = Signal(str)
    review_ready = Signal(object)
    worked = Signal(object)
    rested = Signal(str)
    offered = Signal(int)
    problem = Signal(object)
    retriable = Signal(object)
    faulted = Signal(object)

    def __init__(self, *, engines: Engines, store: Place, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engines = engines
        self.store = store  # the library, for jobs of the features
        self._entries = Entries()
        self._shown = ""  # the source whose review is wanted
        self._translator = Runner("translate", self)
        self._librarian = Runner("library", self)
        self._engine_errands = Errands(self._translator, self)
        self._library_errands = Errands(self._librarian, self)
        self.batch = Batch(
            start=lambda files: jobs.translate(files, engines=engines, store=store),
            runner=self._translator,
            file=waiting_list(store, ask=self.ask),
            parent=self,
        )
        self.batch.added.connect(self._on_added)
        self.batch.worked.connect(self._on_worked)
        self.batch.translated.connect(self._on_translated)
        self.batch.refused.connect(self._on_refused)
        self.batch.dropped.connect(self._on_dropped)
        self.batch.rested.connect(self._on_rested)
        self.batch.failed.connect(self._on_batch_failed)
        self.batch.restored.connect(self._offer_rest)
        self.failures = Failures(self.batch, file=failed_list(store, ask=self.ask), parent=self)
        self.failures.restored.connect(self._show_failures)
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._close_idle)
        self._idle.start(_IDLE_LOOK_MS)
        self._engine_errands.failed.connect(self.tell_again)
        self._library_errands.failed.connect(self.tell_again)

    @property
    def translating(self) -> bool:
        """Whether a translation runs or waits."""
        return self.batch.busy

    @property
    def has_rest(self) -> bool:
        """Whether an article was stopped or failed."""
        return self._entries.any_at_rest

    def entry(self, source: str) -> Entry | None:
        return self._entries.get(source)

    def entry_of(self, article_id: str) -> Entry | None:
        return self._entries.of_article(article_id)

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The articles of the library."""
        return self._entries.article_ids

    # -- slow work for the features

    def ask(
        self,
        start: Callable[[], Steps],
        then: Callable[[object], None],
        *,
        progress: Callable[[object], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> None:
        """Run a job on the library's runner, after those before it; `then` gets its result in this thread.
        A job that fails is told as a problem that can be tried again, and `ended` is called instead of `then`."""
        self._library_errands.ask(start, then, progress=progress, ended=ended)

    def ask_engine(
        self,
        start: Callable[[Engines], Steps],
        then: Callable[[object], None],
        *,
        progress: Callable[[object], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> int:
        """Run a job with the engines at once: a translation of files gives way and goes on afterwards.

        As `ask` in everything else; `ended` is called where it fails or was cancelled. Returns a number for
        `cancel_engine`.
        """
        self.batch.give_way()
        return self._engine_errands.ask(lambda: start(self._engines), then, progress=progress, ended=ended)

    def cancel_engine(self, job: int) -> None:
        """Stop a job of `ask_engine` at its next step."""
        self._engine_errands.cancel(job)

    # -- intents

    def open_library(self) -> None:
        """Read the list of articles."""
        self.ask(lambda: jobs.list_library(self.store), self._on_listed)

    def reload(self) -> None:
        """Read everything anew: another library is in its place."""
        self._entries = Entries()
        self.ask(lambda: jobs.list_library(self.store), self._on_relisted)

    def translate(self, paths: Iterable[Path], *, show: bool = True) -> None:
        """Open files and folders, and translate what is not translated yet; `show` goes to the first of them."""
        self.batch.add(paths, show=show)

    def translate_rest(self) -> None:
        """Go on with every article that was stopped or failed."""
        self.translate(map(Path, self._entries.at_rest))

    def stop(self) -> None:
        """Stop all translations at their next step; what is translated is kept."""
        self.batch.stop()

    def resume(self) -> None:
        """Go on with what a failure or the end of the program kept from being translated."""
        self.batch.add(self.batch.left, show=False)

    def show(self, source: str) -> None:
        """Ask for the review of a source; it comes as `review_ready`, now or when it is translated."""
        self._shown = source
        entry = self._entries.get(source)
        if entry is not None and entry.state is State.DONE:
            self.ask(lambda: jobs.load_review(self.store, entry.article_id), self._on_loaded)

    def renew(self, review: Review) -> None:
        """Show what is known of an article now, in the list and, where it is read, in its sentences."""
        self._on_loaded(review)

    def change(self, article_id: str, **facts: object) -> None:
        """Show other facts of an article in the list: fields of Entry."""
        entry = self.entry_of(article_id)
        if entry is not None:
            self._put(replace(entry, **facts))  # type: ignore[arg-type]

    def remove(self, sources: Sequence[str]) -> None:
        """Forget articles and their edits; files stay where they are. What is being translated stays."""
        busy = {*self.batch.waiting, *self.batch.in_hand}
        idle = [source for source in sources if source in self._entries and source not in busy]
        gone = [self._entries.pop(source) for source in idle]
        self.failures.drop(entry.source for entry in gone)
        ids = [entry.article_id for entry in gone if entry.article_id]
        if gone:
            self.entries_removed.emit(tuple(entry.source for entry in gone))
        if ids:
            self.ask(lambda: jobs.remove(self.store, ids), lambda _: None)

    def save(self, patience: float | None = None) -> bool:
        """Stop translating, and save what was edited and what waits; whether that is done in `patience` seconds."""
        self._idle.stop()
        self._translator.cancel()
        self.batch.keep()
        self.failures.keep()
        return self._librarian.close(finish=True, patience=patience)

    def close(self, patience: float | None = None) -> bool:
        """Save, and give the engine back when it has done its step; whether all came to that in `patience` seconds."""
        translated = self.save(patience) and self._translator.close(patience=patience)
        if ended := (self.batch.close(patience=patience) and translated):
            self._engines.close()
        return ended

    # -- the translation

    def _on_added(self, sources: tuple[str, ...], show: bool) -> None:
        known = (self._entries.get(source) or Entry(source) for source in sources)
        undone = (entry for entry in known if entry.state is not State.DONE)
        self._put(*(replace(entry, state=State.QUEUED, problem=None) for entry in undone))
        if sources and show:
            self.opened.emit(sources[0])

    def _on_worked(self, work: Work) -> None:
        known = ((self._entries.get(file.source), file) for file in work.files)
        undone = (
            (entry, file) for entry, file in known if entry is not None and entry.state is not State.DONE
        )
        self._put(
            *(replace(entry, state=State.WORKING, done=file.done, total=file.total) for entry, file in undone)
        )
        self.worked.emit(work)

    def _on_refused(self, event: Refused) -> None:
        self._put(Entry(event.source, state=State.FAILED, problem=event.message))

    def _on_translated(self, event: Translated) -> None:
        source, review = event.source, event.review
        if twins := self._entries.twins(review.article.id, source):  # the same text from another place
            for twin in twins:
                self._entries.pop(twin)
            self.entries_removed.emit(twins)
        if source == self._shown:
            self.review_ready.emit(review)
        self._put(jobs.described(self._entries.get(source) or Entry(source), review))

    def _on_dropped(self, sources: tuple[str, ...]) -> None:
        entries = (self._entries.get(source) or Entry(source) for source in sources)
        begun = (entry for entry in entries if entry.state in (State.QUEUED, State.WORKING))
        self._put(*(replace(entry, state=State.STOPPED) for entry in begun))

    def _on_rested(self, rest: Rest) -> None:
        self.rested.emit(rest.words)

    def _on_batch_failed(self, error: BaseException) -> None:
        self.tell(error)
        if self.batch.left:
            self.retriable.emit(self.resume)

    def tell_again(self, error: BaseException, again: Callable[[], None]) -> None:
        """Say that something did not work, and offer to try it again."""
        self.tell(error)
        self.retriable.emit(again)

    def _close_idle(self) -> None:
        """Give back the memory of models that did nothing for a while."""
        if not self._translator.busy:
            self._engine_errands.ask(one_step(self._engines.close_idle), lambda _: None)

    # -- the library

    def _on_listed(self, entries: object) -> None:
        assert isinstance(entries, Entries)  # noqa: S101  what list_library returns
        entries.update(self._entries)  # what came meanwhile is newer
        self._entries = entries
        self.listed.emit(tuple(entries))
        self.batch.restore()

    def _on_relisted(self, entries: object) -> None:
        self._on_listed(entries)
        self.show(self._shown)

    def _offer_rest(self) -> None:
        """What still waited when the program ended stands in the list as stopped, and can be gone on with."""
        left = self.batch.left
        unlisted = (source for source in map(str, left) if source not in self._entries)
        self._put(*(Entry(source, state=State.STOPPED) for source in unlisted))
        if left:
            self.offered.emit(len(left))

    def _show_failures(self) -> None:
        unlisted = (one for one in self.failures.files.items() if one[0] not in self._entries)
        self._put(*(Entry(source, state=State.FAILED, problem=problem) for source, problem in unlisted))

    def _on_loaded(self, review: object) -> None:
        self._describe(review)
        shown = self._entries.get(self._shown)
        if isinstance(review, Review) and shown is not None and shown.article_id == review.article.id:
            self.review_ready.emit(review)

    def _describe(self, review: object) -> None:
        if isinstance(review, Review) and (entry := self.entry_of(review.article.id)) is not None:
            self._put(jobs.described(entry, review))

    def tell(self, error: BaseException) -> None:
        """Say that something did not work."""
        if not isinstance(error, KnownError):
            self.faulted.emit(error)
        self.problem.emit(describe(error))

    def _put(self, *entries: Entry) -> None:
        if changed := tuple(filter(self._entries.put, entries)):
            self.entries_changed.emit(changed)
