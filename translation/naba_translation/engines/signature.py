"""One line that says how a translation was made: the cache's key and every export's provenance.

After sacrebleu's metric signatures: whatever can change the English stands in it, so two drafts with the
same signature and the same Arabic are interchangeable, and a new model never shows an old model's words.

    model:naba-ar-en@0|sha:e41ae1e8b5d3|ct2:4.8.5|sp:0.2.3|type:int8|beam:4|rep:0-1.05|norm:1|split:1|set:1|second:6-0-1.1-25|batch:1

`second` is how a draft in doubt is tried again: beam, n-gram that may not repeat, penalty of repetition, and
words in a part; a draft's `attempt` says which way it was made. `set` is how the English is set (typography.py).
`batch` stands where the model has a lexical shortlist: each sentence is then translated by itself, and comes out
the same in any company. `levels`, where the model has it, is the scores below which its drafts are looked at and
doubted: they decide what is tried again. The other checks have no version here: a better check must not throw the
whole cache away, and what either attempt said stays true.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from naba_models import InstalledModel, ScoreLevels
from naba_translation.engines.typography import VERSION as TYPOGRAPHY
from naba_translation.normalise import VERSION as NORMALISER
from naba_translation.segment import ENGINE_SPLIT_VERSION

SHORT_DIGEST = 12
_SHORTLISTS = frozenset(("vmap.txt", "vmap"))


@dataclass(frozen=True, slots=True)
class Decoding:
    """How the engine looks for the best English.

    Of flores-dev's 997 sentences the default model repeats a phrase in 56 with beam 4 and no penalty, in 31 so
    (BLEU 19.9 and 20.2); a stronger penalty costs words. A fifth hypothesis costs 7 % of the speed and gains
    nothing: with version 2 of the model BLEU is 22.0 and chrF2++ 47.8 with five, 22.1 and 47.9 with four, 21.8 and
    47.8 with three, 21.7 and 47.5 with two; with four 81 % of the numbers and 37 % of the names are there, with five
    79 and 37.
    """

    beam: int = 4  # hypotheses kept at each step; 1 is greedy
    compute_type: str = "int8"  # of the matrix products, as CTranslate2 names it
    no_repeat_ngram: int = 0  # no run of so many pieces twice in one output; 0: allowed
    repetition_penalty: float = 1.05  # divides the score of pieces that were written already; 1: none


SECOND_TRY = Decoding(beam=6, repetition_penalty=1.1)
"""How a draft in doubt is tried again: see second_try.py for what was measured."""

SECOND_TRY_WORDS = 25
"""The longest part in which a sentence is tried again, in words; the checks saw to it that it is worth the time."""


def signature(model: InstalledModel, decoding: Decoding) -> str:
    """The line for this model and these options with the libraries that are installed."""
    manifest = model.manifest
    fields = {
        "model": f"{manifest.id}@{manifest.version}",
        "sha": manifest.digest[:SHORT_DIGEST],
        "ct2": version("ctranslate2"),
        "sp": version("sentencepiece"),
        "type": decoding.compute_type,
        "beam": decoding.beam,
        "rep": f"{decoding.no_repeat_ngram}-{decoding.repetition_penalty:g}",
        "norm": NORMALISER,
        "split": ENGINE_SPLIT_VERSION,
        "set": TYPOGRAPHY,
        "second": f"{SECOND_TRY.beam}-{SECOND_TRY.no_repeat_ngram}-{SECOND_TRY.repetition_penalty:g}"
        f"-{SECOND_TRY_WORDS}",
    }
    if has_lexical_shortlist(model):
        fields["batch"] = 1  # each sentence by itself, see engine.py
    if manifest.score_levels is not None:
        fields["levels"] = f"{manifest.score_levels.look:g}/{manifest.score_levels.doubt:g}"
    return "|".join(f"{key}:{value}" for key, value in fields.items())


def has_lexical_shortlist(model: InstalledModel) -> bool:
    """Whether these pieces depend on the source: other Arabic in the same batch then changes the English.

    Format: a line for each source piece, its targets behind a tab, that of the empty one for any source; so a list
    with this line alone is the same for all.
    """
    for name in _SHORTLISTS & {file.path for file in model.manifest.files}:
        try:
            with (model.folder / name).open("rb") as file:
                return not file.readline().startswith(b"\t") or bool(file.readline())
        except OSError:
            return True  # it is damaged, and will not be loaded
    return False


def fields_of(line: str) -> dict[str, str]:
    """The parts of such a line by their names; empty for an empty line."""
    return dict(part.split(":", 1) for part in line.split("|") if ":" in part)


def score_levels(line: str) -> ScoreLevels | None:
    """What such a line says of the model's scores; None where it says nothing of them."""
    look, _, doubt = fields_of(line).get("levels", "").partition("/")
    try:
        return ScoreLevels(float(look), float(doubt))
    except ValueError:
        return None
