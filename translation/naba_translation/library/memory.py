"""The translation memory: what a human wrote for a sentence serves the same sentence elsewhere.

It is the analyst's edits of all articles in the library, with what was imported from TMX. Keys are of the
normalised Arabic alone, so a new model changes nothing. An exact hit stands in the article, marked by
`Edit.origin`; a similar sentence is offered and never put in by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any

from naba_translation.article import Edit
from naba_translation.engines.drafting import key_of
from naba_translation.errors import OutputNameUnfit
from naba_translation.library import written
from naba_translation.library.schema import errors_named, writing
from naba_translation.library.store import Store
from naba_translation.names.exchange import read_bytes
from naba_translation.normalise import normalise, search_key
from naba_translation.tmx import Unit, from_tmx, to_tmx

ALIKE = 0.7
"""Share of words two sentences must have in common, in order, for one to be offered for the other."""

_EDITS = """
    SELECT e.id, e.key, e.english, e.author, e.made, e.article AS origin,
           substr(a.text, e.start + 1, e.end - e.start) AS arabic
    FROM edit e JOIN article a ON a.id = e.article
    WHERE e.english IS NOT NULL AND e.key != ''
      AND e.id = (SELECT max(id) FROM edit WHERE article = e.article AND start = e.start AND end = e.end)"""
_UNITS = f"""
    SELECT key, english, author, made, origin, arabic, 1 AS here, id FROM ({_EDITS})
    UNION ALL SELECT key, english, author, made, origin, arabic, 0, 0 FROM memory"""  # noqa: S608  no input in it
_REMEMBERED = f"""
    SELECT s.start, s.end, u.english, u.author, u.made, u.origin
    FROM sentence s JOIN ({_UNITS}) u ON u.key = s.key
    WHERE s.article = ?
      AND coalesce((SELECT void FROM edit WHERE article = s.article AND start = s.start AND end = s.end
                    ORDER BY id DESC LIMIT 1), 1)
    ORDER BY u.here, u.id"""  # noqa: S608  no input in it

_VERSION = """
    SELECT (SELECT count(*) FROM edit) AS edits,
           (SELECT digest FROM edit ORDER BY id DESC LIMIT 1) AS newest,
           (SELECT group_concat(hex(digest), '') FROM memory) AS imported"""
"""Edits are only added, or go with their article; an import changes rows."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a human wrote for a similar sentence."""

    english: str
    arabic: str  # of that sentence
    author: str
    made: datetime
    origin: str  # as in Edit.origin
    alike: float  # ALIKE to 1.0


@dataclass(frozen=True, slots=True)
class Stats:
    """How much the memory holds."""

    edits: int  # in articles of the library
    imported: int


