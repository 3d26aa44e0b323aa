"""Whether translating again gives the same words: the program's own pipeline on the record's own Arabic.

Decoding has nothing random in it. A model with a lexical shortlist, the embedded one among them, takes each sentence
by itself (engines/engine.py), so its words must come out the same in any company, and others are wrong. Models without
one translate in batches, where rounding may depend on the batch: what comes out the same is proof, the rest is told
and held against nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from naba_translation.article import Draft, Pair
from naba_translation.counted import counted
from naba_translation.engines.drafting import translate_all, with_keys
from naba_translation.engines.engine import Engine
from naba_translation.engines.second_try import with_second_tries
from naba_translation.engines.signature import fields_of
from naba_translation.export.report import Report
from naba_translation.export.verification import Difference, Finding, Outcome
from naba_translation.segment import split

_FIELDS = {
    "model": "model",
    "sha": "the model's files",
    "ct2": "CTranslate2",
    "sp": "SentencePiece",
    "type": "numbers",
    "beam": "beam",
    "rep": "penalty of repetition",
    "norm": "cleaning of the Arabic, version",
    "split": "splitting of sentences, version",
    "set": "setting of the English, version",
    "second": "second try",
    "batch": "each sentence by itself",
    "levels": "levels of the score",
}
"""The parts of a signature, see engines/signature.py."""


@dataclass(frozen=True, slots=True)
class Again:
    """What came of it."""

    finding: Finding
    differences: tuple[Difference, ...] = ()


def translate_again(report: Report, engine: Engine) -> Iterator[tuple[int, int] | Again]:
    """Translate all articles again: yields sentences done and in all, and at the end what came of it.

    Raises:
        ModelError, EngineError
    """
    signatures = {part.review.signature for part in report.parts}
    if signatures != {engine.signature}:
        otherwise = "; ".join(sorted({_otherwise(one, here=engine.signature) for one in signatures} - {""}))
        words = f"not tried: here it would be made in another way ({otherwise})"
        yield Again(Finding("again", Outcome.UNKNOWN, words))
        return
    texts: dict[str, str] = {}
    pairs: list[tuple[str, Pair]] = []
    for part in report.parts:
        stored, more = with_keys(split(part.review.article))
        texts |= more
        places = {(one.sentence.start, one.sentence.end): one.key for one in stored}
        for pair in part.review.pairs:
            key = places.get((pair.sentence.start, pair.sentence.end))
            if pair.draft is not None and pair.draft.parts:
                pairs.append((key or "", pair))
    drafts: dict[str, Draft] = {}
    for batch in with_second_tries(translate_all(engine, texts), engine=engine, texts=texts):
        drafts |= batch.drafts
        yield len(drafts), len(texts)
    alone = "batch" in fields_of(engine.signature)
    yield _compared(pairs, drafts, alone=alone)


def _otherwise(made: str, *, here: str) -> str:
    """What of two signatures is not the same, in words; empty where all of it is."""
    then, now = fields_of(made), fields_of(here)
    return ", ".join(
        f"{words} {then.get(field, 'none')}, here {now.get(field, 'none')}"
        for field, words in _FIELDS.items()
        if then.get(field) != now.get(field)
    )


def _compared(pairs: list[tuple[str, Pair]], drafts: dict[str, Draft], *, alone: bool) -> Again:
    differences = []
    for key, pair in pairs:
        said = drafts[key].english if key in drafts else ""
        if pair.draft is not None and said != pair.draft.english:
            differences.append(Difference(pair.draft.english, said))
    if not differences:
        whole = f"all {counted(len(pairs), 'sentence')} come" if len(pairs) != 1 else "its one sentence comes"
        words = f"translated again: {whole} out the same, byte for byte"
        return Again(Finding("again", Outcome.GOOD, words))
    same = f"{len(pairs) - len(differences):,} of {counted(len(pairs), 'sentence')}"
    words = f"translated again: {same} come out the same"
    if alone:
        return Again(Finding("again", Outcome.BAD, words), tuple(differences))
    words += "; in a batch with other sentences the engine may have rounded otherwise"
    return Again(Finding("again", Outcome.UNKNOWN, words), tuple(differences))
