"""The journey of articles from files to reviews, as a generator: each step is progress, and a place to stop.

What a step translated is in the library before the step is told, so a cancel (closing the generator), a crash
or a kill loses at most the batch that was in the engine, and doing it again goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from naba_translation.article import Article, Review
from naba_translation.drafting import translate_all, with_keys
from naba_translation.engine import Engine
from naba_translation.errors import ReadError
from naba_translation.memory import Memory
from naba_translation.names.table import NameTable
from naba_translation.pace import Pace
from naba_translation.read import Reader, discover
from naba_translation.review import Budget, assemble, keep_doubts
from naba_translation.second_try import with_second_tries
from naba_translation.segment import split
from naba_translation.store import Store, StoredSentence

READ_AHEAD_SENTENCES = 400
"""Articles are read until this many sentences wait, then translated together: enough for full batches of like
lengths, and little enough that memory does not grow with the number of files."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the analyst may choose for a job."""

    budget: Budget = field(default_factory=Budget)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the job is. In the stage "read", `done` and `total` count files; in "translate", sentences, those
    of the files not read yet by estimate."""

    stage: str
    done: int
    total: int
    words_per_second: float = 0.0  # source words; 0.0 until something was translated
    seconds_left: float | None = None  # None while there is nothing to judge by
    path: Path | None = None  # the file in hand, when there is one


@dataclass(frozen=True, slots=True)
class ArticleDone:
    """One article has its English, its flags and its summary, and is in the library."""

    path: Path
    review: Review


@dataclass(frozen=True, slots=True)
class ArticleFailed:
    """One file could not be read; the others go on."""

    path: Path
    error: ReadError


Event = Progress | ArticleDone | ArticleFailed


@dataclass(slots=True)
class _Job:
    path: Path
    article: Article
    stored: tuple[StoredSentence, ...]
    missing: dict[str, str]  # engine text by key, for what the cache has not
    seconds: dict[str, float]


def process(
    paths: Iterable[Path], *, engine: Engine, store: Store, options: Options | None = None
) -> Iterator[Event]:
    """Read, translate, check and summarise all files at `paths` (folders with what is below them).

    Yields an ArticleDone or ArticleFailed for every file, and Progress between them.

    Raises:
        ModelError, EngineError, StoreError: the job cannot go on; what was told as done is kept.
    """
    with Reader() as reader:
        run = _Run(reader, engine, store, options or Options(), list(discover(paths)))
        waiting: list[_Job] = []
        for index, path in enumerate(run.files):
            yield Progress("read", index, len(run.files), path=path)
            try:
                waiting.append(run.read(path))
            except ReadError as error:
                run.pace.read(0, 0)
                yield ArticleFailed(path, error)
            if sum(len(job.missing) for job in waiting) >= READ_AHEAD_SENTENCES:
                yield from run.translate(waiting)
                waiting = []
        yield from run.translate(waiting)


class _Run:
    """One job's constants and its pace."""

    def __init__(
        self, reader: Reader, engine: Engine, store: Store, options: Options, files: list[Path]
    ) -> None:
        self.files = files
        self._reader = reader
        self.pace = Pace(files=len(files))
        self._engine = engine
        self._store = store
        self._options = options
        self._signature = engine.signature
        self._memory = Memory(store)
        self._names = NameTable(store).gazetteer()

    def read(self, path: Path) -> _Job:
        started = perf_counter()
        article = self._reader.load(path)
        stored, texts = with_keys(split(article))
        self._store.add_article(article, stored)
        if not self._store.signature(article.id):  # else its older English stands until the new one is whole
            self._store.set_signature(article.id, self._signature)
        cached = self._store.drafts(self._signature, texts)
        missing = {key: text for key, text in texts.items() if key not in cached}
        self.pace.read(len(missing), sum(len(text.split()) for text in missing.values()))
        return _Job(path, article, stored, missing, {"read": perf_counter() - started, "translate": 0.0})

    def translate(self, jobs: list[_Job]) -> Iterator[Event]:
        yield from self._finish(jobs)
        texts = {key: text for job in jobs for key, text in job.missing.items()}
        started = perf_counter()
        for batch in with_second_tries(translate_all(self._engine, texts), engine=self._engine, texts=texts):
            self._store.save_drafts(self._signature, batch.drafts)
            seconds = perf_counter() - started
            for job in jobs:
                done = job.missing.keys() & batch.drafts.keys()
                words = sum(len(job.missing.pop(key).split()) for key in done)
                job.seconds["translate"] += seconds * words / max(1, batch.words)
            self.pace.translated(len(batch.drafts), batch.words, seconds)
            yield self._progress()
            yield from self._finish(jobs)
            started = perf_counter()

    def _finish(self, jobs: list[_Job]) -> Iterator[ArticleDone]:
        """Tell the jobs that have all their drafts, and take them off the list."""
        for job in [job for job in jobs if not job.missing]:
            jobs.remove(job)
            self._store.set_signature(job.article.id, self._signature)
            review = assemble(
                job.article,
                job.stored,
                drafts=self._store.drafts(self._signature, [item.key for item in job.stored if item.key]),
                edits=self._memory.edits(job.article.id),
                signature=self._signature,
                budget=self._options.budget,
                seconds=job.seconds,
                names=self._names,
            )
            keep_doubts(self._store, review)
            yield ArticleDone(job.path, review)

    def _progress(self) -> Progress:
        pace = self.pace
        return Progress("translate", pace.done, pace.total, pace.words_per_second, pace.seconds_left)
