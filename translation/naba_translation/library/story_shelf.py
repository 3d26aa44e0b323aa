"""The stories of the library, kept between one day and the next, and brought up to date as it grows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from naba_translation.article import Article, Review
from naba_translation.index import letters
from naba_translation.library import written
from naba_translation.library.schema import errors_named, writing
from naba_translation.library.store import Store
from naba_translation.publisher import in_english
from naba_translation.review import load_reviews

if TYPE_CHECKING:
    from naba_translation.stories.grouping import Groups
    from naba_translation.stories.likeness import Matrix

METHOD = "letters/1"
"""What a kept profile was made with; those of another method are made again."""

_HEADLINE = 110  # letters; what is longer is rather a first sentence
_LOADED = 2000  # profiles loaded in one step: a tenth of a second
_BATCH = 32  # articles read in one step: a twentieth of a second


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of the list of stories."""

    id: str
    title: str  # the headline most like the others; once the story was told, the one that reads best
    articles: int  # two or more
    outlets: tuple[str, ...]  # known ones, by name
    first: date | None  # day of publication of the earliest; None where none is known
    last: date | None


@dataclass(frozen=True, slots=True)
class _Listed:
    """What grouping must know of an article beside its letters."""

    article: str
    published: date | None
    titled: bool  # has a title as short as headlines are


