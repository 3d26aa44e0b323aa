"""The jobs of the review: each is one step of an article's history, or what belongs to one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from naba_desktop.work.background import Steps
from naba_translation.article import Review, Span, State

if TYPE_CHECKING:
    from naba_translation.library.connection import Place
    from naba_translation.library.history import History
    from naba_translation.library.memory import Offering
    from naba_translation.library.store import Store
    from naba_translation.steps import Step


@dataclass(frozen=True, slots=True)
class Turns:
    """What can be undone and done again in an article, in a word each; empty: nothing."""

    undo: str = ""
    redo: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A step was taken."""

    review: Review  # as it is now, checked again
    turns: Turns
    places: tuple[Span, ...] = ()  # the sentences it was about; none: nothing was to be done


@dataclass(frozen=True, slots=True)
class Recovered:
    """Typing of an article that had not been saved, and is an edit now."""

    article_id: str
    count: int  # sentences
    first: int | None  # Sentence.index of the first of them; None where the article is cut otherwise by now


def take(store: Place, article_id: str, act: Callable[[History], Step | None]) -> Steps:
    """Take a step that may change words; returns Taken, or None when the article is gone."""
    from naba_translation.library.history import History
    from naba_translation.library.store import Store
    from naba_translation.review import load_review

    yield
    with Store(store) as library:
        step = act(History(library)) if library.article(article_id) else None
        review = load_review(library, article_id)
        return _taken(library, review, step) if review is not None else None


def take_note(store: Place, review: Review, act: Callable[[History], Step | None]) -> Steps:
    """Take a step that changes no words, only judgements and comments, of an article that is shown; as `take`.

    Nothing is checked again, so that approving one sentence after the other costs nothing.
    """
    from naba_translation.library.history import History
    from naba_translation.library.store import Store

    yield
    article_id = review.article.id
    with Store(store) as library:
        if library.article(article_id) is None:
            return None
        history = History(library)
        step = act(history)
        marks, comments = history.marks(article_id), history.comments(article_id)
        pairs = []
        for pair in review.pairs:
            place = (pair.sentence.start, pair.sentence.end)
            now = marks.get(place), comments.get(place, ())
            # Most have nothing new, and are known at a glance by being the same object.
            same = (pair.mark, pair.comments) == now
            pairs.append(pair if same else replace(pair, mark=now[0], comments=now[1]))
        return _taken(library, replace(review, pairs=tuple(pairs)), step)


def turns(store: Place, article_id: str) -> Steps:
    """Returns the Turns of an article."""
    from naba_translation.library.history import History
    from naba_translation.library.store import Store

    yield
    with Store(store) as library:
        return _turns(History(library), article_id)


def keep_typing(store: Place, article_id: str, place: Span, english: str, *, author: str) -> Steps:
    """Keep what stands in an open editor."""
    from naba_translation.library.store import Store
    from naba_translation.library.unsaved import Unsaved

    yield
    with Store(store) as library:
        Unsaved(library).keep(article_id, place, english, author=author)


def forget_typing(store: Place, article_id: str, place: Span, english: str) -> Steps:
    """The editor was closed with these words, and they are saved."""
    from naba_translation.library.store import Store
    from naba_translation.library.unsaved import Unsaved

    yield
    with Store(store) as library:
        Unsaved(library).forget(article_id, place, english)


def recover(store: Place) -> Steps:
    """Make edits of typing that had not been saved; returns Recovered for each article."""
    from naba_translation.library.store import Store
    from naba_translation.library.unsaved import Unsaved

    yield
    with Store(store) as library:
        return tuple(_told(library, one.article_id, one.places) for one in Unsaved(library).recover())


def _told(library: Store, article_id: str, places: tuple[Span, ...]) -> Recovered:
    article = library.article(article_id)
    sentences = [stored.sentence for stored in library.sentences(article)] if article is not None else []
    first = next((one.index for one in sentences if (one.start, one.end) in places), None)
    return Recovered(article_id, len(places), first)


class Offers:
    """What was written for sentences like one another. Its jobs run on one thread, and keep what they look in."""

    def __init__(self) -> None:
        self._offering: Offering | None = None

    def look(self, store: Place, arabic: str, english: str) -> Steps:
        """Returns the most similar first, as Offers; not what says the same as `english`."""
        from naba_translation.library.memory import Memory, Offering
        from naba_translation.library.store import Store

        yield
        self._offering = self._offering or Offering()
        with Store(store) as library:
            found = self._offering.offers(Memory(library), arabic)
        return tuple(offer for offer in found if offer.english != english)


def _taken(library: Store, review: Review, step: Step | None) -> Taken:
    from naba_translation.library.history import History
    from naba_translation.review import keep_doubts

    keep_doubts(library, review)
    turns = _turns(History(library), review.article.id)
    return Taken(review, turns, step.places if step is not None else ())


def _turns(history: History, article_id: str) -> Turns:
    undo, redo = history.next_turns(article_id)
    return Turns(_WORDS.get(undo, "") if undo else "", _WORDS.get(redo, "") if redo else "")


_WORDS = {
    "edit": "edit",
    "restore": "back to the machine's English",
    "replace": "replacing",
    "recovered": "recovered typing",
    "approve": "approval",
    State.SECOND_LOOK.value: "second look",
    "unmark": "taking a judgement back",
    "comment": "comment",
}
