"""From sentences to drafts: long ones in parts, all in batches of like length, each batch one step.

Batches go across articles, the longest sentences first: a batch of like lengths wastes least on padding, and
the time left is then over-estimated at first rather than under-estimated at the end.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from naba_translation.alignment import shifted
from naba_translation.article import Draft, Kind, Link, Sentence
from naba_translation.engines.engine import Engine
from naba_translation.engines.typography import begun, joined
from naba_translation.errors import EngineDied
from naba_translation.library.store import StoredSentence
from naba_translation.normalise import has_arabic, normalise
from naba_translation.segment import split_for_engine

_ARABIC_DIGIT = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
BATCH_WORDS = 900
"""Source words in one step: about half a second on two cores, which is how long a cancel may wait."""


SET_ASIDE = Draft("", score=0.0, source_tokens=0, target_tokens=0, parts=0)
"""What stands for the English of a sentence that kills the engine; see `Draft.set_aside`."""
MOST_SET_ASIDE = 3
"""Sentences of a batch that may kill the engine before any other of it was translated. Then it is not the
sentences: the memory is full, or the model is broken."""

_Work = tuple[str, tuple[str, ...], int]
"""A sentence's key, its parts for the engine, its words."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step made."""

    drafts: Mapping[str, Draft]  # by key
    words: int  # of source text


def key_of(normalised: str) -> str:
    """The cache's key: SHA-256 of the normalised Arabic."""
    return hashlib.sha256(normalised.encode()).hexdigest()


def with_keys(sentences: Sequence[Sentence]) -> tuple[tuple[StoredSentence, ...], dict[str, str]]:
    """The sentences with their keys, and the engine's text for each key.

    Furniture has no key: it is not translated. Nor has a sentence without an Arabic letter.
    """
    stored: list[StoredSentence] = []
    texts: dict[str, str] = {}
    for sentence in sentences:
        key = None
        if sentence.kind is not Kind.FURNITURE and has_arabic(sentence.text):
            text = normalise(sentence.text).text
            key = key_of(text)
            texts[key] = text
        stored.append(StoredSentence(sentence, key))
    return tuple(stored), texts


def copied(sentence: Sentence) -> Draft | None:
    """What stands for a translation where there is no Arabic letter: the text itself, Arabic digits as the West writes
    them; None for furniture."""
    if sentence.kind is Kind.FURNITURE or has_arabic(sentence.text):
        return None
    text = normalise(sentence.text).text if _ARABIC_DIGIT.search(sentence.text) else sentence.text
    return Draft(text, score=0.0, source_tokens=0, target_tokens=0, parts=0)


def translate_all(engine: Engine, texts: Mapping[str, str]) -> Iterator[Batch]:
    """Drafts for all `texts` (normalised Arabic by key), a batch at a time.

    A batch that kills the engine is halved until the sentences at fault are found; these get SET_ASIDE and the
    others their English.

    Raises: what `Engine.translate` raises; EngineDied where the engine dies whatever it is given.
    """
    work = [(key, split_for_engine(text), len(text.split())) for key, text in texts.items()]
    work.sort(key=lambda item: item[2], reverse=True)
    batch: list[_Work] = []
    for item in work:
        if batch and sum(words for _, _, words in batch) + item[2] > BATCH_WORDS:
            yield from _survived(engine, batch)
            batch = []
        batch.append(item)
    if batch:
        yield from _survived(engine, batch)


def _survived(engine: Engine, batch: Sequence[_Work]) -> Iterator[Batch]:
    """The batch whole, or in halves without what kills the engine."""
    waiting, lost, lives = [batch], 0, False
    while waiting:
        some = waiting.pop()
        try:
            made = _translate(engine, some)
        except EngineDied:
            if len(some) > 1:
                middle = len(some) // 2
                waiting += [some[middle:], some[:middle]]
                continue
            lost += 1
            if lost >= MOST_SET_ASIDE and not lives:
                raise
            yield Batch({some[0][0]: SET_ASIDE}, some[0][2])
        else:
            lives = True
            yield made


def _translate(engine: Engine, batch: Sequence[_Work]) -> Batch:
    drafts = iter(engine.translate([part for _, parts, _ in batch for part in parts]))
    made = {key: join(parts, [next(drafts) for _ in parts]) for key, parts, _ in batch}
    return Batch(made, sum(words for _, _, words in batch))


def join(texts: Sequence[str], parts: Sequence[Draft]) -> Draft:
    """One draft of a sentence's parts (`texts` their Arabic), which begins as a sentence does; the score weighted by
    target tokens, as if it had been one output."""
    if len(parts) == 1:
        return replace(parts[0], english=begun(parts[0].english, arabic=texts[0]))
    tokens = sum(part.target_tokens for part in parts)
    links: list[Link] = []
    source = target = 0
    for text, part in zip(texts, parts, strict=True):
        links += shifted(part.links, source=source, target=target)
        source, target = source + len(text.split()), target + len(part.english.split())
    return Draft(
        english=begun(joined([part.english for part in parts]), arabic=" ".join(texts)),
        score=sum(part.score * part.target_tokens for part in parts) / max(1, tokens),
        source_tokens=sum(part.source_tokens for part in parts),
        target_tokens=tokens,
        parts=len(parts),
        cut=any(part.cut for part in parts),
        links=tuple(links),
    )
