"""Approving, asking for a second look, and taking steps back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.review.steps import Taken, Turns
from naba_translation.article import Kind, Mark, Pair, State


class Judging(Feature):
    """Most of the menu "Review", and undo and redo."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reading = window.reading
        self._turns = Turns()
        self._turned = False  # the next step that is told was taken back or done again: go there
        window.desk.turns_changed.connect(self._on_turns)
        window.desk.taken.connect(self._on_taken)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            "approve": partial(self._judge, State.APPROVED),
            "approve_next": self._approve_next,
            "second_look": partial(self._judge, State.SECOND_LOOK),
            "unmark": partial(self._judge, None),
            "next_open": partial(self._go_to_open, 1),
            "previous_open": partial(self._go_to_open, -1),
            "reviewer": self._ask_name,
            "undo": partial(self._turn, which="undo"),
            "redo": partial(self._turn, which="redo"),
        }

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        there = now.review is not None
        own = there and _can_be_judged(now.pair)
        return {
            **dict.fromkeys(("approve", "approve_next", "second_look"), own),
            **dict.fromkeys(("next_open", "previous_open"), there),
            "unmark": own and now.pair is not None and now.pair.mark is not None,
            "undo": there and bool(self._turns.undo),
            "redo": there and bool(self._turns.redo),
        }

    def _approve_next(self) -> None:
        if self._judge(State.APPROVED):
            self._go_to_open(1)

    def _judge(self, state: State | None) -> bool:
        """Whether the judgement was made: a person may rather not say a name."""
        self._reading.sentences.finish_editing()
        pair, table = self._reading.sentences.current_pair, self._window.review_table
        if pair is None or not _can_be_judged(pair):
            return False
        if state is not None and not self._window.commands.settings.named and not self._ask_name():
            return False
        mark = Mark(state, pair.english, self._window.desk.author, datetime.now(UTC)) if state else None
        table.put(replace(pair, mark=mark))
        if (review := table.review) is not None:
            self._window.desk.mark(review, [pair], state)
        return True

    def _go_to_open(self, step: int) -> None:
        """To the next sentence shown that is not approved, or with -1 to the one before; round the end."""
        table, here = self._window.review_table, self._reading.sentences.currentIndex().row()
        count = table.rowCount()
        for distance in range(1, count):
            pair = table.pair((here + step * distance) % count)
            if pair is not None and _can_be_judged(pair) and pair.state is not State.APPROVED:
                self._reading.sentences.go_to(pair.sentence.index)
                return
        self._window.status.rest("Every other sentence shown is approved.")

    def _ask_name(self) -> bool:
        """Whether a name was said."""
        question = "Your name, as it will stand beside what you approve and edit"
        name = self._window.dialogs.ask(self._window, question, self._window.commands.settings.author)
        if name is None or not name.strip():
            return False
        self._window.commands.remember(author=name.strip(), named=True)
        self._window.desk.author = self._window.review_table.author = name.strip()
        return True

    def _turn(self, *, which: str) -> None:
        self._reading.sentences.finish_editing()
        if (review := self._window.review_table.review) is not None:
            self._turned = True
            (self._window.desk.undo if which == "undo" else self._window.desk.redo)(review)

    def _on_taken(self, taken: Taken) -> None:
        if self._turned and taken.places:
            place = taken.places[0]
            for pair in taken.review.pairs:
                if (pair.sentence.start, pair.sentence.end) == place:
                    self._reading.sentences.go_to(pair.sentence.index)
        self._turned = False

    def _on_turns(self, turns: Turns) -> None:
        self._turns = turns
        actions = self._window.commands.actions
        for name, word, what in (("undo", "&Undo", turns.undo), ("redo", "&Redo", turns.redo)):
            actions[name].setText(f"{word}: {what}" if what else word)
            actions[name].setEnabled(bool(what))


def _can_be_judged(pair: Pair | None) -> bool:
    return pair is not None and pair.sentence.kind is not Kind.FURNITURE and bool(pair.english)