class Memory:
    """The memory of a library.

    Raises (every method): StoreFailed, StoreDamaged.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.database

    def edits(self, article_id: str) -> dict[tuple[int, int], Edit]:
        """The human English for an article's sentences, by their start and end: made there, or remembered.

        A sentence whose edit was taken back there is left to the machine. Of several hits, the newest edit
        goes before an imported one.
        """
        with errors_named(self._store.path):
            rows = list(self._db.query(_REMEMBERED, [article_id]))
        remembered = {(row["start"], row["end"]): _edit(row) for row in rows}
        return {**remembered, **self._store.edits(article_id)}

    def units(self) -> tuple[Unit, ...]:
        """All that is remembered, edits first, the newest first; one for each Arabic and English."""
        with errors_named(self._store.path):
            rows = list(self._db.query(f"{_UNITS} ORDER BY here DESC, id DESC"))
        units: dict[tuple[str, str], Unit] = {}
        for row in rows:
            units.setdefault((row["key"], row["english"]), _unit(row))
        return tuple(units.values())

    def version(self) -> object:
        """Another value whenever another thing is remembered. Some milliseconds for 10,000 units."""
        with errors_named(self._store.path):
            return next(iter(self._db.query(_VERSION)))

    def stats(self) -> Stats:
        """How much there is."""
        with errors_named(self._store.path):
            edits = len(list(self._db.query(_EDITS)))
            return Stats(edits, self._db.table("memory").count)

    def import_tmx(self, path: Path) -> int:
        """Take in the pairs of a TMX file that have Arabic and English; how many. A later file's English
        for the same Arabic replaces an earlier one's.

        Raises: FileUnreadable, FormatUnsupported.
        """
        rows = {}
        for unit in from_tmx(read_bytes(path), path=path):
            key = key_of(normalise(unit.arabic).text)
            rows[key] = {
                "key": key,
                "arabic": unit.arabic,
                "english": unit.english,
                "author": unit.author,
                "made": (unit.made or datetime.now(UTC)).isoformat(),
                "origin": f"tmx:{path.name}",
            }
        with errors_named(self._store.path), writing(self._db):
            self._db.table("memory").upsert_all(rows.values(), pk="key")
        return len(rows)

    def export_tmx(self, path: Path) -> int:
        """Write all that is remembered; how many pairs.

        Raises:
            OutputNameUnfit: it is not named as a TMX file.
            ExportError: the file cannot be written.
        """
        if path.suffix.lower() != ".tmx":
            raise OutputNameUnfit(path, "the memory is written as .tmx")
        units = self.units()
        to_tmx(units, path)
        return len(units)


class Similar:
    """Finds sentences like another among many, by their words.

    Words are folded as for searching. Candidates share enough words in any order, which bounds from above
    what they share in order; of these, `difflib`'s ratio of the two word sequences decides (Ratcliff and
    Metzener 1988). A thousand sentences are looked through in some milliseconds.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = tuple(units)
        self._words: Sequence[tuple[str, ...]] = [_words(unit.arabic) for unit in self._units]
        self._having: dict[str, list[int]] = {}
        for number, words in enumerate(self._words):
            for word in set(words):
                self._having.setdefault(word, []).append(number)

    def offers(self, arabic: str, *, most: int = 3) -> tuple[Offer, ...]:
        """At most `most` units at least ALIKE, the most similar first."""
        words = _words(arabic)
        wanted = Counter(words)
        shared: Counter[int] = Counter()
        for word, count in wanted.items():
            for number in self._having.get(word, ()):
                shared[number] += min(count, self._words[number].count(word))
        found = []
        for number, common in shared.items():
            length = len(words) + len(self._words[number])
            if 2 * common / length < ALIKE:
                continue
            alike = SequenceMatcher(None, words, self._words[number], autojunk=False).ratio()
            if alike >= ALIKE:
                found.append((alike, number))
        found.sort(key=lambda item: (-item[0], item[1]))
        return tuple(self._offer(alike, number) for alike, number in found[:most])

    def _offer(self, alike: float, number: int) -> Offer:
        unit = self._units[number]
        made = unit.made or datetime.fromtimestamp(0, UTC)
        return Offer(unit.english, unit.arabic, unit.author, made, unit.origin, alike)


class Offering:
    """What was written for similar sentences; the words are put in order once for each state of the memory, which
    takes a seventh of a second for 10,000 units, and not for each sentence one stands on. For one thread at a time."""

    def __init__(self) -> None:
        self._version: object = None
        self._similar = Similar(())

    def offers(self, memory: Memory, arabic: str, *, most: int = 3) -> tuple[Offer, ...]:
        """The most similar first; exact hits too. Raises StoreFailed, StoreDamaged."""
        version = memory.version()
        if version != self._version:
            self._similar, self._version = Similar(memory.units()), version
        return self._similar.offers(arabic, most=most)


@lru_cache(maxsize=20_000)  # folding is nearly all of the time, and the same memory is asked again and again
def _words(arabic: str) -> tuple[str, ...]:
    words = ("".join(c for c in word if c.isalnum()) for word in search_key(arabic).split())
    return tuple(word for word in words if word)


def _edit(row: Mapping[str, Any]) -> Edit:
    return Edit(row["english"], row["author"], written.moment(row["made"]), row["origin"])


def _unit(row: Mapping[str, Any]) -> Unit:
    made = written.moment(row["made"])
    return Unit(row["arabic"], row["english"], row["author"], made, row["origin"])
