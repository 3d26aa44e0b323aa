"""All names together, and where they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

import naba_resources
from naba_translation.article import Span
from naba_translation.checks.view import Token, View, look
from naba_translation.names.clitics import readings
from naba_translation.names.forms import plain
from naba_translation.names.homographs import is_word
from naba_translation.names.name import Name, NameKind
from naba_translation.normalise import fold_letters, normalise, search_key
from naba_translation.remembered import Telling, remembered

_WORD = re.compile(r"[\u0621-\u064A\u0671-\u06D3]+")
_LATIN = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ \u00a0]?[-–]?[ \u00a0]?")
_PLACE_HEADS = frozenset(
    """مدينه محافظه بلده قريه منطقه ولايه قضاء مديريه ريف حي معبر مخيم مطار ناحيه ضاحيه جبهه اقليم
    ضواحي مدينتي محافظتي محيط شرقي غربي شمالي جنوبي""".split()
)
_PERSON_HEADS = frozenset("السيد السيده الدكتور الاستاذ الشيخ الامير ابو بن ابن الرئيس الجنرال".split())


class Found(NamedTuple):
    """A name in a sentence."""

    name: Name
    arabic: Span  # in the original sentence, without clitics
    words: range  # numbers of the white-space words it stands in, as in `Link.source`
    common: bool  # as a form that is also an ordinary word, in a context that makes it a name


class _Entry(NamedTuple):
    keys: tuple[str, ...]
    name: Name
    common: bool


@dataclass(frozen=True)
class Gazetteer:
    """A set of names. The first of two with the same Arabic form wins, so the analyst's go first."""

    names: tuple[Name, ...]

    @cached_property
    def _index(self) -> dict[str, list[_Entry]]:
        index: dict[str, list[_Entry]] = {}
        seen = set()
        for name in self.names:
            for form in name.forms:
                keys = tuple(key_words(form))
                rank = (keys, name.kind is NameKind.GIVEN, form in name.common)
                if keys and rank not in seen:
                    seen.add(rank)
                    index.setdefault(keys[0], []).append(_Entry(keys, name, form in name.common))
        for entries in index.values():  # what needs a context first: it gives way where there is none
            entries.sort(
                key=lambda entry: (-len(entry.keys), entry.name.kind is NameKind.GIVEN, not entry.common)
            )
        return index

    @cached_property
    def _beginnings(self) -> Callable[[str], tuple[tuple[_Entry, int], ...]]:
        """The names that a folded word may begin, in the order to be asked, each with how many letters stand before
        it. Remembered by word."""
        return remembered(self._begun_by)

    @cached_property
    def _beginning(self) -> Telling:
        """The folded words that may begin a name."""
        return Telling(self._beginnings)

    def _begun_by(self, key: str) -> tuple[tuple[_Entry, int], ...]:
        return tuple((entry, taken) for taken, stem in readings(key) for entry in self._index.get(stem, ()))

    @cached_property
    def by_english(self) -> dict[str, Name]:
        """The name of each English form, but for those that are merely accepted (peoples, abbreviations), and
        for names that are ordinary words: some are so in English too (Hit, Tyre)."""
        forms: dict[str, Name] = {}
        for name in self.names:
            if name.kind is not NameKind.GIVEN and not name.common:
                for form in (name.english, *name.replaceable):
                    forms.setdefault(form, name)
        return forms

    @cached_property
    def asked_for(self) -> dict[tuple[str, ...], Name]:
        """The name of each English form that is shown in one way only, by its words in small letters: what is typed
        into a search box."""
        return {
            tuple(_LATIN.findall(plain(form).casefold())): name
            for form, name in self.by_english.items()
            if name.enforced
        }

    @cached_property
    def most_asked_for(self) -> int:
        """Words of the longest of them."""
        return max(map(len, self.asked_for), default=0)

    def find(self, arabic: str) -> tuple[Found, ...]:
        """The names in a sentence, in order, not overlapping, the longest at each place; given names too."""
        view = look(arabic)
        if not (telling := self._beginning(view.forms)):
            return ()
        clean, tokens = view.clean, arabic_words(view)
        begun_by = self._beginnings
        found = []
        done = 0  # words that are taken
        for at, token in enumerate(tokens):
            if at < done or token.form not in telling:
                continue
            for entry, taken in begun_by(token.form):
                if _is_named(entry, clean.text, tokens, at):
                    last = tokens[at + len(entry.keys) - 1]
                    span = clean.to_original(token.start + taken, last.end)
                    first = clean.text.count(" ", 0, token.start)
                    words = range(first, first + clean.text.count(" ", token.start, last.start) + 1)
                    found.append(Found(entry.name, span, words, entry.common))
                    done = at + len(entry.keys)
                    break
        return tuple(found)


