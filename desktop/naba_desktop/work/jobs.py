"""The jobs the window gives to its runners, and the values they send back.

The core is imported inside the jobs: numpy and the library's SQLite layer cost a quarter of a second that the
window need not wait for, and are first needed on a runner's thread.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from naba_desktop.library.entries import Entries
from naba_desktop.library.entry import Entry, State
from naba_desktop.work.background import Steps
from naba_desktop.work.garbage import settle
from naba_translation.article import Kind, Review
from naba_translation.attention import attention
from naba_translation.errors import StoreFailed
from naba_translation.headline import english_headline
from naba_translation.messages import Message, describe
from naba_translation.normalise import has_arabic
from naba_translation.publisher import in_english

if TYPE_CHECKING:
    from naba_translation.engines.pool import Engines
    from naba_translation.library.connection import Place
    from naba_translation.library.shelf import Entry as Listed
    from naba_translation.pipeline import Files


@dataclass(frozen=True, slots=True)
class InHand:
    """How far one file is."""

    source: str
    done: int  # sentences
    total: int


@dataclass(frozen=True, slots=True)
class Work:
    """How far a translation is."""

    stage: str  # "read" counts files, "translate" sentences
    done: int
    total: int
    words_per_second: float = 0.0
    seconds_left: float | None = None
    source: str = ""  # the file that is read
    files: tuple[InHand, ...] = ()  # those being translated


@dataclass(frozen=True, slots=True)
class Translated:
    """One article is done and in the library."""

    source: str
    review: Review


@dataclass(frozen=True, slots=True)
class Refused:
    """One file could not be read."""

    source: str
    message: Message


Event = Work | Translated | Refused


def find(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files at `paths`, which may be folders or archives."""
    from naba_translation.read import discover

    return tuple(discover(paths))


def translate(files: Files, *, engines: Engines, store: Place) -> Generator[Event]:
    """Read and translate files as they are taken, each with the model that is chosen for it."""
    from naba_translation.library.shelf import Shelf
    from naba_translation.library.store import Store
    from naba_translation.pipeline import ArticleDone, ArticleFailed, work_off

    with Store(store) as library:
        for event in work_off(files, engine=engines.follow(Shelf(library).tags_of), store=library):
            match event:
                case ArticleDone():
                    yield Translated(str(event.path), event.review)
                case ArticleFailed():
                    yield Refused(str(event.path), describe(event.error))
                case _:
                    yield Work(
                        event.stage,
                        event.done,
                        event.total,
                        event.words_per_second,
                        event.seconds_left,
                        str(event.path) if event.path else "",
                        tuple(InHand(str(file.path), file.done, file.total) for file in event.files),
                    )


def list_library(store: Place) -> Steps:
    """Returns the library as Entries, the oldest first. Reads one short line of each article and no text."""
    from naba_translation.library.shelf import Shelf
    from naba_translation.library.store import Store

    yield
    with Store(store) as library:
        entries = Entries(listed(row) for row in reversed(Shelf(library).entries()))
    settle()  # before they are listed, where each look at them would keep the window waiting
    return entries


def listed(row: Listed) -> Entry:
    """The entry of an article of the library."""
    counts = [count for count in (row.look, row.doubt) if count is not None]
    return Entry(
        source=row.source,
        article_id=row.id,
        title=row.english or row.title,
        arabic=row.title,
        outlet=in_english(row.outlet),
        published=row.published,
        state=State.DONE if row.done >= row.sentences else State.STOPPED,
        done=row.done,
        total=row.sentences,
        attention=sum(counts) if counts and row.english else None,
        doubt=row.doubt,
        reviewed=row.reviewed is not None,
        tags=row.tags,
        note=row.note,
        story=row.story,
    )


def load_review(store: Place, article_id: str) -> Steps:
    """Returns the Review, or None when the article is not in the library. What the list counts of it is kept anew
    where other checks counted it last."""
    from naba_translation.library.store import Store
    from naba_translation.review import keep_doubts
    from naba_translation.review import load_review as load

    yield
    with Store(store) as library:
        if (review := load(library, article_id)) is not None:
            with suppress(StoreFailed):  # a full disk keeps nobody from reading
                keep_doubts(library, review)
        return review


def remove(store: Place, article_ids: Sequence[str]) -> Steps:
    """Forget articles for good: gone with the first step; then the library's file and each copy are cleaned."""
    from naba_translation.library.forget import forget

    return (yield from forget(store, article_ids))


def go_on_forgetting(store: Place) -> Steps:
    """End a forgetting that a sudden end interrupted."""
    from naba_translation.library.forget import forget, interrupted

    yield
    if interrupted(store):
        yield from forget(store, ())


def described(entry: Entry, review: Review) -> Entry:
    """The entry of an article whose review is known: English title, state, what is to check."""
    counted = [
        pair
        for pair in review.pairs
        if pair.sentence.kind is not Kind.FURNITURE and has_arabic(pair.sentence.text)
    ]
    left = attention(review.pairs)
    return replace(
        entry,
        article_id=review.article.id,
        title=english_headline(review),
        arabic=review.article.title,
        outlet=in_english(review.article.outlet),
        published=review.article.published,
        state=State.DONE,
        done=len(counted),
        total=len(counted),
        attention=left.to_check,
        doubt=left.doubtful,
        problem=None,
    )
