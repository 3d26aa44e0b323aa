"""What articles state, sentence by sentence, and which of it is the same statement in other words.

Two sentences are alike by the geometric mean of their likeness by letters and by meaning. Each errs in its own
way: letters on sentences that share long names, meaning on those of one subject. A long sentence often carries
several statements that another outlet spreads over several sentences, so its clauses are compared too.

A likeness that is not quite sure counts only between articles that are of the same days, or that have something
surely in common: two spokesmen who speak of one war in different years use the same words. Measured on the pairs
labelled in tests/translation/stories/statements.tsv; see tests/translation/stories/test_statements.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from naba_translation.article import Kind, Pair, Review
from naba_translation.normalise import has_arabic, search_key
from naba_translation.read.table_rows import is_row
from naba_translation.stories.likeness import vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from naba_translation.search.encoder import Encoder
    from naba_translation.stories.likeness import Matrix

    Truth = NDArray[np.bool_]

_SAME = 0.35  # likeness from which two sentences of linked articles make the same statement
_PART = 0.45  # and from which a clause does
_CLOSE = 0.36  # likeness of a clause from which nobody can say that the other does not say it
_LINK, _LINK_PART = 0.45, 0.55  # likeness that links their articles
_LINK_WHOLE = 0.37  # and likeness of whole texts that does
_NEAR = 3  # days between two articles that are linked whatever they say
_MOST = 0.5  # share of a sentence's words that a clause must have for the sentence to be said by it

_SHORTEST = 6  # Arabic words: a shorter sentence states nothing that could be compared
_CLAUSE = 8  # words: a shorter clause is like too many others
_SPEAKER = 12  # words: a shorter one that begins with a verb of saying only tells who speaks
_TAIL = 5  # words: what is left after the last clause joins it when it is shorter
_STATEMENTS = 1200  # of one story: the first of each article, so that a hundred articles are told in seconds

_NAMED = re.compile(
    r"[\"«“(]([^\s\"«»“”()]+(?:\s[^\s\"«»“”()]+){0,2})[\"»”)]"
)  # set in signs, and no quotation
_CUT = re.compile(r"[،؛,;:\"«»“”()…–]+")
_DENIAL = re.compile(r"(?<![\w])[وف]?(?:ي|ت|ا)?(?:نف[يوت]\w?|انكر\w*|كذب\w*|دحض\w*|لا\sصحه)(?![\w])")
_SAYS = (
    r"(?:كما\s)?[وف]?(?:قالت?|اضافت?|اعلنت?|اكدت?|ذكرت?|تابعت?|اوضحت?|شددت?|اشارت?|اعتبرت?|صرحت?|كشفت?|اردفت?|رات|راي"
    r"|اقرت?|لفتت?)"
)
_SPEAKS = re.compile(rf"{_SAYS}\b")
_FRAME = re.compile(rf"{_SAYS}\b(?:\s\S+){{0,8}}?\s(?:[بو]?انه?ا?|قايلا|قايله)(?=\s)")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence and where it stands."""

    telling: int  # which group of copies
    review: Review
    pair: Pair
    place: int  # among its article's statements, from 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How every two statements compare, by their numbers."""

    alike: Matrix  # 0 to 1, of whole sentences
    same: Truth  # of different tellings: one says what the other says, or a part of it
    said: Truth  # [a, b]: of different tellings, and b says most of what a says
    close: Truth  # of different tellings, and too much alike to say that only one of them says it


@dataclass(frozen=True, slots=True)
class _Form:
    """A sentence or a clause of one."""

    of: int  # number of the statement
    text: str
    share: float  # of the sentence's words


def statements(telling: int, review: Review, *, most: int) -> list[Statement]:
    """The sentences of an article's body that state something, the first `most` of them."""
    pairs = [
        pair
        for pair in review.pairs
        if pair.sentence.kind is Kind.BODY
        and not is_row(pair.sentence.text)
        and sum(has_arabic(word) for word in pair.sentence.text.split()) >= _SHORTEST
    ]
    return [Statement(telling, review, pair, place) for place, pair in enumerate(pairs[:most], 1)]


