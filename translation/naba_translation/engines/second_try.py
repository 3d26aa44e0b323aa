"""A draft the checks put in doubt is translated again in other ways, and the better one is kept.

The second decoding (`signature.SECOND_TRY`) looks further and makes repeating costly. A sentence that is still in
doubt and long is translated once more in smaller parts, cut where a clause ends. Of FLORES-200 dev's 997
sentences version 0 of the default model left 124 in doubt; the second decoding replaced 71 of them, 65 lost every
doubt, and over the 124 BLEU rose from 14.6 to 16.0 and chrF++ from 39.3 to 40.9. Forbidding repeated n-grams did
no better and would forbid a name to be said twice; a wider beam alone gained half as much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from naba_models import ScoreLevels
from naba_translation.article import Draft, Level
from naba_translation.checks import check_text
from naba_translation.checks.draft import draft_flags
from naba_translation.engines.contrast import with_contrasts
from naba_translation.engines.drafting import Batch, join
from naba_translation.engines.engine import Engine
from naba_translation.engines.signature import SECOND_TRY, SECOND_TRY_WORDS, Decoding, score_levels
from naba_translation.errors import EngineDied
from naba_translation.other_languages import LANGUAGE
from naba_translation.segment import split_for_engine

OTHER_DECODING, SMALLER_PARTS = 2, 3
"""What `Draft.attempt` says of a draft that was not the first."""


def with_second_tries(
    batches: Iterable[Batch], *, engine: Engine, texts: Mapping[str, str]
) -> Iterator[Batch]:
    """The same drafts, told once and final: those without doubt first, the others after their second try.

    `texts` is the normalised Arabic by key. What the engine says of suspicious runs (contrast.py) is kept with each.
    Each step is few calls of the engine, with no more words than before, so that a cancel waits little longer.

    Raises: what `Engine.translate` raises.
    """
    levels = score_levels(engine.signature)
    for made in batches:
        batch = replace(made, drafts=with_contrasts(made.drafts, engine=engine, texts=texts))
        doubtful = {
            key: draft
            for key, draft in batch.drafts.items()
            if not draft.set_aside and doubts(texts[key], draft, levels=levels)[0]
        }
        sure = {key: draft for key, draft in batch.drafts.items() if key not in doubtful}
        if sure:
            yield Batch(sure, sum(len(texts[key].split()) for key in sure))
        if doubtful:
            yield Batch(
                _tried_again(doubtful, engine, texts, levels),
                sum(len(texts[key].split()) for key in doubtful),
            )


def better(arabic: str, first: Draft, second: Draft, *, levels: ScoreLevels | None, attempt: int) -> Draft:
    """The one with fewer doubts, then fewer flags, by the checks; the first where they are equal.

    It says which attempt it is and holds the other's English. Scores are not compared: two decodings do not
    share a scale.
    """
    if doubts(arabic, second, levels=levels) < doubts(arabic, first, levels=levels):
        return replace(second, attempt=attempt, rejected=first.english)
    return replace(first, rejected=first.rejected or second.english)


def doubts(arabic: str, draft: Draft, *, levels: ScoreLevels | None) -> tuple[int, int]:
    """How many flags are doubts, and how many flags there are. That a sentence is not Arabic is none of them: no
    other decoding changes that."""
    checked = check_text(arabic, draft.english, contrasts=draft.contrasts)
    flags = (
        *(flag for flag in checked if flag.check != LANGUAGE),
        *draft_flags(draft, levels=levels),
    )
    return sum(flag.level is Level.DOUBT for flag in flags), len(flags)


def _tried_again(
    doubtful: Mapping[str, Draft], engine: Engine, texts: Mapping[str, str], levels: ScoreLevels | None
) -> dict[str, Draft]:
    parts = {key: split_for_engine(texts[key]) for key in doubtful}
    kept = _best(doubtful, OTHER_DECODING, SECOND_TRY, parts, engine, texts, levels)
    smaller = {
        key: cut
        for key, draft in kept.items()
        if doubts(texts[key], draft, levels=levels)[0]
        if len(cut := split_for_engine(texts[key], most=SECOND_TRY_WORDS)) > len(parts[key])
    }
    still = {key: kept[key] for key in smaller}
    return kept | _best(still, SMALLER_PARTS, None, smaller, engine, texts, levels)


def _best(
    drafts: Mapping[str, Draft],
    attempt: int,
    decoding: Decoding | None,
    parts: Mapping[str, tuple[str, ...]],
    engine: Engine,
    texts: Mapping[str, str],
    levels: ScoreLevels | None,
) -> dict[str, Draft]:
    """Each draft or what another attempt makes of its parts, whichever is better."""
    if not drafts:
        return {}
    try:
        made = iter(engine.translate([part for key in drafts for part in parts[key]], decoding=decoding))
    except EngineDied:  # the first drafts are there: another try is worth no article
        return dict(drafts)
    joined = {key: join(parts[key], [next(made) for _ in parts[key]]) for key in drafts}
    others = with_contrasts(joined, engine=engine, texts=texts)
    return {
        key: better(texts[key], first, others[key], levels=levels, attempt=attempt)
        for key, first in drafts.items()
    }
