"""One Arabic name, one English form: the chosen form in place of what the engine wrote for it.

A wrong replacement is worse than a wrong spelling, so there are two grounds only. Either another known form
of the same name stands in the English; or alignment leads from the name to one run of English words that look
like a name, are no right form of another of the sentence's names, and sound alike. On the default model's
English of FLORES-200 dev (version 0) this made 21 changes, on five articles of the press (version 1) eight: all right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from naba_translation.alignment import sure_links, word_spans
from naba_translation.article import Enforced, Pair, Span
from naba_translation.names.forms import alike, places, plain
from naba_translation.names.gazetteer import Found
from naba_translation.names.name import NameKind
from naba_translation.normalise import normalise

ALIKE = 0.6
"""How alike the consonants of an aligned run must be to the chosen form; see forms.likeness."""

FIRM = 0.4
"""Mean confidence the links into the run must have."""

_POSSESSIVE = re.compile(r"['’]s?$")
_SMALL = frozenset("of the de la el al bin ibn von der van du and".split())


def enforce(pair: Pair, found: Sequence[Found]) -> tuple[Enforced, ...]:
    """The replacements for a machine's draft, in order; none where a human's words stand.

    `found` is what `Gazetteer.find` saw in the sentence's Arabic.
    """
    if pair.draft is None or pair.edit is not None or not pair.draft.parts:
        return ()
    english = pair.draft.english
    names = [item for item in found if item.name.kind is not NameKind.GIVEN]
    right = _right(names, english)
    made = list(_variants(names, english, right))
    made += _aligned(pair, names, [*right, *((place.start, place.end) for place in made)])
    return tuple(sorted(made, key=lambda place: place.start))


def _right(names: Sequence[Found], english: str) -> list[Span]:
    """Where forms stand that are right as they are, of any name in the sentence."""
    return places((form for item in names for form in item.name.accepted), english)


def _variants(names: Sequence[Found], english: str, right: Sequence[Span]) -> Iterator[Enforced]:
    owners: dict[str, set[str]] = {}
    for item in names:
        for form in item.name.replaceable:
            owners.setdefault(plain(form), set()).add(item.name.english)
    taken = list(right)
    for item in sorted(names, key=lambda item: -len(item.name.english)):
        if not item.name.enforced:
            continue
        own = [form for form in item.name.replaceable if owners[plain(form)] == {item.name.english}]
        for start, end in places(own, english):
            if not _free((start, end), taken):
                continue
            taken.append((start, end))
            if (change := _change(english, (start, end), item, "variant")) is not None:
                yield change


def _aligned(pair: Pair, names: Sequence[Found], taken: list[Span]) -> Iterator[Enforced]:
    assert pair.draft is not None  # noqa: S101  enforce() looked
    names = [item for item in names if item.name.enforced and not item.common]
    if not names:
        return  # as in most sentences; what follows takes longer than all the rest
    english = pair.draft.english
    spans = word_spans(english)
    links = sure_links(pair.draft, normalise(pair.sentence.text).text)
    for item in names:
        into: dict[int, float] = {}
        for (source, target), confidence in links.items():
            if source in item.words:
                into[target] = max(confidence, into.get(target, 0.0))
        for run in _runs(sorted(into), english, spans):
            linked = [into[word] for word in run if word in into]
            span = _trimmed(english, (spans[run[0]][0], spans[run[-1]][1]))
            if not _free(span, taken) or sum(linked) / len(linked) < FIRM:
                continue
            said = english[span[0] : span[1]]
            if not _looks_like_a_name(said) or not alike(said, item.name.english, least=ALIKE):
                continue
            if abs(len(said.split()) - len(item.name.english.split())) > 1:
                continue
            if _free(wider := _widened(english, span, item.name.english), taken):
                span = wider
            taken.append(span)
            if (change := _change(english, span, item, "aligned")) is not None:
                yield change


def _runs(words: Sequence[int], english: str, spans: Sequence[Span]) -> Iterator[list[int]]:
    """Runs of capitalised linked words; a small word of a name ("de", "al") may stand between two of them."""
    run: list[int] = []
    for word in words:
        start, end = spans[word]
        if not english[start:end][:1].isupper():
            continue
        if run and not all(_small(english, spans[between]) for between in range(run[-1] + 1, word)):
            yield run
            run = []
        if run and re.search(r"[.,;:!?()\"“”]", english[spans[run[-1]][1] : start]):
            yield run
            run = []
        run = [*run, *range(run[-1] + 1, word), word] if run else [word]
    if run:
        yield run


def _small(english: str, span: Span) -> bool:
    return english[span[0] : span[1]].lower() in _SMALL


def _change(english: str, span: Span, item: Found, why: str) -> Enforced | None:
    """The replacement, or None where the words are the chosen form already but for accents and capitals."""
    start, end = span
    chosen = item.name.english
    if plain(english[start:end]).casefold() == plain(chosen).casefold():
        return None
    if start == 0 or english[:start].rstrip().endswith((".", "!", "?")):
        chosen = chosen[:1].upper() + chosen[1:]
    return Enforced(start, end, chosen, item.arabic, why)


def _widened(english: str, span: Span, chosen: str) -> Span:
    """With the words after it that the chosen form brings too: "Castello road" for "Castello Road"."""
    start, end = span
    words = chosen.split()
    for first in range(len(english[start:end].split()), len(words)):
        rest = re.escape(" ".join(words[first:]))
        if found := re.match(rf"\s+{rest}\b", english[end:], re.IGNORECASE):
            return start, end + found.end()
    return span


def _trimmed(english: str, span: Span) -> Span:
    """Without a genitive's "'s"."""
    found = _POSSESSIVE.search(english[span[0] : span[1]])
    return (span[0], span[0] + found.start()) if found else span


def _looks_like_a_name(said: str) -> bool:
    return (
        bool(said)
        and all(word[:1].isupper() or word.lower() in _SMALL for word in said.split())
        and "-" not in said[:2]
    )


def _free(span: Span, taken: Sequence[Span]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)
