"""What another model said of an article's sentences, and where it contradicts the English that stands.

Whenever a second model translates an article (`naba compare`, or the window's comparison), its drafts stay in the
cache beside the first's. From then on each review is read against them: a number, a denial or a name that only
one of the two has raises the sentence's level.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from naba_translation.article import Draft, Flag, Pair
from naba_translation.checks.disagreement import disagreements
from naba_translation.engines.signature import fields_of
from naba_translation.library.schema import errors_named
from naba_translation.library.store import Store
from naba_translation.names.enforce import enforce
from naba_translation.names.gazetteer import Found

SECOND_MODEL = "second model"
"""The flag's name."""

_QUERY = """
    SELECT signature, count(*) AS drafts FROM translation
    WHERE key IN (SELECT value FROM json_each(?)) AND signature <> ?
    GROUP BY signature ORDER BY drafts DESC, signature"""


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """Another model's drafts by key; without any where no other model was asked."""

    model: str = ""  # its id and version, as in a signature
    drafts: Mapping[str, Draft] = field(default_factory=dict)


def second_opinion(store: Store, signature: str, keys: Collection[str]) -> SecondOpinion:
    """Of the other models that have translated some of these sentences, the one that has most.

    The same model with other options, or an older version of it, is no second opinion.

    Raises: StoreError
    """
    own = _model(signature)
    with errors_named(store.path):
        rows = list(store.database.query(_QUERY, [json.dumps(list(keys)), signature]))
    for row in rows:
        other = row["signature"]
        if own and _model(other) and _model(other) != own:
            return SecondOpinion(fields_of(other)["model"], store.drafts(other, keys))
    return SecondOpinion()


def contradicted(
    pairs: Sequence[Pair],
    keys: Sequence[str | None],
    found: Sequence[tuple[Found, ...]],
    second: SecondOpinion,
) -> tuple[Pair, ...]:
    """The pairs with a flag for each thing the other model says differently. A human's words stand as they are.

    `keys` and `found` (the names) belong to the pairs, in order.
    """
    if not second.drafts:
        return tuple(pairs)
    return tuple(
        replace(pair, flags=(*pair.flags, *_flags(pair, second.drafts[key], those, second.model)))
        if key is not None and key in second.drafts and pair.draft is not None and pair.edit is None
        else pair
        for pair, key, those in zip(pairs, keys, found, strict=True)
    )


def _flags(pair: Pair, draft: Draft, found: tuple[Found, ...], model: str) -> Iterator[Flag]:
    other = Pair(pair.sentence, draft=draft)
    other = replace(other, enforced=enforce(other, found))  # names have one form in both, or all would differ
    for difference in disagreements(pair.english, other.english):
        yield Flag(
            SECOND_MODEL,
            f"Beside {model}: {difference.reason}",
            difference.level,
            english=difference.first,
        )


def _model(signature: str) -> str:
    """The id, whatever its version."""
    return fields_of(signature).get("model", "").partition("@")[0]
