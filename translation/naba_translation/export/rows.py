"""One sentence as a reader gets to see it: both languages, its marks, and what was said and done about it.

All text here is ready to show (see display.py) and is data: every format has to quote it by its own rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from naba_translation.article import Flag, Kind, Level, Pair, State
from naba_translation.attention import LEVEL_WORDS
from naba_translation.display import Run, has_right_to_left, runs, visible, visible_reason
from naba_translation.export.options import Options

NOT_TRANSLATED = "(not translated)"


class Sign(StrEnum):
    """What stands beside a sentence's number."""

    LOOK = "look"
    DOUBT = "doubt"
    EDITED = "edited"
    APPROVED = "approved"
    SECOND_LOOK = "second look"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A sign in words, and as a character for formats without drawings."""

    sign: Sign
    word: str
    shape: str
    meaning: str


LEGEND = (
    Meaning(Sign.LOOK, LEVEL_WORDS[Level.LOOK], "△", "a check found something"),
    Meaning(Sign.DOUBT, LEVEL_WORDS[Level.DOUBT], "◆", "probably wrong: have the Arabic read"),
    Meaning(Sign.EDITED, "Edited", "□", "English by a person"),
    Meaning(Sign.APPROVED, "Approved", "✓", "a person stands for the English"),
    Meaning(Sign.SECOND_LOOK, "Second look", "?", "a person wants it looked at again"),
)
LEGEND_PLAIN = "No mark: no check objected, which does not prove the sentence right."


@dataclass(frozen=True, slots=True)
class Note:
    """Why a sentence is marked."""

    check: str
    reason: str
    level: Level


class About(StrEnum):
    """What a remark tells of."""

    EDITED = "edited"
    APPROVED = "approved"
    SECOND_LOOK = "second look"
    NAME = "name"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Remark:
    """One line under a sentence: who did what to it, or said what of it."""

    about: About
    text: str  # all of it: "Comment by A. Reviewer, 22 November 2026: …"
    author: str = ""
    made: datetime | None = None
    said: str = ""  # of a comment, its words alone


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence. `english` is empty where there is no translation."""

    number: int  # from 1, as shown; Sentence.index + 1
    kind: Kind
    opens_paragraph: bool
    english: tuple[Run, ...]
    arabic: tuple[Run, ...]
    level: Level
    state: State
    signs: tuple[Sign, ...]
    notes: tuple[Note, ...]
    remarks: tuple[Remark, ...]
    right_to_left: bool  # the original has right-to-left letters; a caption in English has none

    @property
    def english_text(self) -> str:
        return "".join(run.text for run in self.english) or NOT_TRANSLATED

    @property
    def arabic_text(self) -> str:
        return "".join(run.text for run in self.arabic)

    @property
    def texts(self) -> Iterator[str]:
        """All that is shown of it."""
        yield from (run.text for run in (*self.english, *self.arabic))
        yield from (note.reason for note in self.notes)
        yield from (remark.text for remark in self.remarks)


def row_of(pair: Pair, *, opens_paragraph: bool, options: Options) -> Row:
    """A sentence laid out."""
    sentence = pair.sentence
    return Row(
        number=sentence.index + 1,
        kind=sentence.kind,
        opens_paragraph=opens_paragraph,
        english=runs(pair.english, [span for flag in pair.flags for span in flag.english]),
        arabic=runs(sentence.text, [span for flag in pair.flags for span in flag.arabic]),
        level=pair.level,
        state=pair.state,
        signs=tuple(_signs(pair)),
        notes=tuple(_notes(pair)) if options.reasons else (),
        remarks=tuple(_remarks(pair, options)),
        right_to_left=has_right_to_left(sentence.text),
    )


def _signs(pair: Pair) -> Iterator[Sign]:
    if pair.level is not Level.OK:
        yield Sign(pair.level.value)
    if pair.edit is not None:
        yield Sign.EDITED
    if pair.state in (State.APPROVED, State.SECOND_LOOK):
        yield Sign(pair.state.value)


def _notes(pair: Pair) -> Iterator[Note]:
    for flag in pair.flags:
        if flag.level is not Level.OK:
            yield _note(flag)


def _note(flag: Flag) -> Note:
    return Note(visible(flag.check), visible_reason(flag.reason), flag.level)


def _remarks(pair: Pair, options: Options) -> Iterator[Remark]:
    if edit := pair.edit:
        author = visible(edit.author)
        source = f", {memory_source(edit.origin)}" if edit.origin else ""
        yield Remark(
            About.EDITED, f"English by {author}{source}, {moment(edit.made)}", edit.author, edit.made
        )
    yield from _judgement(pair)
    if options.names:
        for place in pair.enforced:
            wrote = pair.draft.english[place.start : place.end] if pair.draft else ""
            yield Remark(About.NAME, f"Name “{visible(place.english)}”: the machine wrote “{visible(wrote)}”")
    if options.notes:
        for comment in pair.comments:
            said = visible(comment.text)
            head = f"Comment by {visible(comment.author)}, {moment(comment.made)}"
            yield Remark(About.COMMENT, f"{head}: {said}", comment.author, comment.made, said)


def _judgement(pair: Pair) -> Iterator[Remark]:
    mark = pair.mark
    if mark is None:
        return
    who = f"{visible(mark.author)}, {moment(mark.made)}"
    if pair.state is State.APPROVED:
        yield Remark(About.APPROVED, f"Approved by {who}", mark.author, mark.made)
    elif mark.state is State.APPROVED:
        text = f"Approved by {who} in other words, which have changed since"
        yield Remark(About.SECOND_LOOK, text, mark.author, mark.made)
    else:
        yield Remark(About.SECOND_LOOK, f"Second look wanted by {who}", mark.author, mark.made)


def memory_source(origin: str) -> str:
    """Where words of the translation memory come from, for a reader. See Edit.origin."""
    if origin.startswith("tmx:"):
        return f"from the translation memory {visible(origin.removeprefix('tmx:'))}"
    return "for the same sentence in another article"


def moment(made: datetime) -> str:
    """A time to the minute with its zone, in digits that read the same everywhere."""
    return made.isoformat(sep=" ", timespec="minutes")
