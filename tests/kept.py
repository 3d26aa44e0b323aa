"""What lives of the program (lives.py) said to be done, and whether it is so after they ended."""

from __future__ import annotations

import json
import os
import select
import signal
import sqlite3
import time
import traceback
from collections.abc import Iterator
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, NoReturn

from life_home import Home, digest
from lives import live
from naba_models import KnownError
from naba_translation.library.backups import Backups
from naba_translation.library.integrity import examine
from naba_translation.library.store import Store
from naba_translation.messages import describe

FACTS = {"edit": "english", "mark": "state", "comment": "text"}


@dataclass(slots=True)
class Kept:
    """What was said to be done, in all lives of a home."""

    drafts: dict[tuple[str, str], str] = field(default_factory=dict)  # English by signature and key
    articles: set[str] = field(default_factory=set)
    facts: dict[tuple[str, str, int, int], str] = field(default_factory=dict)  # by what, article, place
    memory: dict[str, str] = field(default_factory=dict)
    exports: dict[str, str] = field(default_factory=dict)
    backup: str = ""  # the newest
    gone: set[str] = field(
        default_factory=set
    )  # articles that were forgotten, and that nothing has read again
    told: int = 0  # how often something was said to be done
    _open: dict[str, Any] = field(default_factory=dict)  # what was begun and not said to be done
    _unsure: list[Any] = field(default_factory=list)  # facts that ended with an error, and may be there

    def copy(self) -> Kept:
        """The same, to be believed separately."""
        return deepcopy(self)

    @property
    def begun(self) -> str:
        """The kind of job that was begun and not said to be done; empty where there is none."""
        return str(self._open.get("begin", ""))

    def hear(self, message: dict[str, Any]) -> None:
        """Believe what a life said."""
        if "begin" in message and "fact" in self._open:
            self._unsure.append(self._open["fact"])
        self._open = message if "begin" in message else {} if "done" in message else self._open
        if "begin" in message:
            if message["begin"] == "translate":
                self.gone.clear()
            return
        self.told += "trouble" not in message
        by = message.get("by", "")
        self.drafts |= {(by, key): english for key, english in message.get("kept", {}).items()}
        self.memory |= message.get("memory", {})
        self.exports |= message.get("files", {})
        self.backup = message.get("copy", self.backup)
        if "article" in message:
            self.articles.add(message["article"])
        if "fact" in message:
            what, article, start, end, value = message["fact"]
            self.facts[what, article, start, end] = value
        if "gone" in message:
            self._drop(message["gone"], set(message["drafts"]))
            self.gone.add(message["gone"])

    def _drop(self, article: str, drafts: set[str]) -> None:
        """What was forgotten need not be there, not even where the article is read again and waits for its English."""
        self.articles.discard(article)
        self.drafts = {place: words for place, words in self.drafts.items() if place[1] not in drafts}
        self.facts = {place: value for place, value in self.facts.items() if place[1] != article}

    def excuse_exports(self, home: Home) -> None:
        """One of several files that ended with an error may have written some of them, each whole."""
        self.exports = {name: digest(home.out / name) for name in self.exports}

    def problems(self, home: Home, *, copies: bool = False) -> list[str]:
        """What of it is not so, and what else is wrong with the library; looks at the newest backup too where
        `copies` says so. What had been begun may be done or not, but not in part."""
        if self.begun == "forget":
            self._drop(self._open["gone"], set(self._open["drafts"]))  # it may be gone already
        if not home.paths.store.exists():
            return (
                ["the library is gone"] if self.articles or self.drafts or self.memory or self.backup else []
            )
        try:
            found = [*self._in_library(home.paths.store)]
        except KnownError as error:
            return [describe(error).line]
        except sqlite3.DatabaseError as error:
            return [str(error)]
        if self.begun != "export":
            found += [f"{n} changed" for n, was in self.exports.items() if digest(home.out / n) != was]
        found += _torn_exports(home.out)
        found += self._in_backups(home.paths.store, look=copies)
        self._settle(home)
        return found

    def _in_backups(self, library: Path, *, look: bool) -> Iterator[str]:
        newest = next(iter(Backups(library).list()), None)
        if self.backup and (newest is None or newest.path.name < self.backup):  # names begin with numbers
            yield f"backup {self.backup} lost"
        if look and newest is not None:
            yield from (f"{newest.path.name}: {one.line}" for one in examine(newest.path).damage)

    def _in_library(self, library: Path) -> Iterator[str]:
        with Store(library) as store:  # brings the journal in, as the next start does
            structure = store.examine()
        if structure:
            yield structure
        yield from (one.line for one in examine(library).damage)
        with closing(sqlite3.connect(library)) as db:
            yield from _half_done(db)
            yield from self._lost(db)

    def _lost(self, db: sqlite3.Connection) -> Iterator[str]:
        there = {row[0] for row in db.execute("SELECT id FROM article")}
        yield from (f"article {one[:8]} lost" for one in self.articles - there)
        yield from (f"article {one[:8]} was forgotten and is back" for one in self.gone & there)
        used = {row[0] for row in db.execute("SELECT key FROM sentence WHERE key IS NOT NULL")}
        english = {(s, k): e for s, k, e in db.execute("SELECT signature, key, english FROM translation")}
        yield from (
            f"draft {place[1][:8]} lost"
            for place, words in self.drafts.items()
            if place[1] in used and english.get(place) != words
        )
        memory = dict(db.execute("SELECT key, english FROM memory"))
        yield from (f"memory {k[:8]} lost" for k, words in self.memory.items() if memory.get(k) != words)
        newest = dict(_newest(db))
        unsure = [self._open.get("fact"), *self._unsure]
        for place, value in self.facts.items():
            if newest.get(place) != value and [*place, newest.get(place)] not in unsure:
                yield f"{place[0]} of {place[1][:8]} lost"

    def _settle(self, home: Home) -> None:
        """What was begun is now known to be done or not."""
        with closing(sqlite3.connect(home.paths.store)) as db:
            newest = dict(_newest(db))
        self.facts = {place: newest.get(place, value) for place, value in self.facts.items()}
        self.exports = {name: digest(home.out / name) for name in self.exports}
        self._open, self._unsure = {}, []


