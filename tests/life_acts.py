"""What may be done in a life of the program (lives.py), one function for each kind, called with home, store, engine,
chance and say.

Each is a generator that says what will be done (`begin`) and that it is (`done`), and yields where it may be left.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from library_makers import make_article
from life_home import SENTENCES, Home, digest
from naba_models import load_model
from naba_translation.article import Draft, State
from naba_translation.engines.drafting import key_of, with_keys
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.export import export, provenance_now
from naba_translation.library.backups import Backups
from naba_translation.library.forget import forget
from naba_translation.library.history import History
from naba_translation.library.memory import Memory
from naba_translation.library.store import Store, StoredSentence
from naba_translation.library.unsaved import Unsaved
from naba_translation.normalise import normalise
from naba_translation.pipeline import ArticleDone, ArticleFailed, Progress, process
from naba_translation.review import load_review
from naba_translation.segment import split
from naba_translation.tmx import Unit, to_tmx
from naba_translation.whole_file import write_whole

Say = Callable[[dict[str, Any]], None]


def translate(
    home: Home, store: Store, engine: CTranslate2Engine, chance: Random, say: Say
) -> Iterator[None]:
    files = chance.sample(sorted(home.press.glob("*.txt")), chance.randint(1, 3))
    say({"begin": "translate"})
    told: set[str] = set()
    for event in process(files, engine=engine, store=store):
        if isinstance(event, Progress) and event.stage == "translate":
            keys = [row["key"] for row in store.database.query("SELECT key FROM translation")]
            drafts = store.drafts(engine.signature, set(keys) - told)
            told |= drafts.keys()
            say({"kept": {key: draft.english for key, draft in drafts.items()}, "by": engine.signature})
        elif isinstance(event, ArticleDone):
            say({"article": event.review.article.id})
        elif isinstance(event, ArticleFailed):
            raise event.error
        yield
    say({"done": "translate"})


def _add(home: Home, store: Store, engine: object, chance: Random, say: Say) -> Iterator[None]:
    """An article with machine English, without a machine."""
    text = " ".join(one.format(chance.random()) for one in SENTENCES)
    article = make_article(chance.randrange(1000), text=text)
    stored, _ = with_keys(split(article))
    drafts = {one.key: Draft(f"Draft {chance.random()}.", -0.5, 9, 9) for one in stored if one.key}
    say({"begin": "translate"})
    store.add_article(article, stored)
    say({"article": article.id})
    store.set_signature(article.id, "test")
    store.save_drafts("test", drafts)
    say({"kept": {key: draft.english for key, draft in drafts.items()}, "by": "test"})
    say({"done": "translate"})
    yield


def _write_out(home: Home, store: Store, engine: object, chance: Random, say: Say) -> Iterator[None]:
    """A file as an export writes it."""
    say({"begin": "export"})
    file, content = home.out / "whole.json", json.dumps([chance.random()] * 5000).encode()
    write_whole(file, content)
    say({"done": "export", "files": {file.name: hashlib.sha256(content).hexdigest()}})
    yield


def _edit(home: Home, store: Store, engine: object, chance: Random, say: Say) -> Iterator[None]:
    yield from _take(store, chance, say, "edit")


def _mark(home: Home, store: Store, engine: object, chance: Random, say: Say) -> Iterator[None]:
    yield from _take(store, chance, say, "mark")


def _undo(home: Home, store: Store, engine: object, chance: Random, say: Say) -> Iterator[None]:
    """Words that are taken back, and what stood before them stands again."""
    place = _sentence(store, chance)
    if place is None:
        return
    article, stored = place
    span = (stored[0].sentence.start, stored[0].sentence.end)
    history = History(store)
    before = store.edits(article).get(span)
    words = f"Words number {chance.randrange(10**9)}."
    for fact, step in (
        (["edit", article, *span, words], lambda: history.edit(article, {span: words}, author="Amal")),
        (
            ["edit", article, *span, before.english if before else None],
            lambda: history.undo(article, author="Amal"),
        ),
    ):
        say({"begin": "edit", "fact": fact})
        step()
        say({"done": "edit", "fact": fact})
        yield


def _comment(home: Home, store: Store, engine: object, chance: Random, say: Say) -> Iterator[None]:
    yield from _take(store, chance, say, "comment")


def _take(store: Store, chance: Random, say: Say, what: str) -> Iterator[None]:
    """Several steps of one kind by the analyst, in one article."""
    place = _sentence(store, chance)
    if place is None:
        return
    article, stored = place
    history = History(store)
    for _ in range(chance.randint(1, 4)):
        one = chance.choice(stored).sentence
        words = f"Words number {chance.randrange(10**9)}."
        span = (one.start, one.end)
        value = chance.choice((State.APPROVED, State.SECOND_LOOK)).value if what == "mark" else words
        fact = [what, article, *span, value]
        say({"begin": what, "fact": fact})
        if what == "edit":
            history.edit(article, {span: words}, author="Amal")
        elif what == "mark":
            history.mark(article, {span: words}, State(value), author="Amal")
        else:
            history.comment(article, span, words, author="Amal")
        say({"done": what, "fact": fact})
        yield


def _type(home: Home, store: Store, engine: object, chance: Random, say: Say) -> Iterator[None]:
    place = _sentence(store, chance)
    if place is None:
        return
    article, stored = place
    one = chance.choice(stored).sentence
    for length in range(1, chance.randint(2, 8)):
        fact = ["unsaved", article, one.start, one.end, "typing " * length + str(chance.random())]
        say({"begin": "type", "fact": fact})
        Unsaved(store).keep(article, (one.start, one.end), str(fact[4]), author="Amal")
        say({"done": "type", "fact": fact})
        yield


def _import(home: Home, store: Store, engine: object, chance: Random, say: Say) -> Iterator[None]:
    numbers = [chance.randrange(10**6) for _ in range(200)]
    units = [
        Unit(f"جملة رقم {n} عن البحر", f"Sentence {n} about the sea.", "Sami", None, "") for n in numbers
    ]
    file = home.folder / "memory.tmx"
    to_tmx(units, file)
    say({"begin": "import"})
    Memory(store).import_tmx(file)
    say({"done": "import", "memory": {key_of(normalise(unit.arabic).text): unit.english for unit in units}})
    yield


def _export(home: Home, store: Store, engine: CTranslate2Engine, chance: Random, say: Say) -> Iterator[None]:
    place = _sentence(store, chance)
    review = load_review(store, place[0]) if place else None
    if review is None:
        return
    model = load_model(home.folder / "model")
    say({"begin": "export"})
    files = export(
        review,
        folder=home.out,
        stem=Path(review.article.source).stem,
        formats=("json", "html", "txt"),
        provenance=provenance_now(model, signature=review.signature, options={}),
    )
    say({"done": "export", "files": {file.name: digest(file) for file in files}})
    yield


def _back_up(home: Home, store: Store, engine: object, chance: Random, say: Say) -> Iterator[None]:
    say({"begin": "back up"})
    say({"done": "back up", "copy": Backups(home.paths.store).make().path.name})
    yield


def _go_back(home: Home, store: Store, engine: object, chance: Random, say: Say) -> Iterator[None]:
    """Back to a copy that was made at once before, so that nothing is taken back by it."""
    say({"begin": "go back"})
    backups = Backups(home.paths.store)
    backups.restore(backups.make())
    say({"done": "go back"})
    yield


def _forget(home: Home, store: Store, engine: object, chance: Random, say: Say) -> Iterator[None]:
    place = _sentence(store, chance)
    if place is None:
        return
    gone = {"gone": place[0], "drafts": [one.key for one in place[1] if one.key]}
    say({"begin": "forget", **gone})
    for _ in forget(home.paths.store, [place[0]]):
        yield
    say({"done": "forget", **gone})


RANDOM_LIFE = {
    translate: 6, _edit: 8, _mark: 5, _comment: 3, _type: 4, _import: 2, _export: 4, _back_up: 1, _forget: 1
}  # fmt: skip
"""What a random life does, each so many times as often."""

ACTS_OF_THE_WINDOW = (_edit, _mark, _comment, _type, _edit, _mark, _type, _back_up)
"""What the window writes while a translation runs elsewhere."""

EVERYTHING = (_add, translate, _edit, _mark, _comment, _undo, _type, _import, _export, _back_up, _go_back)
SHORT_LIFE = (_add, _add, _edit, _mark, _undo, _type, _import, _write_out, _back_up, _go_back, _edit)


def _sentence(store: Store, chance: Random) -> tuple[str, tuple[StoredSentence, ...]] | None:
    rows = store.articles()
    article = store.article(chance.choice(rows).id) if rows else None
    return (article.id, store.sentences(article)) if article is not None else None
