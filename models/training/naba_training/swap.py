"""More names in sentences: known pairs, with each name put in the place of another.

Names as single words teach their letters, but not where a name stands in a sentence and that it must come
through it whole. Sentences with rare names are few. So where both sides of a pair hold a known name, both get
another one of its kind: the same sentence, another person or place. The idea is that of Fadaee et al. 2017,
"Data Augmentation for Low-Resource Neural Machine Translation", with names for rare words, where no language
model is needed to choose what fits.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from naba_training import clean
from naba_training.errors import TrainingError
from naba_training.prepare import read_lines

KINDS: Mapping[str, tuple[str, ...]] = {
    "person": ("name-translit", "name-wikidata-persons", "name-arabnamer"),
    "place": ("place-",),
}
"""What a name is of, by how the third column of the list of names begins; others are not swapped."""

_ARABIC_WORD = re.compile(r"[\u0621-\u064A\u0671-\u06D3]+")
_ENGLISH_WORD = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)*")
_CLITICS = "وفبلك"  # one letter before a name: and, then, in, to, like
_RARE = 1e-3  # of the sentences; words that stand in more are frequent
_SHORTEST = 3  # Arabic letters; shorter ones are too often something else


@dataclass(frozen=True, slots=True)
class Names:
    """One-word names: English forms of an Arabic one, by kind, and all pairs of a kind to draw from."""

    english: Mapping[str, Mapping[str, frozenset[str]]]
    pairs: Mapping[str, Sequence[tuple[str, str]]]


def read_names(path: Path) -> Names:
    """Read `arabic<TAB>english<TAB>source` lines; full names of equally many words on both sides are taken apart.

    Raises:
        TrainingError: there is no name of a known kind in it.
    """
    found: dict[str, dict[str, set[str]]] = {kind: defaultdict(set) for kind in KINDS}
    for line in read_lines(path):
        columns = line.split("\t")
        kind = next((k for k, starts in KINDS.items() if columns[-1].startswith(starts)), None)
        if kind is None:
            continue
        arabic, english = clean.clean_source(columns[0]).split(), clean.clean_target(columns[1]).split()
        if len(arabic) != len(english):
            continue
        for a, e in zip(arabic, english, strict=True):
            if len(a) >= _SHORTEST and _ARABIC_WORD.fullmatch(a) and _ENGLISH_WORD.fullmatch(e):
                found[kind][a].add(e)
    if not any(found.values()):
        raise TrainingError(f"{path}: no name of a person or place is there")
    return Names(
        {kind: {a: frozenset(es) for a, es in names.items()} for kind, names in found.items()},
        {kind: [(a, e) for a, es in names.items() for e in sorted(es)] for kind, names in found.items()},
    )


def swap(
    pairs: Iterable[tuple[str, str]], names: Names, *, copies: int, seed: int = 1
) -> Iterator[tuple[str, str]]:
    """For each cleaned pair with a rare name in it, `copies` pairs with other names; the others give nothing.

    Frequent names stay: the model knows them, and surnames such as الليبي are mostly just "Libyan".
    """
    draw = random.Random(seed)
    pairs = list(pairs)
    sentences = Counter(word for arabic, _ in pairs for word in set(_ARABIC_WORD.findall(arabic)))
    frequent = {word for word, count in sentences.items() if count > _RARE * len(pairs) + 1}
    for arabic, english in pairs:
        places = _places(arabic, english, names, frequent)
        for _ in range(copies if places else 0):
            source, target = arabic, english
            for old_arabic, prefix, old_english, kind in places:
                new_arabic, new_english = draw.choice(names.pairs[kind])
                source = _put(source, prefix + old_arabic, prefix + new_arabic)
                target = _put(target, old_english, new_english)
            yield source, target


def _places(
    arabic: str, english: str, names: Names, frequent: Set[str]
) -> tuple[tuple[str, str, str, str], ...]:
    """(Arabic name, its clitic, English name, kind) for each that stands once on both sides."""
    words = _ARABIC_WORD.findall(arabic)
    capitals = re.findall(r"(?<![\w'-])[A-Z][a-z]+(?:-[A-Z][a-z]+)*(?![\w-])", english)
    once = {word for word in capitals if len(re.findall(rf"\b{re.escape(word)}\b", english)) == 1}
    found, taken = [], set[str]()
    for word in words:
        if words.count(word) != 1 or word in frequent:
            continue
        for prefix, name in (("", word), (word[0], word[1:])):
            if prefix and prefix not in _CLITICS:
                continue
            for kind, forms in names.english.items():
                there = (forms.get(name, frozenset()) & once) - taken
                if len(there) == 1 and word not in taken:
                    (form,) = there
                    found.append((name, prefix, form, kind))
                    taken |= {word, form}
    return tuple(found)


def _put(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, text, count=1)
