"""What the window can do: open, translate, stop, edit, remove, export. No widget is known here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from naba_desktop import jobs
from naba_desktop.background import Runner, Steps, one_step
from naba_desktop.jobs import Listed, Refused, Translated, Work
from naba_desktop.library.entry import Entry, State
from naba_models import KnownError
from naba_translation.article import Pair, Review
from naba_translation.messages import describe

if TYPE_CHECKING:
    from naba_translation.engine import Engine

Export = Callable[[Review, Path, str], tuple[Path, ...]]
"""Writes a review to a path in a format; returns what was written."""


class Controller(QObject):
    """Knows every article of the library and what is being done with it.

    Two runners, because an edit must not wait for a translation: one for the engine, one for the library.

    Signals:
        listed(object): all entries, when the library was opened.
        entry_changed(Entry): a new entry, or one that changed.
        entry_removed(str): the source of an entry that is gone.
        opened(str): the source of the first of the files just opened.
        review_ready(Review): the review asked for with `show`, or a newer one of the same article.
        worked(Work): the progress of the translation.
        rested(str): the translation ended; what came of it in a few words.
        exported(object): the paths written.
        problem(Message): something did not work.
        faulted(object): it was an error of the program's own; the exception, for a report.
    """

    listed = Signal(object)
    entry_changed = Signal(object)
    entry_removed = Signal(str)
    opened = Signal(str)
    review_ready = Signal(object)
    worked = Signal(object)
    rested = Signal(str)
    exported = Signal(object)
    problem = Signal(object)
    faulted = Signal(object)

    def __init__(
        self,
        *,
        engine: Engine,
        store: Path,
        author: str,
        export: Export,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._store = store
        self._author = author
        self._export = export
        self._entries: dict[str, Entry] = {}
        self._shown = ""  # the source whose review is wanted
        self._translating: dict[int, set[str]] = {}  # sources still to come, by job
        self._then: dict[int, Callable[[object], None]] = {}  # what to do with a library job's result
        self._then_engine: dict[int, Callable[[object], None]] = {}  # the same, of the engine's jobs
        self._uncounted: list[str] = []
        self._translator = Runner("translate", self)
        self._librarian = Runner("library", self)
        self._translator.progressed.connect(self._on_event)
        self._translator.finished.connect(self._on_translated)
        self._translator.failed.connect(self._on_translation_failed)
        self._translator.cancelled.connect(self._on_stopped)
        self._librarian.finished.connect(self._on_library_done)
        self._librarian.failed.connect(self._on_library_failed)

    @property
    def translating(self) -> bool:
        """Whether a translation runs or waits."""
        return self._translator.busy

    @property
    def has_rest(self) -> bool:
        """Whether an article was stopped or failed."""
        return any(entry.state in (State.STOPPED, State.FAILED) for entry in self._entries.values())

    def entry(self, source: str) -> Entry | None:
        """The entry of a source."""
        return self._entries.get(source)

    def entry_of(self, article_id: str) -> Entry | None:
        """The entry of an article of the library."""
        return next((e for e in self._entries.values() if e.article_id == article_id), None)

    # -- slow work for the features

    def ask(self, start: Callable[[], Steps], then: Callable[[object], None]) -> None:
        """Run a job on the library's runner, after those before it; `then` gets its result in this thread.

        A job that fails is told as a problem, and `then` is not called.
        """
        self._then[self._librarian.submit(start)] = then

    def ask_engine(self, start: Callable[[Engine], Steps], then: Callable[[object], None]) -> None:
        """Run a job with the engine, after the translations before it; as `ask` in everything else."""
        self._then_engine[self._translator.submit(lambda: start(self._engine))] = then

    # -- intents

    def open_library(self) -> None:
        """Read the list of articles."""
        self.ask(lambda: jobs.list_library(self._store), self._on_listed)

    def translate(self, paths: Iterable[Path]) -> None:
        """Open files and folders, and translate what is not translated yet."""
        files = tuple(path.absolute() for path in paths)
        if not files:
            return
        job = self._translator.submit(lambda: jobs.translate(files, engine=self._engine, store=self._store))
        self._translating[job] = set()
        self.worked.emit(Work("read", 0, 0))

    def translate_rest(self) -> None:
        """Go on with every article that was stopped or failed."""
        rest = [e.source for e in self._entries.values() if e.state in (State.STOPPED, State.FAILED)]
        self.translate(map(Path, rest))

    def stop(self) -> None:
        """Stop all translations at their next step; what is translated is kept."""
        self._translator.cancel()

    def show(self, source: str) -> None:
        """Ask for the review of a source; it comes as `review_ready`, now or when it is translated."""
        self._shown = source
        entry = self._entries.get(source)
        if entry is not None and entry.state is State.DONE:
            self.ask(lambda: jobs.load_review(self._store, entry.article_id), self._on_loaded)

    def edit(self, review: Review, pair: Pair, english: str | None) -> None:
        """Save the analyst's words for a sentence at once; None is back to the machine's."""
        article = review.article.id
        self.ask(
            lambda: jobs.save_edit(self._store, article, pair.sentence, english, author=self._author),
            self._on_loaded,
        )

    def remove(self, sources: Sequence[str]) -> None:
        """Forget articles and their edits; files stay where they are. What is being translated stays."""
        idle = self._entries.keys() - set().union(*self._translating.values())
        gone = [self._entries.pop(source) for source in sources if source in idle]
        ids = [entry.article_id for entry in gone if entry.article_id]
        for entry in gone:
            self.entry_removed.emit(entry.source)
        if ids:
            self.ask(lambda: jobs.remove(self._store, ids), lambda _: None)

    def export(self, review: Review, path: Path, kind: str) -> None:
        """Write a review to a file."""
        self.ask(one_step(lambda: self._export(review, path, kind)), self.exported.emit)

    def close(self) -> None:
        """Stop translating, save what was edited, and give the engine back. Waits for one step at most."""
        self._translator.cancel()
        self._librarian.close(finish=True)
        self._translator.close()
        self._engine.close()

    # -- the translation

    def _on_event(self, job: int, event: object) -> None:
        waiting = self._translating.setdefault(job, set())
        match event:
            case Listed(sources):
                waiting.update(sources)
                for source in sources:
                    known = self._entries.get(source)
                    if known is None or known.state is not State.DONE:
                        self._put(replace(known or Entry(source), state=State.QUEUED, problem=None))
                if sources:
                    self.opened.emit(sources[0])
            case Work():
                self._on_work(event, waiting)
            case Translated(source, review):
                waiting.discard(source)
                self._on_article(source, review)
            case Refused(source, message):
                waiting.discard(source)
                self._put(Entry(source, state=State.FAILED, problem=message))

    def _on_work(self, work: Work, waiting: set[str]) -> None:
        if work.stage == "translate":
            for source in waiting:
                entry = self._entries.get(source)
                if entry is not None and entry.state is not State.DONE:
                    self._put(replace(entry, state=State.WORKING, done=work.done, total=work.total))
        self.worked.emit(work)

    def _on_article(self, source: str, review: Review) -> None:
        for twin in [
            e for e in self._entries.values() if e.article_id == review.article.id and e.source != source
        ]:
            del self._entries[twin.source]  # the same text from another place is the same article
            self.entry_removed.emit(twin.source)
        if source == self._shown:
            self.review_ready.emit(review)
        self._put(jobs.described(self._entries.get(source, Entry(source)), review))

    def _on_translated(self, job: int, result: object) -> None:
        self._translating.pop(job, None)
        if then := self._then_engine.pop(job, None):
            then(result)
        if not self.translating:
            self.rested.emit("")

    def _on_stopped(self, job: int) -> None:
        self._then_engine.pop(job, None)
        self._settle(job)
        if not self.translating:
            self.rested.emit("Stopped. What was translated is kept.")

    def _on_translation_failed(self, job: int, error: BaseException) -> None:
        self._then_engine.pop(job, None)
        self._settle(job)
        self._tell(error)
        if not self.translating:
            self.rested.emit("")

    def _settle(self, job: int) -> None:
        """What the job did not come to is stopped."""
        for source in self._translating.pop(job, set()):
            entry = self._entries.get(source)
            if entry is not None and entry.state in (State.QUEUED, State.WORKING):
                self._put(replace(entry, state=State.STOPPED))

    # -- the library

    def _on_library_done(self, job: int, result: object) -> None:
        self._then.pop(job)(result)

    def _on_library_failed(self, job: int, error: BaseException) -> None:
        self._then.pop(job)
        self._tell(error)

    def _on_listed(self, entries: object) -> None:
        assert isinstance(entries, tuple)  # noqa: S101  what list_library returns
        self._entries = {entry.source: entry for entry in entries} | self._entries
        self._uncounted = [
            e.source for e in self._entries.values() if e.state is State.DONE and e.attention is None
        ]
        self.listed.emit(tuple(self._entries.values()))
        self._count_next()

    def _count_next(self) -> None:
        """Count what needs a look in one article after the other; each is a job, so that edits go between."""
        while self._uncounted:
            entry = self._entries.get(self._uncounted.pop(0))
            if entry is not None and entry.attention is None:
                self.ask(lambda: jobs.load_review(self._store, entry.article_id), self._on_counted)  # noqa: B023
                return

    def _on_counted(self, review: object) -> None:
        self._describe(review)
        self._count_next()

    def _on_loaded(self, review: object) -> None:
        self._describe(review)
        shown = self._entries.get(self._shown)
        if isinstance(review, Review) and shown is not None and shown.article_id == review.article.id:
            self.review_ready.emit(review)

    def _describe(self, review: object) -> None:
        if isinstance(review, Review):
            for entry in self._entries.values():
                if entry.article_id == review.article.id:
                    self._put(jobs.described(entry, review))
                    return

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            self.faulted.emit(error)
        self.problem.emit(describe(error))

    def _put(self, entry: Entry) -> None:
        if self._entries.get(entry.source) != entry:
            self._entries[entry.source] = entry
            self.entry_changed.emit(entry)
