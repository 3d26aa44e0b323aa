"""Which English word came of which Arabic one, from the engine's attention.

The mean attention of the last decoder layer is read piece by piece and summed to words (Garg et al. 2019,
"Jointly Learning to Align and Translate with Transformer Models", section 3, for what attention can and
cannot tell). It is a hint and no proof: `align` shows a link only where the English word looked mostly at one
Arabic word, or where both sides hold the same number or Latin word, once each. Read by hand on thirty
sentences of the press: about 97 of 100 links shown for words of content were right, and seven of ten such
words had one. On the default model's English of flores-dev the table of single words (checks/lexicon.py), which
knows no more than most translations, confirms 83 % of the links that are shown and 41 % of those that are not.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from naba_translation.article import Draft, Link, Pair, Span
from naba_translation.normalise import normalise

KEPT_MASS = 0.15
"""Weaker links are not stored."""

SHOWN_MASS = 0.5
"""An English word that gave one Arabic word this share of its attention, or more, is shown with it."""

MUTUAL_MASS = 0.4
"""It is enough where no other English word looked at that Arabic word more."""

SMALL_MASS = 0.7
"""What a small word of English grammar needs, which mostly looks at its noun."""

_SMALL = frozenset(
    """a an the of to that this it its is was are were be been has have had will would in on at by for from as
    with and or""".split()
)
MARK = "▁"  # SentencePiece's sign for a space before a piece
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")
_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9.-]+|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Aligned:
    """One link that is sure enough to be shown."""

    arabic: Span  # in the sentence's Arabic
    english: Span  # in `Pair.english`
    confidence: float  # 0 to 1


def link_words(
    source: Sequence[str], target: Sequence[str], attention: Sequence[Sequence[float]]
) -> tuple[Link, ...]:
    """The two strongest links of each English word, from KEPT_MASS on.

    `source` and `target` are SentencePiece pieces; `attention` has a row for each target piece and a column
    for each source piece (those beyond the engine's limit left out), rows summing to at most 1.
    """
    columns, rows = word_numbers(source), word_numbers(target)
    mass: defaultdict[int, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    pieces = Counter(rows[: len(attention)])
    for row, weights in zip(rows, attention, strict=False):
        words = mass[row]
        for column, weight in zip(columns, weights, strict=False):
            words[column] += weight
    return tuple(
        Link(word, row, round(min(1.0, total / pieces[row]), 2))
        for row, words in sorted(mass.items())
        for word, total in heapq.nlargest(2, words.items(), key=lambda item: item[1])
        if total / pieces[row] >= KEPT_MASS
    )


def word_numbers(pieces: Sequence[str]) -> list[int]:
    """The number of the word each piece belongs to. A lone space mark belongs to the word after it."""
    numbers: list[int] = []
    word, new = -1, True
    for piece in pieces:
        if piece.startswith(MARK):
            new = True
        if piece == MARK:
            numbers.append(word + 1)
            continue
        if new:
            word, new = word + 1, False
        numbers.append(word)
    return [min(number, max(word, 0)) for number in numbers]


def shifted(links: Iterable[Link], *, source: int, target: int) -> Iterator[Link]:
    """The links of a later part of a sentence, counted from the sentence's beginning."""
    return (Link(link.source + source, link.target + target, link.mass) for link in links)


def encode(links: Iterable[Link]) -> str:
    """As text for the cache: Pharaoh's "source-target" pairs with the mass in per cent behind a colon."""
    return " ".join(f"{link.source}-{link.target}:{round(link.mass * 100)}" for link in links)


def decode(text: str) -> tuple[Link, ...]:
    """What `encode` wrote. Raises ValueError on anything else."""
    links = []
    for item in text.split():
        words, mass = item.split(":")
        source, target = words.split("-")
        links.append(Link(int(source), int(target), int(mass) / 100))
    return tuple(links)


def align(pair: Pair) -> tuple[Aligned, ...]:
    """The links that can be shown, ordered by the English; none where an edit or a memory stands.

    Spans are of whole words without the punctuation at their edges: `arabic` in `pair.sentence.text`, `english` in
    `pair.english`, so both can be marked as they are shown, and looked up by a place on either side. An English
    word has one link at most; an Arabic word may have several, one for each English word it became. A word
    without a link is not known to be lost: nothing sure enough was found.
    """
    if pair.draft is None or pair.edit is not None:
        return ()
    clean = normalise(pair.sentence.text)
    source = word_spans(clean.text)
    target = word_spans(pair.draft.english)
    found = []
    for (word, other), confidence in sorted(
        sure_links(pair.draft, clean.text).items(), key=lambda item: item[0][1]
    ):
        english = moved(pair, target[other])
        if english is not None and source[word][0] < source[word][1] and english[0] < english[1]:
            found.append(Aligned(clean.to_original(*source[word]), english, confidence))
    return tuple(found)


def sure_links(draft: Draft, arabic: str) -> Mapping[tuple[int, int], float]:
    """Confidence by (Arabic word, English word) for the links worth trusting; `arabic` is normalised."""
    source, target = arabic.split(), draft.english.split()
    links = [link for link in draft.links if link.source < len(source) and link.target < len(target)]
    best: dict[int, Link] = {}
    for link in links:
        if link.source not in best or link.mass > best[link.source].mass:
            best[link.source] = link
    sure: dict[tuple[int, int], float] = {}
    taken: set[int] = set()
    for word, other in _anchors(source, target):
        sure[word, other] = 1.0
        taken.add(other)
    first: set[int] = set()
    for link in sorted(links, key=lambda link: -link.mass):
        if link.target in taken or link.target in first:
            continue
        first.add(link.target)
        needed = MUTUAL_MASS if best[link.source] is link else SHOWN_MASS
        if link.mass >= (SMALL_MASS if target[link.target].lower() in _SMALL else needed):
            sure[link.source, link.target] = link.mass
    return sure


def word_spans(text: str) -> list[Span]:
    """Start and end of each word between white space, without the punctuation at its edges.

    A word of punctuation only has an empty span.
    """
    spans = []
    for match in re.finditer(r"\S+", text):
        start, end = match.span()
        lead = re.match(r"[^\w]*", match.group())
        start += lead.end() if lead else 0
        kept = _EDGES.sub("", match.group())
        spans.append((start, start + len(kept)) if kept else (end, end))
    return spans


def moved(pair: Pair, span: Span) -> Span | None:
    """Where a range of `Draft.english` lies in `Pair.english`; a piece of an enforced name gives the name.

    None where it lies half inside a name.
    """
    start, end = span
    shift = 0
    for place in pair.enforced:
        if place.end <= start:
            shift += len(place.english) - (place.end - place.start)
        elif place.start <= start and end <= place.end:
            return place.start + shift, place.start + shift + len(place.english)
        elif place.start < end:
            return None
    return start + shift, end + shift


def _anchors(source: Sequence[str], target: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Words that hold the same number or Latin string, which stands once on each side."""
    ours, theirs = _anchor_places(source), _anchor_places(target)
    for form, places in ours.items():
        if len(places) == 1 and len(theirs.get(form, ())) == 1:
            yield places[0], theirs[form][0]


def _anchor_places(words: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        for form in _ANCHOR.findall(word):
            places.setdefault(form.casefold(), []).append(number)
    return places
