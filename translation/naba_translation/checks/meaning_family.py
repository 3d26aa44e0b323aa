"""Words of one meaning in both languages, in a short notation, found in a sentence by look-ups alone.

The notation, a word for each item:
- Arabic, folded as a token's form: `اكد+` a perfect, with its endings; `-وكد` an imperfect without its first
  letter; `تاكيد~` a noun or participle, with article, prepositions and endings; `دعا` this form alone. With `_`
  and letters behind, only where the next word begins with these: `حذر_من`.
- English, in lower case: `deny+` a regular verb with its endings; `condemn*` all that begins so; `denial` this
  word alone; `called_for` two words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from naba_translation.names.clitics import readings
from naba_translation.remembered import Telling, remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from naba_translation.checks.view import View

_PERFECT = ("", *"ت وا ن نا ا تا ه ها هم ته تها تهم وه وها وهم".split())
_IMPERFECT = ("", *"ون وا ان ن ه ها هم ونه ونها ونهم".split())
_PERSONS = "يتنا"
_NOMINAL = ("", *"ا ي ه ها هم هما نا ات اته اتها اتهم ان ين ون يه ته تها تهم".split())
_VERBAL_PARTICLES = frozenset(("", "و", "ف", "ل"))
_SHORTEST_BEGINNING = 3  # letters of an English `…*`


@dataclass(frozen=True, slots=True)
class Family:
    """One meaning. The narrow words can hardly mean anything else; the wide ones may stand for it."""

    name: str
    meaning: str  # goes on "The Arabic speaks of"
    arabic: str  # narrow, in the notation above
    english: str  # narrow
    arabic_wide: str = ""  # further words that an English one of the family may come from
    english_wide: str = ""  # further words that may tell an Arabic one of the family


class Sense(NamedTuple):
    """What one word may say, if the word after it begins with `before`."""

    family: str
    narrow: bool
    before: str


def _narrow_first(sense: Sense) -> tuple[str, bool, str]:
    return sense.family, not sense.narrow, sense.before


class Families:
    """The look-up tables of several families."""

    def __init__(self, families: Iterable[Family]) -> None:
        self.by_name = {family.name: family for family in families}
        self._verbal: dict[str, set[Sense]] = {}
        self._nominal: dict[str, set[Sense]] = {}
        self._english: dict[str, set[Sense]] = {}
        self._beginnings: dict[str, set[Sense]] = {}
        for family in self.by_name.values():
            for narrow, arabic, english in (
                (True, family.arabic, family.english),
                (False, family.arabic_wide, family.english_wide),
            ):
                for item in arabic.split():
                    self._add_arabic(item, family.name, narrow=narrow)
                for item in english.split():
                    self._add_english(item, family.name, narrow=narrow)
        self.of_arabic = remembered(self._of_arabic)
        self.of_english = remembered(self._of_english)
        self._telling = {"arabic": Telling(self.of_arabic), "latin": Telling(self.of_english)}

    def arabic(self, view: View) -> Iterator[tuple[int, Sense]]:
        """What the words of a sentence may say, each family once for each word, with the number of its token."""
        return self._senses(view, "arabic", self.of_arabic)

    def english(self, view: View) -> Iterator[tuple[int, Sense]]:
        """The same of an English sentence."""
        return self._senses(view, "latin", self.of_english)

    def _senses(
        self, view: View, kind: str, senses_of: Callable[[str], tuple[Sense, ...]]
    ) -> Iterator[tuple[int, Sense]]:
        if not (telling := self._telling[kind](view.forms)):
            return
        tokens, last = view.tokens, len(view.tokens) - 1
        for at, token in enumerate(tokens):
            if token.form not in telling or token.kind != kind:
                continue
            done = ""
            for sense in senses_of(token.form):
                if sense.family == done:
                    continue
                if not sense.before or (at < last and tokens[at + 1].form.startswith(sense.before)):
                    yield at, sense
                    done = sense.family

    def _of_arabic(self, form: str) -> tuple[Sense, ...]:
        found: set[Sense] = set()
        for taken, stem in readings(form):
            particle = form[taken - 1] if taken else ""
            found |= self._nominal.get(stem.removeprefix("ال"), set())
            if particle in _VERBAL_PARTICLES:
                found |= self._verbal.get(stem, set())
                if stem[0] == "س" and stem[1:2] in _PERSONS:
                    found |= self._verbal.get(stem[1:], set())
        return tuple(sorted(found, key=_narrow_first))

    def _of_english(self, form: str) -> tuple[Sense, ...]:
        form = form.removesuffix("'s")
        found = set(self._english.get(form, ()))
        for end in range(_SHORTEST_BEGINNING, len(form) + 1):
            found |= self._beginnings.get(form[:end], set())
        return tuple(sorted(found, key=_narrow_first))

    def _add_arabic(self, item: str, family: str, *, narrow: bool) -> None:
        word, _, before = item.partition("_")
        sense = Sense(family, narrow, before)
        if word.endswith("~"):
            for form in _nominal(word[:-1]):
                self._nominal.setdefault(form, set()).add(sense)
            return
        if word.endswith("+"):
            forms = [word[:-1] + ending for ending in _PERFECT]
        elif word.startswith("-"):
            forms = [person + word[1:] + ending for person in _PERSONS for ending in _IMPERFECT]
        else:
            forms = [word]
        for form in forms:
            self._verbal.setdefault(form, set()).add(sense)

    def _add_english(self, item: str, family: str, *, narrow: bool) -> None:
        word, _, before = item.partition("_")
        sense = Sense(family, narrow, before)
        if word.endswith("*"):
            self._beginnings.setdefault(word[:-1], set()).add(sense)
            return
        for form in _regular(word[:-1]) if word.endswith("+") else (word,):
            self._english.setdefault(form, set()).add(sense)


def _nominal(word: str) -> Iterator[str]:
    """A noun with its endings; the feminine ending, folded to ه, is a ت before them."""
    yield word
    stem = word.removesuffix("ه")
    for ending in _NOMINAL:
        if stem == word:
            yield word + ending
        elif ending[:1] in ("ت", "ا"):
            yield stem + ending


def _regular(verb: str) -> tuple[str, ...]:
    """An English verb's forms: deny, denies, denied, denying; accuse, accuses, accused, accusing."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return verb, third, verb + "ed", verb + "ing"
