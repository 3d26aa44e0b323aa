"""A word told as another: the engine looked at an Arabic word, and wrote an English one that no sense of it supports.

A flag needs all of: an Arabic word of content whose English the table of words knows well, and none of it is there; an
English word of content that gave most of its attention to it; no Arabic word in the sentence that explains the
English one; and no Arabic word at all, in the table, that can be both it and the expected English, as such two say
the same ("backed", "supported"). Left out are verbs with a prefix of person and words with a small word written
before them: cutting those off, the stemmer too often finds another word.

What the Arabic word means is told only where it is sure (`_meanings`): of 60 words that may be flagged, drawn from the
articles and the encyclopedia, 32 have meanings told, and 29 of those are right. The table of stems alone was for 30 of
the 60.

The limits were chosen on the default model's drafts of every third sentence of flores-dev and of 360 held-back ones. In
its drafts of another 166 sentences of flores-dev 27 words were flagged; read by hand, 24 were wrong, and two of the
others were names without a consonant, which are left out since.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from naba_translation.alignment import moved
from naba_translation.article import Flag, Level
from naba_translation.checks.evidence import English
from naba_translation.checks.glosses import glosses
from naba_translation.checks.lexicon import arabic_stem, english_stem, lexicon, without_clitics
from naba_translation.checks.reasons import quoted
from naba_translation.checks.view import look
from naba_translation.names.forms import alike, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from naba_translation.article import Draft, Pair
    from naba_translation.checks.evidence import Word
    from naba_translation.checks.view import Token, View

NAME = "wording"
_CERTAIN = 0.7  # share of translations of the Arabic word that have one of the expected words
_LOOKED = 0.35  # attention of the English word to the Arabic one
_SHARED = 0.4  # attention from which on an explained English word stands for the Arabic one as well
_ALIKE = 8.0  # `Lexicon.alike` of two words that say the same
_ROOT = 4  # letters that two English words share when one is made of the other
_PERSON: Final = frozenset("يتن")
_JOINED: Final = frozenset("بكس")
_ACRONYM = re.compile(r"[A-Z]{2}")  # one stands for several words
_SOUNDS = 0.7  # likeness from which on a capitalised word is the Arabic one's sound: a name
_MOST = 2  # flags of a sentence: where there are more it is no word that is wrong


def wrong_words(pair: Pair, draft: Draft) -> Iterator[Flag]:
    """At most two, in the order of the Arabic. `draft`: the pair's own, as the engine wrote it."""
    if not draft.links:
        return
    arabic, english = look(pair.sentence.text), look(draft.english)
    said = English(english)
    words = list(said.heard(arabic.tokens, said.words(arabic)))
    suspects = [
        (token, word, number)
        for token, word, number in zip(arabic.tokens, words, _numbers(arabic), strict=True)
        if _is_known(token, word)
    ]
    if not suspects:
        return
    explained = {token.start: there for token, there in said.explained()}
    seen = _seen(english, draft)
    found = 0
    for token, word, number in suspects:
        told = _told(token.form, word, seen.get(number, ()), explained)
        place = None if told is None else moved(pair, (told.start, told.end))
        if told is None or place is None:
            continue
        meanings = _meanings(token.form)
        yield Flag(
            NAME,
            f"The word {quoted(arabic.said(token.start, token.end))} seems to have become "
            f"{quoted(draft.english[told.start : told.end])}"
            + (f"; it usually means: {', '.join(meanings)}." if meanings else "."),
            Level.LOOK,
            arabic=arabic.spans([token[:2]]),
            english=(place,),
        )
        found += 1
        if found == _MOST:
            return


def _meanings(form: str) -> list[str]:
    """What the word means, for a reason to tell; nothing where that is not sure.

    The table of words has stems, and a stem is shared: ضامن (guarantor) has the draughts of ضامة, المحررة (liberated)
    the editor. So a meaning is told only where the table of plain meanings, counted on full words, has it too. One that
    sounds like the word is left out, as it may be a name that is spelt alike (صدام, clash, Saddam).
    """
    usual = {english_stem(word) for word in lexicon().usual(arabic_stem(form))}
    return [
        word
        for gloss in glosses([form], most=1)
        for word in gloss.split("/")
        if english_stem(word) in usual and not alike(form, word, least=_SOUNDS)
    ]


def _is_known(token: Token, word: Word) -> bool:
    """Whether none of its English is there though the table knows it well."""
    if not word.unsaid or word.entry is None or token.kind != "arabic" or word.entry.certain < _CERTAIN:
        return False
    bare = without_clitics(token.form)
    before = token.form[: -len(bare)]
    return bare[0] not in _PERSON and (before.endswith("ل") or _JOINED.isdisjoint(before))


def _told(
    form: str, word: Word, seen: Sequence[tuple[Token, float, str]], explained: Mapping[int, bool]
) -> Token | None:
    """The English word that stands for the Arabic one and cannot; None where there is none, or a right one too."""
    if any(explained.get(token.start) and mass >= _SHARED for token, mass, _ in seen):
        return None
    for token, mass, written in seen:
        if mass < _LOOKED or explained.get(token.start) is not False or word.entry is None:
            continue
        if _ACRONYM.match(written) or (written[0].isupper() and _may_sound_like(form, written)):
            continue
        english = english_stem(token.form)
        if any(english[:_ROOT] == other[:_ROOT] for other in word.entry.ratios):
            continue
        if any(len(other) >= _ROOT and other in token.form for other in word.entry.english):
            continue  # "counterterrorism"
        if lexicon().alike(arabic_stem(form), english) < _ALIKE:
            return token
    return None


def _may_sound_like(form: str, written: str) -> bool:
    """Of a name; one without any consonant that both languages keep may sound like all (هاو, Howe)."""
    return not skeleton(form) or alike(form, written, least=_SOUNDS)


def _seen(english: View, draft: Draft) -> dict[int, list[tuple[Token, float, str]]]:
    """By the number of an Arabic word, the English ones that looked at it, with their attention and as they are
    written."""
    tokens: defaultdict[int, list[Token]] = defaultdict(list)
    for token, number in zip(english.tokens, _numbers(english), strict=True):
        if token.kind == "latin":
            tokens[number].append(token)
    seen: defaultdict[int, list[tuple[Token, float, str]]] = defaultdict(list)
    for link in sorted(draft.links, key=lambda link: -link.mass):
        for token in tokens[link.target]:
            seen[link.source].append((token, link.mass, english.clean.text[token.start : token.end]))
    return seen


def _numbers(view: View) -> Iterator[int]:
    """Of each token, its word between white space, as in `Link`."""
    number, done = 0, 0
    for token in view.tokens:
        number += view.clean.text.count(" ", done, token.start)
        done = token.start
        yield number
