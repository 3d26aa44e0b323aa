"""Ask the engine about its own drafts: whether anything of the English says the Arabic words that may have fallen out.

The engine weighs the English once beside the whole Arabic and once beside the Arabic without each suspicious run
(checks/contrast.py says which, and what its answers mean). Each weighing costs about a third of a translation; one
draft in seven of the default model's is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from naba_translation.article import Contrast, Draft, Span
from naba_translation.checks.coverage import suspicious
from naba_translation.checks.draft import looks
from naba_translation.checks.dropped import USUAL
from naba_translation.checks.view import look
from naba_translation.engines.engine import Engine, Weighs
from naba_translation.errors import EngineDied

_DIGITS = 1


def with_contrasts(
    drafts: Mapping[str, Draft], *, engine: Engine, texts: Mapping[str, str]
) -> dict[str, Draft]:
    """The drafts by key, each with what the engine says of its suspicious runs. `texts`: the normalised Arabic by key.

    Raises: what `Engine.translate` raises, but that one which dies at a question has made its drafts.
    """
    if not isinstance(engine, Weighs):
        return dict(drafts)
    made = {key: draft for key, draft in drafts.items() if not draft.set_aside and draft.english}
    places = {key: suspicious_runs(texts[key], draft) for key, draft in made.items()}
    asked = {key: found for key, found in places.items() if found}
    try:
        told = ask(engine, [(texts[key], made[key].english, found) for key, found in asked.items()])
    except EngineDied:
        return dict(drafts)
    return {
        **drafts,
        **{key: replace(made[key], contrasts=each) for key, each in zip(asked, told, strict=True)},
    }


def suspicious_runs(text: str, draft: Draft) -> tuple[Span, ...]:
    """What to ask about: ranges of the normalised Arabic `text`."""
    return suspicious(look(text), look(draft.english), usual=USUAL, looks=looks(draft))


def ask(engine: Weighs, questions: Sequence[tuple[str, str, Sequence[Span]]]) -> list[tuple[Contrast, ...]]:
    """The engine's answers for normalised Arabic, its English and the runs to leave out; none where one of the texts
    is too long for it.

    Raises: what `Engine.translate` raises.
    """
    if not questions:
        return []
    texts = [[text, *(without(text, run) for run in runs)] for text, _, runs in questions]
    weighed = engine.likelihoods(texts, [english for _, english, _ in questions])
    return [
        tuple(_contrast(run, each[0], rest) for run, rest in zip(runs, each[1:], strict=True)) if each else ()
        for (_, _, runs), each in zip(questions, weighed, strict=True)
    ]


def without(text: str, run: Span) -> str:
    """The text as if the run had never stood there."""
    return " ".join(f"{text[: run[0]]} {text[run[1] :]}".split())


def _contrast(run: Span, whole: Sequence[float], rest: Sequence[float]) -> Contrast:
    changes = [after - before for before, after in zip(whole, rest, strict=True)]
    lost, gained = (sum(max(0.0, sign * change) for change in changes) for sign in (-1, 1))
    return Contrast(*run, round(lost, _DIGITS), round(gained, _DIGITS))


def encode(contrasts: Iterable[Contrast]) -> str:
    """As text for the library: "start-end:lost:gained" with blanks between."""
    return " ".join(
        f"{one.start}-{one.end}:{one.lost:.{_DIGITS}f}:{one.gained:.{_DIGITS}f}" for one in contrasts
    )


def decode(text: str) -> tuple[Contrast, ...]:
    """What `encode` wrote. Raises ValueError on anything else."""
    contrasts = []
    for item in text.split():
        run, lost, gained = item.split(":")
        start, end = run.split("-")
        contrasts.append(Contrast(int(start), int(end), float(lost), float(gained)))
    return tuple(contrasts)
