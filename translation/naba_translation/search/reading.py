"""The English of what was found, as the reader shows it: a person's words, made there or remembered, before the
machine's, and these with the names in their one form. Only the sentences that were found are read, not their articles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from naba_translation.article import Pair, Sentence
from naba_translation.library.memory import Memory
from naba_translation.names.enforce import enforce
from naba_translation.names.table import NameTable

if TYPE_CHECKING:
    from naba_translation.article import Draft
    from naba_translation.library.store import Store


def as_read(store: Store, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The English of each row of `passages.places`; empty where there is none yet. Some 0.3 ms a row.

    Raises: StoreFailed, StoreDamaged.
    """
    names, memory = NameTable(store).gazetteer(), Memory(store)
    drafts = _drafts(store, rows)
    edits = {article: memory.edits(article) for article in {row["article"] for row in rows}}
    shown = []
    for row in rows:
        sentence = Sentence(row["idx"], 0, row["start"], row["end"], row["arabic"])
        edit = edits[row["article"]].get((row["start"], row["end"]))
        pair = Pair(sentence, draft=drafts.get((row["signature"], row["key"])), edit=edit)
        shown.append(replace(pair, enforced=enforce(pair, names.find(row["arabic"]))).english)
    return shown


def _drafts(store: Store, rows: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], Draft]:
    """By signature and cache key."""
    keys: dict[str, set[str]] = {}
    for row in rows:
        keys.setdefault(row["signature"], set()).add(row["key"])
    return {
        (signature, key): draft
        for signature, wanted in keys.items()
        for key, draft in store.drafts(signature, wanted).items()
    }
