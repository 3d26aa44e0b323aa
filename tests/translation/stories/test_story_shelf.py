from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from naba_translation.article import Article, Kind, Paragraph, Sentence
from naba_translation.library.schema import writing
from naba_translation.library.store import Store, StoredSentence
from naba_translation.library.story_shelf import StoryShelf, keep_letters
from naba_translation.publisher import in_english

Row = tuple[str, str, str, str, str]  # event, outlet, day, title, text


@pytest.fixture(scope="module")
def reports() -> list[Row]:
    """Our own set of short reports, see test_stories.py."""
    with Path(__file__).with_name("stories.tsv").open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]  # type: ignore[misc]


def keep(store: Store, number: int, row: Row) -> str:
    _, outlet, day, title, body = row
    text = f"{title}\n{body}"
    paragraphs = (Paragraph(0, 0, len(title), Kind.TITLE), Paragraph(1, len(title) + 1, len(text)))
    article = Article(
        f"{number:02}",
        f"/{number}.txt",
        "",
        "txt/1",
        text,
        paragraphs,
        title=title,
        outlet=outlet,
        published=date.fromisoformat(day),
    )
    store.add_article(
        article, [StoredSentence(Sentence(0, 0, 0, len(title), title, Kind.TITLE), f"k{number}")]
    )
    return article.id


def groups(shelf: StoryShelf) -> set[frozenset[str]]:
    return {frozenset(shelf.members(heading.id)) for heading in shelf.headings()}


def by_event(reports: list[Row]) -> set[frozenset[str]]:
    events: dict[str, set[str]] = {}
    for number, row in enumerate(reports):
        events.setdefault(row[0], set()).add(f"{number:02}")
    return {frozenset(members) for members in events.values() if len(members) > 1}


def test_stories_are_kept_and_told_in_one_line_each(store: Store, reports: list[Row]) -> None:
    for number, row in enumerate(reports):
        keep(store, number, row)
    shelf = StoryShelf(store)
    assert shelf.waiting() == len(reports)
    steps = list(shelf.renew())
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert shelf.waiting() == 0
    found = groups(StoryShelf(store))
    assert len(found & by_event(reports)) >= 0.9 * len(by_event(reports))
    port = next(h for h in shelf.headings() if shelf.members(h.id)[0] in {"00", "01", "02"})
    members = [reports[int(article)] for article in shelf.members(port.id)]
    assert (port.articles, port.outlets) == (
        len(members),
        tuple(sorted({in_english(row[1]) for row in members})),
    )
    assert port.title in {row[3] for row in members}
    assert (port.first, port.last) == (
        min(date.fromisoformat(row[2]) for row in members),
        max(date.fromisoformat(row[2]) for row in members),
    )


def test_what_is_new_joins_the_stories_there_are_and_they_keep_their_ids(
    store: Store, reports: list[Row]
) -> None:
    shelf = StoryShelf(store)
    for number in range(0, len(reports), 2):
        keep(store, number, reports[number])
    list(shelf.renew())
    before = {heading.id: set(shelf.members(heading.id)) for heading in shelf.headings()}
    assert before
    for number in range(1, len(reports), 2):
        keep(store, number, reports[number])
    assert shelf.waiting() == len(reports) // 2
    list(shelf.renew())
    assert all(members <= set(shelf.members(story)) for story, members in before.items())
    late = groups(shelf)
    list(shelf.renew(afresh=True))
    assert groups(shelf) == by_event(reports)
    assert len(by_event(reports) - late) <= 2  # what joined late is nearly as right as what is grouped afresh


def test_nothing_new_costs_nothing_and_a_cancel_changes_nothing(store: Store, reports: list[Row]) -> None:
    shelf = StoryShelf(store)
    for number, row in enumerate(reports):
        keep(store, number, row)
    list(shelf.renew())
    told = groups(shelf)
    assert list(shelf.renew()) == []
    half = shelf.renew(afresh=True)
    next(half)
    half.close()
    assert groups(shelf) == told
    store.remove("00")
    assert all("00" not in members for members in groups(shelf))


def test_a_grouping_that_was_overtaken_undoes_nothing(store: Store, reports: list[Row]) -> None:
    """One runs while the analyst rests; who asks for stories meanwhile gets them, and they stay."""
    shelf = StoryShelf(store)
    for number in range(0, len(reports), 2):
        keep(store, number, reports[number])
    ahead = shelf.renew()
    while next(ahead)[0] < 50:  # all letters are read, and the grouping has begun
        pass
    for number in range(1, len(reports), 2):
        keep(store, number, reports[number])
    list(shelf.renew())
    told = groups(shelf)
    assert shelf.waiting() == 0
    list(ahead)
    assert groups(shelf) == told
    assert shelf.waiting() == 0


def test_what_comes_in_is_ready_to_be_grouped(store: Store, reports: list[Row]) -> None:
    for number, row in enumerate(reports):
        article = store.article(keep(store, number, row))
        assert article is not None
        keep_letters(store, article)
    learnt = list(StoryShelf(store).learn())
    assert learnt == []


def test_the_headline_that_reads_best_stands_for_the_story(store: Store, reports: list[Row]) -> None:
    for number, row in enumerate(reports[:6]):
        keep(store, number, row)
    shelf = StoryShelf(store)
    grouped = ["00", "01", "02", "03", "04"]
    shelf.save([grouped[:3], grouped[3:]], middles=["01", "03"], of=grouped)
    of_three, of_two = (
        next(heading.id for heading in shelf.headings() if heading.articles == count) for count in (3, 2)
    )
    other = next(heading.title for heading in shelf.headings() if heading.id == of_two)
    headlines = [("00", "Port closed"), ("01", "Port it closes"), ("04", "Port closed")]
    with writing(store.database):
        for article, words in headlines:
            store.database.execute("UPDATE listing SET english = ? WHERE article = ?", [words, article])
    shelf.keep_headline(of_three, "Port closed")
    shelf.keep_headline(of_three, "No headline of theirs")
    titles = {heading.id: heading.title for heading in shelf.headings()}
    assert titles == {of_three: "Port closed", of_two: other}
    assert shelf.waiting() == 1  # the article that was never grouped