def most_of_each(tellings: int) -> int:
    """How many statements of each of so many tellings are looked at."""
    return max(2, _STATEMENTS // max(1, tellings))


def liken(found: Sequence[Statement], *, wholes: Matrix, encoder: Encoder) -> Likeness:
    """Compare every two; `wholes` has a row of `likeness.vectors` for the text of each telling.

    A sentence that denies is like no sentence that does not: "said by 2 of 5" must never join the two.
    """
    forms = [form for at, statement in enumerate(found) for form in _forms(at, statement.pair.sentence.text)]
    owners = np.array([form.of for form in forms], np.int64)
    near = _near([form.text for form in forms], owners, encoder)
    denies = np.array([bool(_DENIAL.search(search_key(one.pair.sentence.text))) for one in found], bool)
    near[(denies[:, None] != denies[None, :])[np.ix_(owners, owners)]] = 0.0
    whole = np.array([at for at, form in enumerate(forms) if form.share == 1.0], np.int64)
    alike: Matrix = near[np.ix_(whole, whole)]
    tellings = np.array([statement.telling for statement in found], np.int64)
    apart = tellings[:, None] != tellings[None, :]
    part, said = _by_parts(near, forms, len(found))
    linked = _linked(found, (alike >= _LINK) | (part >= _LINK_PART), wholes)
    same = ((alike >= _SAME) | (part >= _PART)) & apart & linked
    close = ((alike >= _SAME) | (part >= _CLOSE)) & apart
    return Likeness(alike, same, ((alike >= _SAME) | said) & same, close)


def clauses(text: str) -> list[str]:
    """The folded clauses of a sentence that could be statements; none where it is but one.

    Words that only say who speaks are left out: they are alike in all the press.
    """
    text = _NAMED.sub(r"\1", text)
    pieces: list[str] = []
    for cut in filter(None, (piece.strip() for piece in _CUT.split(text))):
        if pieces and (len(pieces[-1].split()) < _CLAUSE or len(cut.split()) < _TAIL):
            pieces[-1] = f"{pieces[-1]} {cut}"
        else:
            pieces.append(cut)
    bare = [_FRAME.sub("", search_key(piece), count=1).strip() for piece in pieces]
    if bare == [search_key(text)]:
        return []
    return [one for one in bare if len(one.split()) >= (_SPEAKER if _SPEAKS.match(one) else _CLAUSE)]


def _forms(at: int, text: str) -> list[_Form]:
    words = len(text.split())
    return [_Form(at, text, 1.0)] + [
        _Form(at, one, min(0.99, len(one.split()) / words)) for one in clauses(text)
    ]


def _near(texts: Sequence[str], owners: NDArray[np.int64], encoder: Encoder) -> Matrix:
    """Likeness of every two forms. Those no letters of which are like another sentence's have no meaning made of
    them: it could not lift them over any limit.
    """
    rows = vectors(texts)
    letters = np.clip(rows @ rows.T, 0, 1)
    worth = ((letters >= min(_SAME, _PART) ** 2) & (owners[:, None] != owners[None, :])).any(axis=1)
    at = np.flatnonzero(worth)
    near: Matrix = np.zeros(letters.shape, np.float32)
    if len(at):
        meaning = encoder.encode([texts[number] for number in at.tolist()])
        near[np.ix_(at, at)] = np.sqrt(letters[np.ix_(at, at)] * np.clip(meaning @ meaning.T, 0, 1))
    return near


def _by_parts(near: Matrix, forms: Sequence[_Form], count: int) -> tuple[Matrix, Truth]:
    """For every two statements the likeness of their nearest forms of which one at least is a clause; and whether
    the second says most of what the first says.
    """
    part: Matrix = np.zeros((count, count), np.float32)
    said: Truth = np.zeros((count, count), bool)
    for one, other in zip(*(axis.tolist() for axis in np.nonzero(near >= _CLOSE)), strict=True):
        a, b = forms[one], forms[other]
        if a.of != b.of and min(a.share, b.share) < 1.0:
            part[a.of, b.of] = max(part[a.of, b.of], near[one, other])
            said[a.of, b.of] |= a.share >= _MOST and near[one, other] >= _PART
    return part, said


def _linked(found: Sequence[Statement], sure: Truth, wholes: Matrix) -> Truth:
    """Whether the tellings of every two statements are linked."""
    tellings = np.array([statement.telling for statement in found], np.int64)
    links: Truth = wholes @ wholes.T >= _LINK_WHOLE
    for a, b in zip(*(axis.tolist() for axis in np.nonzero(sure)), strict=True):
        links[tellings[a], tellings[b]] = True
    days = {one.telling: day for one in found if (day := one.review.article.published) is not None}
    for a, first in days.items():
        for b, second in days.items():
            links[a, b] |= abs((first - second).days) <= _NEAR
    return links[np.ix_(tellings, tellings)]