def _is_named(entry: _Entry, text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the name that the word at `at` begins is there, and is meant."""
    keys, after = entry.keys, tokens[at + 1].form if at + 1 < len(tokens) else ""
    if len(keys) > 1 and keys[1] != after:  # quick to ask, and mostly so
        return False
    return (
        _stands(entry.keys, text, tokens[at : at + len(entry.keys)])
        and (not entry.common or _named_before(tokens, at, entry.name.kind))
        and not _is_word(entry.keys, tokens, at)
    )


def _stands(keys: Sequence[str], text: str, words: Sequence[Token]) -> bool:
    """Whether the words, the first of which is the right one, are those and stand side by side."""
    return tuple(word.form for word in words[1:]) == keys[1:] and all(
        _GAP.fullmatch(text, before.end, after.start) is not None for before, after in pairwise(words)
    )


def _is_word(keys: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
    """Whether a name of one word is another word in this company."""
    before = tokens[at - 1].form if at else ""
    after = tokens[at + 1].form if at + 1 < len(tokens) else ""
    return len(keys) == 1 and is_word(keys[0], before, after)


def _named_before(tokens: Sequence[Token], at: int, kind: NameKind) -> bool:
    """Whether the word before makes a name of an ordinary word."""
    if at == 0:
        return False
    heads = _PLACE_HEADS if kind is NameKind.PLACE else _PERSON_HEADS
    return any(
        reading.stem.removeprefix("ال") in heads or reading.stem in heads
        for reading in readings(tokens[at - 1].form)
    )


def arabic_words(view: View) -> list[Token]:
    """Those of a sentence, in order."""
    return [token for token in view.tokens if token.kind == "arabic"]


def key_words(form: str) -> list[str]:
    """The folded words of a name."""
    return _WORD.findall(fold_letters(normalise(form).text))


@lru_cache(maxsize=1)
def bundled() -> tuple[Name, ...]:
    """The names that come with the program; see the NOTICE beside their file."""
    lines = naba_resources.path("names/names.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_name(line) for line in lines)


@lru_cache(maxsize=2)
def gazetteer(own: tuple[Name, ...] = (), *, without: frozenset[str] = frozenset()) -> Gazetteer:
    """The analyst's names and the bundled ones, but for those whose key is in `without` or in `own`.

    The last two are remembered: their indexes take 30 ms to make.
    """
    hidden = {*without, *(name.key for name in own)}
    kept = (
        name
        for name in bundled()
        if name.kind is NameKind.GIVEN
        or hidden.isdisjoint(search_key(form.lstrip("*")) for form in name.forms)
    )
    return Gazetteer((*own, *kept))


def _name(line: str) -> Name:
    kind, english, arabic, glosses = (*line.split("\t"), "")[:4]
    chosen, *also = english.split("|")
    forms = arabic.split("|")
    first, *variants = (form.removeprefix("*") for form in forms)
    return Name(
        first,
        chosen,
        NameKind(kind),
        tuple(variants),
        tuple(also),
        common=tuple(form[1:] for form in forms if form.startswith("*")),
        glosses=tuple(glosses.split("|")) if glosses else (),
    )