class StoryShelf:
    """Which articles of the library belong together. In the store's thread.

    Raises (every method): StoreFailed, StoreDamaged.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.database

    def headings(self) -> tuple[Heading, ...]:
        """All stories of two articles or more, that with the newest article first."""
        query = """
            SELECT s.story AS id, s.articles, s.outlets, s.first, s.last,
                   coalesce(nullif(c.english, ''), nullif(c.title, ''), c.source, '') AS title
            FROM (SELECT story, count(*) AS articles, json_group_array(DISTINCT outlet) AS outlets,
                         min(published) AS first, max(published) AS last, max(standing) AS standing
                  FROM listing WHERE story != '' GROUP BY story HAVING count(*) > 1) s
            JOIN listing c ON c.story != '' AND c.story = s.story AND c.standing = s.standing
            GROUP BY s.story ORDER BY s.last IS NULL, s.last DESC, s.articles DESC, s.story"""
        with errors_named(self._store.path):
            rows = list(self._db.query(query))
        return tuple(
            Heading(
                id=row["id"],
                title=row["title"],
                articles=row["articles"],
                outlets=tuple(sorted({in_english(name) for name in json.loads(row["outlets"]) if name})),
                first=written.day(row["first"]),
                last=written.day(row["last"]),
            )
            for row in rows
        )

    def members(self, story: str) -> tuple[str, ...]:
        """The articles of a story, by the day they were published."""
        query = "SELECT article FROM listing WHERE story = ? ORDER BY published IS NULL, published, source"
        with errors_named(self._store.path):
            return tuple(row[0] for row in self._db.execute(query, [story]))

    def story_of(self) -> dict[str, str]:
        """The story of each article that is in one, by ids."""
        with errors_named(self._store.path):
            return dict(self._db.execute("SELECT article, story FROM listing WHERE story != ''").fetchall())

    def reviews(self, story: str) -> Iterator[Review]:
        """The articles of a story with their English, checked."""
        return load_reviews(self._store, self.members(story))

    def waiting(self) -> int:
        """How many articles were never grouped."""
        with errors_named(self._store.path):
            return int(self._db.execute("SELECT count(*) FROM listing WHERE standing = 0").fetchone()[0])

    def renew(self, *, afresh: bool = False) -> Generator[tuple[int, int], None, None]:
        """Put what was never grouped into stories; with `afresh`, all articles as if there were no stories.

        Yields how far it is, in hundredths, and 100. Closing the generator before its end leaves the stories as
        they were; what was learnt of single texts is kept. So it does where the stories were changed by someone
        else meanwhile: what is new then waits for the next time.
        """
        yield from self.learn()
        before = self._stood()
        listed, known = self._standing(afresh)
        if not listed:
            return
        ids = [one.article for one in listed]
        import numpy as np

        from naba_translation.stories.grouping import grouped
        from naba_translation.stories.likeness import SLOTS, weighed

        kept: dict[str, bytes] = {}
        for start in range(0, len(ids), _LOADED):
            with errors_named(self._store.path):
                kept |= letters.letters(self._db, METHOD, ids[start : start + _LOADED])
            yield 50, 100
        whole = b"".join(kept.get(article, bytes(SLOTS)) for article in ids)
        rows = weighed(np.frombuffer(whole, np.int8).reshape(-1, SLOTS))
        steps = grouped(rows, [one.published for one in listed], known=known)
        while True:
            try:
                done, total = next(steps)
            except StopIteration as end:
                found: Groups = end.value
                break
            yield 50 + 50 * done // total, 100
        if not before.items() <= {**before, **self._stood()}.items():
            return
        told = [members for members in found if len(members) > 1]
        middles = [_middle(members, rows, [one.titled for one in listed]) for members in told]
        self.save(
            [[ids[at] for at in members] for members in told], middles=[ids[at] for at in middles], of=ids
        )

    def save(
        self,
        stories: Iterable[Sequence[str]],
        *,
        middles: Iterable[str] = (),
        of: Iterable[str] | None = None,
    ) -> None:
        """Keep which articles belong together: ids, in stories of two or more. Former stories are forgotten.

        `middles` are the articles whose headlines stand for their stories; `of`, all articles that were
        grouped: None means the whole library. A story keeps its id while it keeps an article.
        """
        with errors_named(self._store.path), writing(self._db):
            former = dict(self._db.execute("SELECT article, story FROM listing WHERE story != ''").fetchall())
            self._db.execute("UPDATE listing SET story = '', standing = min(standing, 1)")
            if of is None:
                self._db.execute("UPDATE listing SET standing = 1")
            else:
                self._mark(of, 1)
            taken: set[str] = set()
            for members in stories:
                story = _id_of(members, former, taken)
                taken.add(story)
                self._db.execute(
                    "UPDATE listing SET story = ? WHERE article IN (SELECT value FROM json_each(?))",
                    [story, json.dumps(list(members))],
                )
            self._mark(middles, 2)

    def keep_headline(self, story: str, title: str) -> None:
        """From now on the article of this English headline stands for its story, where the story has such a one.

        Grouping knows no English: which headline reads best is known when the story was told.
        """
        query = "SELECT article, standing FROM listing WHERE story = ? AND english = ? AND english != ''"
        with errors_named(self._store.path):
            found = self._db.execute(f"{query} ORDER BY standing DESC, article", [story, title]).fetchone()
            if found is None or found[1] == 2:
                return
            with writing(self._db):
                self._db.execute("UPDATE listing SET standing = min(standing, 1) WHERE story = ?", [story])
                self._mark([found[0]], 2)

    def _mark(self, articles: Iterable[str], standing: int) -> None:
        self._db.execute(
            "UPDATE listing SET standing = ? WHERE article IN (SELECT value FROM json_each(?))",
            [standing, json.dumps(list(articles))],
        )

    def learn(self) -> Iterator[tuple[int, int]]:
        """Keep what the letters of each text are like, of those of which it is not kept: most of the time of a
        first grouping, and may be done long before. Yields how far it is, in hundredths of `renew`, and 100.
        """
        with errors_named(self._store.path):
            total = letters.count_without_letters(self._db, METHOD)
        done = 0
        while done < total:
            with errors_named(self._store.path):
                batch = letters.without_letters(self._db, METHOD, limit=_BATCH)
            if not batch:
                return
            profiles = {
                article.id: _profile(article)
                for id_ in batch
                if (article := self._store.article(id_)) is not None
            }
            with errors_named(self._store.path), writing(self._db):
                letters.keep_letters(self._db, METHOD, profiles)
            done += len(batch)
            yield min(49, 50 * done // total), 100

    def _stood(self) -> dict[str, tuple[str, int]]:
        """The story and the standing of each article."""
        with errors_named(self._store.path):
            rows = self._db.execute("SELECT article, story, standing FROM listing").fetchall()
        return {article: (story, standing) for article, story, standing in rows}

    def _standing(self, afresh: bool) -> tuple[list[_Listed], list[list[int]]]:
        """All articles, and the stories and lone articles there are, as numbers of the articles.

        No articles where nothing is new.
        """
        query = "SELECT article, published, title, story, standing FROM listing ORDER BY rowid"
        with errors_named(self._store.path):
            rows = list(self._db.query(query))
        if not afresh and all(row["standing"] for row in rows):
            return [], []
        known: dict[str, list[int]] = {}
        for at, row in enumerate(rows):
            if row["standing"] and not afresh:
                known.setdefault(row["story"] or row["article"], []).append(at)
        listed = [
            _Listed(row["article"], written.day(row["published"]), 0 < len(row["title"]) <= _HEADLINE)
            for row in rows
        ]
        return listed, list(known.values())


def keep_letters(store: Store, article: Article) -> None:
    """Keep what the letters of an article that came in are like: a millisecond now, and a first grouping of
    thousands need not read them all again.

    Raises: StoreFailed, StoreDamaged.
    """
    with errors_named(store.path), writing(store.database):
        letters.keep_letters(store.database, METHOD, {article.id: _profile(article)})


def _profile(article: Article) -> bytes:
    from naba_translation.stories.likeness import profile
    from naba_translation.stories.telling import words_of

    return profile(words_of(article)).tobytes()


def _middle(members: Sequence[int], rows: Matrix, titled: Sequence[bool]) -> int:
    """The member most like the others; one with a headline where there is any."""
    likeness = rows[list(members)] @ rows[list(members)].sum(axis=0)
    return max(zip(members, likeness.tolist(), strict=True), key=lambda one: (titled[one[0]], one[1]))[0]


def _id_of(members: Sequence[str], former: dict[str, str], taken: set[str]) -> str:
    """The id most of the members had, while no other story has it; else the first of their own."""
    had = Counter(story for article in members if (story := former.get(article)) and story not in taken)
    if had:
        return min(had, key=lambda story: (-had[story], story))
    return next((article for article in sorted(members) if article not in taken), f"{min(members)}+")
