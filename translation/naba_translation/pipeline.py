"""The journey of articles from files to reviews, as a generator: each step is progress, and a place to stop.

What a step translated is in the library before the step is told, so a cancel (closing the generator), a crash
or a kill loses at most the batch that was in the engine, and doing it again goes on from there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Protocol

from naba_translation.article import Article, Review
from naba_translation.engines.drafting import translate_all, with_keys
from naba_translation.engines.engine import Engine
from naba_translation.engines.second_opinion import second_opinion
from naba_translation.engines.second_try import with_second_tries
from naba_translation.errors import FileUnreadable, ReadError
from naba_translation.library.count_shelf import CountShelf
from naba_translation.library.store import Store, StoredSentence
from naba_translation.library.story_shelf import keep_letters
from naba_translation.names.table import NameTable
from naba_translation.pace import Pace
from naba_translation.read import Reader, discover
from naba_translation.review import Budget, Human, assemble, keep_doubts
from naba_translation.segment import split

READ_AHEAD_SENTENCES = 400
"""Articles are read until this many sentences wait, then translated together: enough for full batches of like
lengths, and little enough that memory does not grow with the number of files."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the analyst may choose for a job."""

    budget: Budget = field(default_factory=Budget)


class Files(Protocol):
    """Files that wait to be read. They may become more, fewer or other ones while the job runs."""

    def take(self) -> Path | None:
        """The next file, which then waits no longer; None when there is none."""

    def __len__(self) -> int:
        """How many wait."""


@dataclass(frozen=True, slots=True)
class FileProgress:
    """How far one file is that was read and is not done yet."""

    path: Path
    done: int  # sentences that have their English
    total: int  # sentences that are to be translated


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the job is. In the stage "read", `done` and `total` count files; in "translate", sentences, those
    of the files not read yet by estimate."""

    stage: str
    done: int
    total: int
    words_per_second: float = 0.0  # source words; 0.0 until something was translated
    seconds_left: float | None = None  # None while there is nothing to judge by
    path: Path | None = None  # the file that is read
    files: tuple[FileProgress, ...] = ()  # those being translated, in the order they were read


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
EngineFor = Callable[[str], Engine]
"""Which engine translates an article, by its id."""


@dataclass(slots=True)
class _Job:
    path: Path
    article: Article
    stored: tuple[StoredSentence, ...]
    missing: dict[str, str]  # engine text by key, for what the cache has not
    total: int  # sentences that are to be translated, what the cache has among them
    engine: Engine
    signature: str
    seconds: dict[str, float]

    @property
    def progress(self) -> FileProgress:
        return FileProgress(self.path, self.total - len(self.missing), self.total)


def process(
    paths: Iterable[Path], *, engine: Engine | EngineFor, store: Store, options: Options | None = None
) -> Iterator[Event]:
    """Read, translate, check and summarise all files at `paths` (folders with what is below them).

    `engine` translates all of it, or is a function that says for each article's id which one does.

    Yields an ArticleDone or ArticleFailed for every file, and Progress between them.

    Raises:
        ModelError, EngineError, StoreError: the job cannot go on; what was told as done is kept.
    """
    return work_off(_Listed(discover(paths)), engine=engine, store=store, options=options)


def work_off(
    files: Files, *, engine: Engine | EngineFor, store: Store, options: Options | None = None
) -> Iterator[Event]:
    """As `process`, with files that are taken one after the other as they are needed.

    Articles are read until enough sentences wait for full batches, so a file that was taken is one of several
    that are translated together.
    """
    engine_for = engine if callable(engine) else lambda _: engine
    with Reader() as reader:
        run = _Run(reader, engine_for, store, options or Options())
        waiting: list[_Job] = []
        while (path := files.take()) is not None:
            run.pace.expect(len(files) + 1)
            yield Progress("read", run.pace.files_read, run.pace.files, path=path)
            try:
                waiting.append(run.read(path))
            except ReadError as error:
                run.pace.read(0, 0)
                yield ArticleFailed(path, error)
            yield from run.finish(waiting)  # what the library has all of does not wait for the others
            if sum(len(job.missing) for job in waiting) >= READ_AHEAD_SENTENCES:
                yield from run.translate(waiting)
                waiting = []
        yield from run.translate(waiting)


class _Listed:
    """Files that are known from the start."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = deque(files)

    def take(self) -> Path | None:
        return self._files.popleft() if self._files else None

    def __len__(self) -> int:
        return len(self._files)


