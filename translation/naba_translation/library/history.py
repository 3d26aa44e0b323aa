"""What people did to an article: their words, judgements and comments, step by step, with undo and redo.

Nothing is ever changed or taken out. A step is a line of the log and the facts it wrote; the newest fact of a
place holds. Undoing a step is a step of its own, which writes again what held before: with the author and the
time of then, because taking back a slip makes nobody the author of another one's words. So what stands, what
stood and who turned it back can all be told, across restarts, for as long as the article is in the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from naba_translation.article import Comment, Mark, Span, State
from naba_translation.index import passages
from naba_translation.library import written
from naba_translation.library.schema import errors_named, writing
from naba_translation.steps import Change, Step, What

if TYPE_CHECKING:
    from naba_translation.library.store import Store

_OF = "article = ? AND start = ? AND end = ?"
_FACTS = ("edit", "mark", "comment")
_WORDS = {"edit": "english", "mark": "english", "comment": "text"}


class History:
    """The steps of all articles of a library. Every method that writes is one transaction.

    Raises (every method): StoreFailed, StoreDamaged.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.database

    # -- what holds now

    def marks(self, article_id: str) -> dict[Span, Mark]:
        """The newest judgement of each sentence that has one."""
        with written.making_sense(self._store.path):
            return {
                (row["start"], row["end"]): Mark(
                    State(row["state"]), row["english"], row["author"], _made(row)
                )
                for row in self._newest("mark", article_id)
                if row["state"] is not None
            }

    def comments(self, article_id: str) -> dict[Span, tuple[Comment, ...]]:
        """The comments of each sentence that has any, the oldest first."""
        found: dict[Span, tuple[Comment, ...]] = {}
        for row in self._newest("comment", article_id):
            if row["text"] is not None:
                place = (row["start"], row["end"])
                comment = Comment(_number(row), row["text"], row["author"], _made(row))
                found[place] = (*found.get(place, ()), comment)
        return found

    # -- steps

    def edit(
        self, article_id: str, words: Mapping[Span, str | None], *, author: str, what: What = What.EDIT
    ) -> Step | None:
        """Keep the analyst's English for one sentence or several; None takes it back. None when all of it
        stands already."""
        with errors_named(self._store.path):
            former = self._rows("edit", article_id)
            new = {place: text for place, text in words.items() if not _says(former.get(place), text)}
            facts = [{"english": text, "key": self._key(article_id, place)} for place, text in new.items()]
        return self._take(article_id, "edit", zip(new, facts, strict=True), what=what, author=author)

    def mark(
        self, article_id: str, words: Mapping[Span, str], state: State | None, *, author: str
    ) -> Step | None:
        """Judge sentences with the English that was judged; None takes the judgement back. None when it
        stands already."""
        whats = {State.APPROVED: What.APPROVE, State.SECOND_LOOK: What.SECOND_LOOK, None: What.UNMARK}
        standing = self.marks(article_id)
        new = {
            place: {"state": state, "english": text}
            for place, text in words.items()
            if not _judged(standing.get(place), state, text)
        }
        return self._take(article_id, "mark", new.items(), what=whats[state], author=author)

    def comment(self, article_id: str, place: Span, text: str, *, author: str) -> Step | None:
        """Add a comment to a sentence."""
        fact = {"number": None, "text": text}
        return self._take(article_id, "comment", [(place, fact)], what=What.COMMENT, author=author)

    def change_comment(self, article_id: str, number: int, text: str | None, *, author: str) -> Step | None:
        """Say a comment in other words; None removes it. None when there is no such comment."""
        row = self._rows("comment", article_id).get(number)
        if row is None or row["text"] in (None, text):
            return None
        fact = {"number": number, "text": text}
        place = (row["start"], row["end"])
        return self._take(article_id, "comment", [(place, fact)], what=What.COMMENT, author=author)

    def undo(self, article_id: str, *, author: str) -> Step | None:
        """Take back the newest step that stands; that step, or None when there is none."""
        return self._turn(article_id, What.UNDO, author=author)

    def redo(self, article_id: str, *, author: str) -> Step | None:
        """Do again what was undone last, unless a step was made since; that step, or None."""
        return self._turn(article_id, What.REDO, author=author)

    def next_turns(self, article_id: str) -> tuple[What | None, What | None]:
        """What undo would take back, and what redo would do again; None: nothing."""
        log = self.log(article_id)
        whats = {step.id: step.what for step in log}
        done, undone = _stacks(log)
        return whats[done[-1]] if done else None, whats[undone[-1]] if undone else None

    def log(self, article_id: str) -> tuple[Step, ...]:
        """Everything that was done to the article, the oldest first."""
        with errors_named(self._store.path), written.making_sense(self._store.path):
            lines = list(self._db.table("step").rows_where("article = ?", [article_id], order_by="id"))
            changes: dict[int, list[Change]] = {}
            for fact in _FACTS:
                for row in self._db.table(fact).rows_where("article = ?", [article_id], order_by="id"):
                    changes.setdefault(row["step"], []).append(_change(fact, row))
            return tuple(_step(line, changes.get(line["id"], [])) for line in lines)

    # -- inside

    def _take(
        self,
        article_id: str,
        fact: str,
        new: Iterable[tuple[Span, Mapping[str, Any]]],
        *,
        what: What,
        author: str,
    ) -> Step | None:
        rows = [{"article": article_id, "start": s, "end": e, **values} for (s, e), values in new]
        if not rows:
            return None
        made = datetime.now(UTC).isoformat()
        with errors_named(self._store.path), writing(self._db):
            step = self._line(article_id, what, None, author, made)
            self._write(fact, [{**row, "author": author, "made": made, "step": step} for row in rows])
        return self._told(step)

    def _turn(self, article_id: str, what: What, *, author: str) -> Step | None:
        made = datetime.now(UTC).isoformat()
        with errors_named(self._store.path), writing(self._db):
            done, undone = _stacks(self.log(article_id))
            stack = done if what is What.UNDO else undone
            if not stack:
                return None
            turned = stack[-1]
            step = self._line(article_id, what, turned, author, made)
            for fact in _FACTS:
                rows = list(self._db.table(fact).rows_where("step = ?", [turned], order_by="id"))
                if what is What.UNDO:
                    rows = [self._before(fact, row, author, made) for row in rows]
                for row in rows:
                    if fact == "comment":
                        row["number"] = _number(row)
                    row.update(id=None, step=step)
                self._write(fact, rows)
        return self._told(turned)

    def _before(self, fact: str, row: Mapping[str, Any], author: str, made: str) -> dict[str, Any]:
        """The fact that held before one was written; a blank one where none did."""
        clause, values = f"{_OF} AND id < ?", [row["article"], row["start"], row["end"], row["id"]]
        if fact == "comment":
            clause, values = "coalesce(number, id) = ? AND id < ?", [_number(row), row["id"]]
        former = list(self._db.table(fact).rows_where(clause, values, order_by="id DESC", limit=1))
        if former:
            return former[0]
        blank: dict[str, dict[str, object]] = {
            "edit": {"english": None, "void": 1},
            "mark": {"state": None},
            "comment": {"text": None},
        }
        return {**row, **blank[fact], "author": author, "made": made}

    def _write(self, fact: str, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        self._db.table(fact).insert_all(rows)
        if fact == "edit":
            passages.renew_english(self._db, [row["key"] for row in rows])

    def _line(self, article_id: str, what: What, of: int | None, author: str, made: str) -> int:
        line = {"article": article_id, "what": what.value, "of": of, "author": author, "made": made}
        number = self._db.table("step").insert(line).last_pk
        assert isinstance(number, int)  # noqa: S101  the column's type
        return number

    def _told(self, step: int) -> Step:
        """One step of the log, without reading all the others."""
        with errors_named(self._store.path):
            line = next(iter(self._db.table("step").rows_where("id = ?", [step])))
            changes = [
                _change(fact, row)
                for fact in _FACTS
                for row in self._db.table(fact).rows_where("step = ?", [step], order_by="id")
            ]
        return _step(line, changes)

    def _key(self, article_id: str, place: Span) -> str:
        rows = self._db.query(f"SELECT key FROM sentence WHERE {_OF}", [article_id, *place])  # noqa: S608
        return next((row["key"] or "" for row in rows), "")

    def _newest(self, fact: str, article_id: str) -> list[dict[str, Any]]:
        with errors_named(self._store.path):
            return list(self._rows(fact, article_id).values())

    def _rows(self, fact: str, article_id: str) -> dict[Any, dict[str, Any]]:
        """The newest row of each place, or of each comment, in the order of their first."""
        found: dict[Any, dict[str, Any]] = {}
        for row in self._db.table(fact).rows_where("article = ?", [article_id], order_by="id"):
            found[_number(row) if fact == "comment" else (row["start"], row["end"])] = row
        return found


def _stacks(log: Iterable[Step]) -> tuple[list[int], list[int]]:
    """The steps that stand and those that are undone, the next to be turned last."""
    done: list[int] = []
    undone: list[int] = []
    for step in log:
        if step.what in (What.UNDO, What.REDO):
            here, there = (done, undone) if step.what is What.UNDO else (undone, done)
            if (of := step.of) is not None and of in here:  # a salvaged library may have lost it
                here.remove(of)
                there.append(of)
        else:
            done.append(step.id)
            undone.clear()
    return done, undone


def _says(row: Mapping[str, Any] | None, english: str | None) -> bool:
    return row is not None and not row["void"] and row["english"] == english


def _judged(mark: Mark | None, state: State | None, english: str) -> bool:
    return (
        (mark is None)
        if state is None
        else mark is not None and (mark.state, mark.english) == (state, english)
    )


def _number(row: Mapping[str, Any]) -> int:
    """A comment is known by the first of its rows."""
    number: int = row["number"] or row["id"]
    return number


def _made(row: Mapping[str, Any]) -> datetime:
    return written.moment(row["made"])


def _step(line: Mapping[str, Any], changes: Iterable[Change]) -> Step:
    return Step(line["id"], What(line["what"]), line["author"], _made(line), line["of"], tuple(changes))


def _change(fact: str, row: Mapping[str, Any]) -> Change:
    state = State(row["state"]) if fact == "mark" and row["state"] else None
    taken_back = fact == "mark" and state is None
    words = None if taken_back else row[_WORDS[fact]]
    return Change(fact, (row["start"], row["end"]), words, state, _number(row) if fact == "comment" else None)
