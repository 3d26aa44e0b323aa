"""Where one was reading when the window was closed."""

from __future__ import annotations

from collections.abc import Sequence

from naba_desktop.library.entry import Entry
from naba_desktop.settings import Settings
from naba_translation.article import Pair


def left_off(entries: Sequence[Entry], settings: Settings) -> tuple[Entry, int]:
    """The article that was read last and the Sentence.index one stood on; where it is not there, the newest
    article and 0. There is at least one entry."""
    last = settings.last_read
    found = next((entry for entry in entries if last and entry.article_id == last), None)
    return (found, settings.last_sentence) if found is not None else (entries[-1], 0)


def left_at(entry: Entry | None, pair: Pair | None, *, encrypted: bool) -> dict[str, object]:
    """What `left_off` needs, by the names of Settings. These are not encrypted: of an encrypted library nothing
    is said in them."""
    if entry is None or encrypted:
        return {"last_read": "", "last_sentence": 0}
    return {"last_read": entry.article_id, "last_sentence": pair.sentence.index if pair is not None else 0}