class _Run:
    """One job's constants and its pace."""

    def __init__(self, reader: Reader, engine_for: EngineFor, store: Store, options: Options) -> None:
        self._reader = reader
        self.pace = Pace()
        self._engine_for = engine_for
        self._store = store
        self._options = options

    def read(self, path: Path) -> _Job:
        started = perf_counter()
        article = self._load(path)
        stored, texts = with_keys(split(article))
        self._store.add_article(article, stored)
        engine = self._engine_for(article.id)
        signature = engine.signature
        if not self._store.signature(article.id):  # else its older English stands until the new one is whole
            self._store.set_signature(article.id, signature)
        cached = self._store.drafts(signature, texts)
        missing = {k: text for k, text in texts.items() if k not in cached or cached[k].set_aside}
        self.pace.read(len(missing), sum(len(text.split()) for text in missing.values()))
        seconds = {"read": perf_counter() - started, "translate": 0.0}
        return _Job(path, article, stored, missing, len(texts), engine, signature, seconds)

    def _load(self, path: Path) -> Article:
        """What the file says; where it is gone, as the library has it from the last time it was read."""
        try:
            return self._reader.load(path)
        except FileUnreadable:
            known = None if path.exists() else self._store.article_from(str(path))
            if known is None:
                raise
            return known

    def translate(self, jobs: list[_Job]) -> Iterator[Event]:
        """Those of one engine together; as there are rarely two, not more cleverly than one after the other."""
        while jobs:
            yield from self._translate([job for job in jobs if job.engine is jobs[0].engine], of=jobs)

    def _translate(self, some: list[_Job], *, of: list[_Job]) -> Iterator[Event]:
        """The jobs of one engine; what is done is taken off the list of all."""
        engine, signature = some[0].engine, some[0].signature
        texts = {key: text for job in some for key, text in job.missing.items()}
        yield self._progress(of)  # the first batch may take a while, and it is no reading any more
        started = perf_counter()
        for batch in with_second_tries(translate_all(engine, texts), engine=engine, texts=texts):
            self._store.save_drafts(signature, batch.drafts)
            seconds = perf_counter() - started
            for job in some:
                done = job.missing.keys() & batch.drafts.keys()
                words = sum(len(job.missing.pop(key).split()) for key in done)
                job.seconds["translate"] += seconds * words / max(1, batch.words)
            self.pace.translated(len(batch.drafts), batch.words, seconds)
            yield self._progress(of)
            yield from self.finish(of)
            started = perf_counter()

    def finish(self, jobs: list[_Job]) -> Iterator[ArticleDone]:
        """Tell the jobs that have all their drafts, and take them off the list."""
        for job in [job for job in jobs if not job.missing]:
            jobs.remove(job)
            self._store.set_signature(job.article.id, job.signature)
            counts, keys = CountShelf(self._store), [item.key for item in job.stored if item.key]
            seen = counts.seen()
            review = assemble(
                job.article,
                job.stored,
                drafts=self._store.drafts(job.signature, keys),
                human=Human.of(self._store, job.article.id),
                signature=job.signature,
                budget=self._options.budget,
                seconds=job.seconds,
                names=NameTable(self._store).gazetteer(),  # as they are now: a long job is no reason to wait
                second=second_opinion(self._store, job.signature, keys),
            )
            if not counts.keep(review, seen=seen):
                keep_doubts(
                    self._store, review
                )  # better than none; they are counted again when there is time
            keep_letters(self._store, job.article)
            yield ArticleDone(job.path, review)

    def _progress(self, jobs: list[_Job]) -> Progress:
        pace = self.pace
        return Progress(
            "translate",
            pace.done,
            pace.total,
            pace.words_per_second,
            pace.seconds_left,
            files=tuple(job.progress for job in jobs),
        )
