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
from textwrap import wrap

from naba_models.private_folder import make_private_folder
from naba_translation.checks import check_text
from naba_translation.counted import counted
from naba_translation.display import visible
from naba_translation.models.bench import Row, TestSentence

MEASURED_NAME = "measured.json"
_COLUMNS = 80  # of a terminal as it opens
_NAME, _WIDTHS = 20, (6, 8, 7, 7, 9, 9, 8, 6)


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
    """The rows as lines of text of at most 80 columns, the notes below them."""
    scores = score_all(rows, sentences)
    yield f"{counted(len(sentences), 'sentence')}, {counted(count_words(sentences), 'Arabic word')}"
    yield _line("model", ("BLEU", "chrF2++", "flags", "agree", "words/s", "peak MB", "load s", "MB"))
    for score in scores:
        name = visible(score.model)
        if len(name) > _NAME or score.failure:
            yield name
            name = ""
        if score.failure:
            yield from wrap(
                f"failed: {visible(score.failure)}", _COLUMNS, initial_indent="  ", subsequent_indent="  "
            )
        else:
            yield _line(name, figures(score))
    yield "flags: what the checks find in 100 sentences."
    if any(score.agreement is not None for score in scores):
        yield "agree: words shared with what the other models say, per cent."
    without = sum(not sentence.reference for sentence in sentences)
    if without:
        which = "the set" if without == len(sentences) else f"{counted(without, 'sentence')} of the set"
        verb = "have" if 1 < without < len(sentences) else "has"
        yield f"No BLEU and chrF2++: {which} {verb} no English after a tab to compare with."


def figures(score: Score) -> tuple[str, ...]:
    """BLEU, chrF2++, flags, agreement, words a second, peak megabytes, seconds to load, megabytes: as shown."""
    return (
        _or_dash(score.bleu, 1),
        _or_dash(score.chrf, 1),
        f"{score.flags:.1f}",
        _or_dash(score.agreement, 0),
        f"{score.words_per_second:.0f}",
        f"{score.peak_megabytes:.0f}",
        f"{score.load_seconds:.2f}",
        f"{score.megabytes:.0f}",
    )


def _line(name: str, cells: Sequence[str]) -> str:
    return f"{name:{_NAME}}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, _WIDTHS, strict=True))


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
    make_private_folder(data)
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
    return "–" if value is None else f"{value:.{digits}f}"


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
    """BLEU and chrF2++ by model, as sacrebleu reckons them; empty where a sentence has no reference."""
    references = [sentence.reference for sentence in sentences]
    if not all(references):
        return {}
    import sacrebleu

    return {
        row.model: (
            sacrebleu.corpus_bleu(list(row.english), [references]).score,
            sacrebleu.corpus_chrf(list(row.english), [references], word_order=2).score,
        )
        for row in rows
    }