def _newest(db: sqlite3.Connection) -> Iterator[tuple[tuple[str, str, int, int], str]]:
    for table, column in FACTS.items():
        query = f"SELECT article, start, end, {column} FROM {table} ORDER BY id"  # noqa: S608
        yield from (((table, *row[:3]), row[3]) for row in db.execute(query))
    rows = db.execute("SELECT article, start, end, english FROM unsaved")
    yield from ((("unsaved", *row[:3]), row[3]) for row in rows)


def _half_done(db: sqlite3.Connection) -> Iterator[str]:
    """Jobs of which one part is there and another is not."""
    facts = " UNION ALL ".join(f"SELECT step FROM {table}" for table in FACTS)  # noqa: S608
    for words, query in (
        ("a step without what it did", f"SELECT id FROM step WHERE id NOT IN ({facts})"),  # noqa: S608
        ("what a step did without the step", f"SELECT step FROM ({facts}) EXCEPT SELECT id FROM step"),  # noqa: S608
        ("an article without sentences", "SELECT id FROM article EXCEPT SELECT article FROM sentence"),
        (
            "a sentence that cannot be found",
            "SELECT key FROM sentence WHERE key > '' EXCEPT SELECT key FROM passage",
        ),
        ("a passage without words", "SELECT id FROM passage EXCEPT SELECT rowid FROM arabic_words"),
        ("an article that is not listed", "SELECT id FROM article EXCEPT SELECT article FROM listing"),
        (
            "a wrong count",
            """SELECT article FROM listing l
               WHERE sentences != (SELECT count(key) FROM sentence s WHERE s.article = l.article)""",
        ),
    ):
        yield from (f"{words}: {str(row[0])[:8]}" for row in db.execute(query))


def _torn_exports(folder: Path) -> Iterator[str]:
    for path in (path for path in folder.rglob("[!.]*") if path.is_file()):
        try:
            text = path.read_text(encoding="utf-8")
            whole = path.suffix != ".json" or json.loads(text)
        except ValueError:
            whole = False
        if not whole or not text.strip() or (path.suffix == ".html" and "</html>" not in text):
            yield f"{path.name} is torn"


def end_suddenly(home: Home, kept: Kept, *, seed: int, longest: float) -> None:
    """Begin a life, and kill -9 it after a random time of at most `longest` seconds from its first words.

    A life is a fork, so that it need not load the program again; call it in a process without threads.
    """
    hearing, saying = os.pipe()
    life = os.fork()
    if life == 0:
        os.close(hearing)
        _live_and_leave(home, seed, saying)
    os.close(saying)
    with os.fdopen(hearing, "rb", buffering=0) as pipe:
        rest = pipe.read(1)
        end = time.monotonic() + Random(seed).uniform(0, longest)
        while (left := end - time.monotonic()) > 0 and select.select([pipe], [], [], left)[0]:
            if not (more := pipe.read(65536)):
                break  # it has ended by itself
            rest = _hear(kept, rest + more)
        os.kill(life, signal.SIGKILL)
        while more := pipe.read(65536):
            rest = _hear(kept, rest + more)
    _, status = os.waitpid(life, 0)
    if not os.WIFSIGNALED(status):
        raise AssertionError(f"life {seed} ended by itself with {os.waitstatus_to_exitcode(status)}")


def _live_and_leave(home: Home, seed: int, pipe: int) -> NoReturn:
    try:
        live(home, seed, lambda message: _write(pipe, json.dumps(message).encode() + b"\n"))
    except BaseException:  # noqa: BLE001  the fork must not go on as its parent
        traceback.print_exc()
    os._exit(1)


def _write(pipe: int, line: bytes) -> None:
    while line:
        line = line[os.write(pipe, line) :]


def _hear(kept: Kept, data: bytes) -> bytes:
    """Hear the whole lines; what is left of the last one."""
    *lines, rest = data.split(b"\n")
    for line in lines:
        kept.hear(json.loads(line))
    return rest
