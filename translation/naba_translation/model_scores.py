"""What models did with the same sentences, in figures: beside references, by the checks, and by each other.

The figures of the last comparison are kept in `measured.json`, for the page of models.
"""

from __future__ import annotations

import json
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from naba_translation.checks import check_text
from naba_translation.display import visible
from naba_translation.model_bench import Row, TestSentence

MEASURED_NAME = "measured.json"


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one model."""

    model: str
    bleu: float | None = None  # with references only
    chrf: float | None = None  # chrF2++, with references only
    flags: float = 0.0  # what the checks find in 100 sentences
    agreement: float | None = None  # words shared with the other models, per cent; None where it was alone
    words_per_second: float = 0.0
    peak_megabytes: float = 0.0
    load_seconds: float = 0.0
    megabytes: float = 0.0
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A whole comparison."""

    scores: tuple[Score, ...] = ()
    sentences: int = 0
    words: int = 0  # Arabic
    source: str = ""  # where the sentences are from
    made: str = ""  # ISO 8601


def score_all(rows: Sequence[Row], sentences: Sequence[TestSentence]) -> tuple[Score, ...]:
    """The figures of each row, in the same order."""
    words = count_words(sentences)
    done = [row for row in rows if not row.failure]
    quality = _quality(done, sentences)
    return tuple(_score(row, words, done, sentences, quality.get(row.model)) for row in rows)


def count_words(sentences: Sequence[TestSentence]) -> int:
    """Arabic words, between white space."""
    return sum(len(sentence.arabic.split()) for sentence in sentences)


def table(rows: Sequence[Row], sentences: Sequence[TestSentence]) -> Iterator[str]:
    """The rows as lines of text, the notes below them."""
    scores = score_all(rows, sentences)
    yield f"{len(sentences)} sentences, {count_words(sentences)} Arabic words"
    yield (
        f"{'model':28} {'BLEU':>6} {'chrF2++':>8} {'flags/100':>10} {'agree %':>8} {'words/s':>8}"
        f" {'peak MB':>8} {'load s':>7} {'MB':>6}"
    )
    for score in scores:
        if score.failure:
            yield f"{visible(score.model):28} FAILED: {visible(score.failure)}"
            continue
        yield (
            f"{visible(score.model):28} {_or_dash(score.bleu, 1):>6} {_or_dash(score.chrf, 1):>8}"
            f" {score.flags:10.1f} {_or_dash(score.agreement, 0):>8} {score.words_per_second:8.0f}"
            f" {score.peak_megabytes:8.0f} {score.load_seconds:7.2f} {score.megabytes:6.0f}"
        )
    yield "flags/100: what the checks find in 100 sentences. agree %: words shared with the other models."
    if not all(sentence.reference for sentence in sentences):
        yield "BLEU, chrF2++: no, the set has no references (a second column)."
    elif all(score.bleu is None for score in scores):
        yield "BLEU, chrF2++: no, sacrebleu is not installed."


def read_measured(data: Path) -> Measured:
    """The last comparison kept in a folder; an empty one where there is none or it cannot be understood."""
    try:
        document = json.loads((data / MEASURED_NAME).read_text(encoding="utf-8"))
        return Measured(**document | {"scores": tuple(Score(**one) for one in document["scores"])})
    except (OSError, ValueError, TypeError, KeyError):
        return Measured()


def keep_measured(data: Path, measured: Measured) -> None:
    """Replace the comparison that is kept.

    Raises:
        OSError: it could not be written; the former one stands.
    """
    path = data / MEASURED_NAME
    temporary = path.with_suffix(".tmp")
    data.mkdir(parents=True, exist_ok=True)
    temporary.write_text(json.dumps(asdict(measured), indent=1), encoding="utf-8")
    temporary.replace(path)


def _score(
    row: Row,
    words: int,
    done: Sequence[Row],
    sentences: Sequence[TestSentence],
    quality: tuple[float, float] | None,
) -> Score:
    if row.failure:
        return Score(row.model, megabytes=row.megabytes, failure=row.failure)
    return Score(
        row.model,
        bleu=quality[0] if quality else None,
        chrf=quality[1] if quality else None,
        flags=_flags(row, sentences),
        agreement=_agreement(row, done),
        words_per_second=words / row.seconds if row.seconds else 0.0,
        peak_megabytes=row.peak_megabytes,
        load_seconds=row.load_seconds,
        megabytes=row.megabytes,
    )


def _or_dash(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def _flags(row: Row, sentences: Sequence[TestSentence]) -> float:
    found = sum(
        len(check_text(sentence.arabic, english))
        for sentence, english in zip(sentences, row.english, strict=True)
    )
    return 100 * found / max(1, len(sentences))


def _agreement(row: Row, rows: Sequence[Row]) -> float | None:
    """Mean F1 of the words of a model's sentences and those of each other model, in per cent."""
    others = [other for other in rows if other is not row]
    if not others:
        return None
    shares = [
        _shared_words(mine, theirs)
        for other in others
        for mine, theirs in zip(row.english, other.english, strict=True)
    ]
    return 100 * statistics.fmean(shares)


def _shared_words(first: str, second: str) -> float:
    one, two = Counter(first.lower().split()), Counter(second.lower().split())
    both = one.total() + two.total()
    return 2 * (one & two).total() / both if both else 1.0


def _quality(rows: Sequence[Row], sentences: Sequence[TestSentence]) -> dict[str, tuple[float, float]]:
    """BLEU and chrF2++ by model; empty without references or without sacrebleu, which only tests install."""
    references = [sentence.reference for sentence in sentences]
    if not all(references):
        return {}
    try:
        import sacrebleu
    except ImportError:
        return {}
    return {
        row.model: (
            sacrebleu.corpus_bleu(list(row.english), [references]).score,
            sacrebleu.corpus_chrf(list(row.english), [references], word_order=2).score,
        )
        for row in rows
    }
