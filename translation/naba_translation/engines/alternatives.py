"""Other ways to say a sentence, and two models on the same sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from naba_translation.article import Draft, Level, Pair
from naba_translation.checks import check
from naba_translation.checks.disagreement import Difference, disagreements
from naba_translation.engines.drafting import join, translate_all, with_keys
from naba_translation.engines.engine import Engine
from naba_translation.engines.second_try import with_second_tries
from naba_translation.library.store import Store
from naba_translation.names.check import with_flags
from naba_translation.names.enforce import enforce
from naba_translation.names.gazetteer import Gazetteer
from naba_translation.normalise import normalise
from naba_translation.segment import split_for_engine

WAYS = 6
"""More are too like each other to be read."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What two models made of one sentence."""

    first: Pair
    second: Pair
    differences: tuple[Difference, ...]  # between the English of the two, the gravest first

    @property
    def level(self) -> Level:
        """How far the two disagree."""
        order = list(Level)
        return max((one.level for one in self.differences), key=order.index, default=Level.OK)


def other_ways(pair: Pair, *, engine: Engine, names: Gazetteer, count: int = WAYS) -> tuple[Pair, ...]:
    """Up to `count` ways to say a sentence, each checked, its names enforced: those with the fewest doubts first,
    of these the likeliest.

    A sentence that is too long for the engine is varied in all its parts at once. The English that a second
    try set aside is among them.

    Raises: what `Engine.alternatives` raises.
    """
    parts = split_for_engine(normalise(pair.sentence.text).text)
    several = engine.alternatives(parts, count=count)
    if not all(several):
        return ()
    drafts = [
        join(parts, [ways[min(rank, len(ways) - 1)] for ways in several])
        for rank in range(max(map(len, several)))
    ]
    if pair.draft is not None and pair.draft.rejected:
        drafts.append(replace(pair.draft, english=pair.draft.rejected, rejected="", links=(), contrasts=()))
    ways = {way.english: way for way in checked([replace(pair, draft=draft) for draft in drafts], names)}
    return tuple(sorted(ways.values(), key=_doubts))


def compare(
    pairs: Sequence[Pair], *, first: Engine, second: Engine, store: Store, names: Gazetteer
) -> Iterator[int | tuple[Compared, ...]]:
    """Translate sentences with two engines. Yields how many drafts are made, and at last what came of it.

    What either engine translated before comes from the library, and what it translates now is kept there.

    Raises: what `Engine.translate` and `Store` raise.
    """
    stored, texts = with_keys([pair.sentence for pair in pairs])
    sides: list[dict[str, Draft]] = []
    made = 0
    for engine in (first, second):
        drafts = store.drafts(engine.signature, texts)
        missing = {key: text for key, text in texts.items() if key not in drafts}
        made += len(drafts)
        yield made
        for batch in with_second_tries(translate_all(engine, missing), engine=engine, texts=missing):
            store.save_drafts(engine.signature, batch.drafts)
            drafts |= batch.drafts
            made += len(batch.drafts)
            yield made
        sides.append(drafts)
    both = [
        checked(
            [
                Pair(pair.sentence, draft=drafts[item.key])
                for pair, item in zip(pairs, stored, strict=True)
                if item.key is not None
            ],
            names,
        )
        for drafts in sides
    ]
    yield tuple(
        Compared(one, other, disagreements(one.english, other.english))
        for one, other in zip(*both, strict=True)
    )


def checked(pairs: Sequence[Pair], names: Gazetteer) -> tuple[Pair, ...]:
    """The pairs by what their drafts alone say: names enforced, flags found, no human's edit or mark."""
    found = [names.find(pair.sentence.text) for pair in pairs]
    plain = [Pair(pair.sentence, draft=pair.draft) for pair in pairs]
    enforced = [
        replace(pair, enforced=enforce(pair, those)) for pair, those in zip(plain, found, strict=True)
    ]
    return tuple(with_flags(pair, those, names) for pair, those in zip(check(enforced), found, strict=True))


def _doubts(pair: Pair) -> int:
    return sum(flag.level is Level.DOUBT for flag in pair.flags)
