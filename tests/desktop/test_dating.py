from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from naba_desktop.research.archive import Archive, sentence_encoder
from naba_desktop.timeline import dating
from naba_desktop.timeline.dating import Dated, dated
from naba_translation.article import Article, Paragraph, Sentence
from naba_translation.library.connection import Place
from naba_translation.library.store import Store, StoredSentence
from naba_translation.paths import Paths

TEXT = "وصل الوفد إلى المدينة يوم 18 يونيو 2021 بعد رحلة طويلة."


@pytest.fixture
def archive(profile: Paths) -> Iterator[Archive]:
    """A library of forty articles, each of one sentence with a date."""
    with Store(profile.store) as store:
        for number in range(40):
            text = f"{TEXT} {number}"
            article = Article(
                f"{number:02}", f"/{number}.txt", "", "txt/1", text, (Paragraph(0, 0, len(text)),)
            )
            store.add_article(article, [StoredSentence(Sentence(0, 0, 0, len(text), text), f"k{number}")])
    archive = Archive(Place(profile.store), sentence_encoder)
    yield archive
    archive.close()


def result(steps: object) -> tuple[list[object], Dated]:
    seen = []
    while True:
        try:
            seen.append(next(steps))  # type: ignore[call-overload]
        except StopIteration as end:
            return seen, end.value


def test_what_is_found_so_far_is_told_once(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dating, "_FIRST", 0.0)
    ids = [f"{number:02}" for number in range(40)]
    seen, whole = result(dated(archive, "all", article_ids=ids, changed=()))
    parts = [step for step in seen if isinstance(step, Dated)]
    assert len(parts) == 1
    assert (len(parts[0].events), parts[0].articles) == (4, 4)
    assert (len(whole.events), whole.articles) == (40, 40)
    assert {event.period.first for event in whole.events if event.period} == {date(2021, 6, 18)}


def test_what_was_read_before_is_not_read_again(archive: Archive) -> None:
    result(dated(archive, "all", article_ids=["03", "04"], changed=()))
    seen, whole = result(dated(archive, "all", article_ids=["03", "04"], changed=["04"]))
    assert seen == [(1, 1)]  # the one that was changed
    assert len(whole.events) == 2
