"""What the analyst does to an article: each act is shown at once, saved in the background, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from naba_desktop.controller import Controller
from naba_desktop.review import steps
from naba_desktop.review.steps import Taken, Turns
from naba_desktop.work.background import Runner
from naba_translation.article import Pair, Review, Span, State

if TYPE_CHECKING:
    from naba_translation.library.connection import Place
    from naba_translation.library.history import History
    from naba_translation.steps import Step


class Desk(QObject):
    """The review's acts. They are saved by the library's runner; typing, which must be safe within a second,
    has a runner of its own, because the other may be busy for longer.

    Signals:
        taken(object): a step is saved; the Taken, whose review was shown.
        turns_changed(object): the Turns of the article that is read are others now.
        recovered(object): a tuple of Recovered: typing that a sudden end had left unsaved was kept.
    """

    taken = Signal(object)
    turns_changed = Signal(object)
    recovered = Signal(object)

    def __init__(self, controller: Controller, *, author: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.author = author
        self._controller = controller
        self._newest: dict[str, int] = {}  # by article, the last act: answers to earlier ones are not shown
        self._read = ""  # the article that is read
        self._offers = steps.Offers()
        self._typist = Runner("typing", self)
        self._typist.failed.connect(self._on_typing_failed)

    # -- acts

    def edit(self, review: Review, pair: Pair, english: str | None) -> None:
        """Keep the analyst's words for a sentence; None is back to the machine's."""
        place, author, article_id = _place(pair), self.author, review.article.id

        def act(history: History) -> Step | None:
            from naba_translation.steps import What

            what = What.EDIT if english is not None else What.RESTORE
            return history.edit(article_id, {place: english}, author=author, what=what)

        self._take(article_id, act)

    def replace(self, review: Review, words: Sequence[tuple[Pair, str]]) -> None:
        """Keep other words for several sentences, as one step."""
        new: dict[Span, str | None] = {_place(pair): text for pair, text in words}
        author, article_id = self.author, review.article.id

        def act(history: History) -> Step | None:
            from naba_translation.steps import What

            return history.edit(article_id, new, author=author, what=What.REPLACE)

        self._take(article_id, act)

    def mark(self, review: Review, pairs: Sequence[Pair], state: State | None) -> None:
        """Judge sentences as they stand; None takes the judgement back. `review` has the judgement already."""
        words, author, article_id = {_place(p): p.english for p in pairs}, self.author, review.article.id
        self._note(review, lambda history: history.mark(article_id, words, state, author=author))

    def comment(self, review: Review, pair: Pair, text: str) -> None:
        """Add a comment to a sentence."""
        place, author, article_id = _place(pair), self.author, review.article.id
        self._note(review, lambda history: history.comment(article_id, place, text, author=author))

    def change_comment(self, review: Review, number: int, text: str | None) -> None:
        """Say a comment in other words; None removes it."""
        author, article_id = self.author, review.article.id
        self._note(review, lambda history: history.change_comment(article_id, number, text, author=author))

    def undo(self, review: Review) -> None:
        """Take back the newest step of the article."""
        author, article_id = self.author, review.article.id
        self._take(article_id, lambda history: history.undo(article_id, author=author))

    def redo(self, review: Review) -> None:
        """Do again what was undone last."""
        author, article_id = self.author, review.article.id
        self._take(article_id, lambda history: history.redo(article_id, author=author))

    # -- what belongs to them

    def read(self, review: Review | None) -> None:
        """This article is read now: find out what can be undone in it."""
        article_id = review.article.id if review is not None else ""
        if article_id == self._read:
            return
        self._read = article_id
        self.turns_changed.emit(Turns())
        if article_id:
            self._controller.ask(
                lambda: steps.turns(self._store, article_id),
                lambda turns: self._tell_turns(article_id, turns),
            )

    def keep_typing(self, review: Review, pair: Pair, text: str) -> None:
        """Keep what stands in the editor of a sentence."""
        author, article_id, place = self.author, review.article.id, _place(pair)
        self._typist.submit(lambda: steps.keep_typing(self._store, article_id, place, text, author=author))

    def end_typing(self, review: Review, pair: Pair, text: str) -> None:
        """The editor of a sentence was closed with this text: once that is saved, it need not be kept."""
        article_id, place = review.article.id, _place(pair)

        def forget(_: object) -> None:
            self._typist.submit(lambda: steps.forget_typing(self._store, article_id, place, text))

        self._controller.ask(lambda: steps.turns(self._store, article_id), forget)

    def recover(self) -> None:
        """At the start: make edits of typing that had not been saved."""
        self._controller.ask(lambda: steps.recover(self._store), self._on_recovered)

    def offers(self, pair: Pair, then: Callable[[object], None]) -> None:
        """Look for what was written for similar sentences; `then` gets a tuple of Offers."""
        arabic, english = pair.sentence.text, pair.english
        self._controller.ask(lambda: self._offers.look(self._store, arabic, english), then)

    def close(self, patience: float | None = None) -> bool:
        """Wait until all typing is kept, `patience` seconds at most; whether it is."""
        return self._typist.close(finish=True, patience=patience)

    # -- inside

    @property
    def _store(self) -> Place:
        return self._controller.store

    def _take(self, article_id: str, act: Callable[[History], Step | None]) -> None:
        then = self._then(article_id)
        self._controller.ask(lambda: steps.take(self._store, article_id, act), then)

    def _note(self, review: Review, act: Callable[[History], Step | None]) -> None:
        then = self._then(review.article.id)
        self._controller.ask(lambda: steps.take_note(self._store, review, act), then)

    def _then(self, article_id: str) -> Callable[[object], None]:
        """What to do with the answer to an act. Of an article that was acted on since, only what can be undone
        is told: its words would be those of a moment ago."""
        number = self._newest[article_id] = self._newest.get(article_id, 0) + 1

        def then(taken: object) -> None:
            if isinstance(taken, Taken):
                self._tell_turns(article_id, taken.turns)
                if number == self._newest[article_id]:
                    self._controller.renew(taken.review)
                    self.taken.emit(taken)

        return then

    def _tell_turns(self, article_id: str, turns: object) -> None:
        if article_id == self._read:
            self.turns_changed.emit(turns)

    def _on_recovered(self, found: object) -> None:
        if found:
            self.recovered.emit(found)

    def _on_typing_failed(self, _: int, error: BaseException) -> None:
        self._controller.tell(error)


def _place(pair: Pair) -> Span:
    return pair.sentence.start, pair.sentence.end
