"""The set in stories.tsv is our own: 17 events in 45 short reports; eight pairs of events share people
and places.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from naba_translation.article import Article, Draft, Kind, Pair, Paragraph, Review, Sentence
from naba_translation.search.encoder import SentenceEncoder
from naba_translation.stories import Telling, group, tell
from naba_translation.stories.copies import copies
from naba_translation.stories.likeness import vectors


@dataclass(frozen=True)
class Report:
    event: str
    outlet: str
    published: date
    title: str
    text: str


def reports() -> list[Report]:
    with Path(__file__).with_name("stories.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Report(event, outlet, date.fromisoformat(day), title, text)
        for event, outlet, day, title, text in rows
    ]


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


def b_cubed(groups: tuple[tuple[int, ...], ...], events: list[str]) -> float:
    """F1 of precision and recall over items (Bagga and Baldwin 1998)."""
    precision = recall = 0.0
    for members in groups:
        for one in members:
            same = sum(events[other] == events[one] for other in members)
            precision += same / len(members)
            recall += same / events.count(events[one])
    precision, recall = precision / len(events), recall / len(events)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("dated", [True, False])
def test_reports_of_one_event_are_grouped_and_of_another_are_not(dated: bool) -> None:
    known = reports()
    tellings = [Telling(f"{r.title}\n{r.text}", r.published if dated else None) for r in known]
    assert b_cubed(group(tellings), [r.event for r in known]) >= 0.97


def test_the_order_of_the_articles_does_not_matter() -> None:
    known = reports()
    shuffled = random.Random(3).sample(range(len(known)), len(known))
    tellings = [Telling(r.text, r.published) for r in known]
    straight = {frozenset(members) for members in group(tellings)}
    mixed = group([tellings[at] for at in shuffled])
    assert {frozenset(shuffled[at] for at in members) for members in mixed} == straight


def test_years_apart_is_another_event() -> None:
    text = "أغلقت السلطات الميناء بعد جنوح سفينة قمح عند مدخله، وقال المدير إن قاطرتين تحاولان تعويمها."
    other = "أغلقت السلطات ميناء الرملة بعد جنوح ناقلة نفط عند مدخله، وقال المدير إن الملاحة تستأنف غداً."
    assert len(group([Telling(text, date(2020, 1, 1)), Telling(other, date(2020, 1, 2))])) == 1
    assert len(group([Telling(text, date(2020, 1, 1)), Telling(other, date(2023, 1, 2))])) == 2


@pytest.mark.parametrize("texts", [[], [""], ["", "نص"], ["...", "123", "في من على"]])
def test_texts_without_words_are_alone(texts: list[str]) -> None:
    assert sorted(group([Telling(text) for text in texts])) == [(at,) for at in range(len(texts))]


def test_likeness_is_one_with_itself_and_small_with_another() -> None:
    rows = vectors(["أغلقت السلطات ميناء الرملة", "أغلقت السلطات ميناء الرملة", "فاز الفريق بكأس الاتحاد"])
    alike = rows @ rows.T
    assert alike[0, 1] == pytest.approx(1.0, abs=1e-5)
    assert abs(alike[0, 2]) < 0.1


def test_wire_copy_is_folded_whatever_was_added_to_it() -> None:
    known = {r.event + r.outlet: r for r in reports()}
    wire, copied = known["trainالوطنية"].text, known["trainالنشرة"].text
    own = known["trainالمدينة الآن"].text
    assert wire != copied
    assert copies([wire, own, copied, ""]) == ((0, 2), (1,), (3,))


def review(report: Report, name: str) -> Review:
    """The report as an article of its title and sentences, with a word of English for each."""
    texts = [report.title, *(f"{part.rstrip('.')}." for part in report.text.split(". "))]
    pairs, paragraphs, at = [], [], 0
    for index, text in enumerate(texts):
        kind = Kind.TITLE if index == 0 else Kind.BODY
        paragraphs.append(Paragraph(index, at, at + len(text), kind))
        sentence = Sentence(index, index, at, at + len(text), text, kind)
        pairs.append(Pair(sentence, Draft(f"{name} {index}", -1.0, 1, 1)))
        at += len(text) + 1
    article = Article(
        name,
        f"/{name}.txt",
        "",
        "txt/1",
        "\n".join(texts),
        tuple(paragraphs),
        outlet=report.outlet,
        published=report.published,
    )
    return Review(article, tuple(pairs))


def story_of(event: str) -> list[Review]:
    return [review(r, f"{event}{at}") for at, r in enumerate(reports()) if r.event == event]


def test_a_statement_names_all_that_make_it(encoder: SentenceEncoder) -> None:
    story = tell(story_of("port"), encoder=encoder)
    assert story.title.startswith("port")
    heard = {said.pair.english: said.heard for one in story.comparisons for said in one}
    assert heard, "nothing was compared"
    assert all(words.startswith(("said by 2 of 3", "said by 3 of 3")) for words in heard.values())
    tugs = next(one for one in story.comparisons if any("قاطرتين" in said.pair.sentence.text for said in one))
    assert len({said.article.id for said in tugs}) == len(tugs) >= 2


def test_the_summary_does_not_say_a_thing_twice_and_hears_all(encoder: SentenceEncoder) -> None:
    story = tell(story_of("bread"), encoder=encoder, words=90)
    rows = vectors([said.pair.sentence.text for said in story.summary])
    alike = rows @ rows.T
    assert max(alike[a, b] for a in range(len(rows)) for b in range(a)) < 0.35
    assert len({said.article.id for said in story.summary}) >= 2
    places = [(story.articles.index(said.article), said.pair.sentence.index) for said in story.summary]
    assert places == sorted(places)


def test_a_denial_is_not_the_statement_it_denies(encoder: SentenceEncoder) -> None:
    day = date(2024, 1, 1)
    claim = Report(
        "x",
        "أ",
        day,
        "ع",
        "أعلنت وزارة الدفاع انسحاب القوات من مدينة الرملة مساء السبت بعد اتفاق مع الوجهاء.",
    )
    denial = Report(
        "x", "ب", day, "ع", "نفت وزارة الدفاع انسحاب القوات من مدينة الرملة مساء السبت بعد اتفاق مع الوجهاء."
    )
    assert tell([review(claim, "a"), review(denial, "b")], encoder=encoder).comparisons == ()
    assert tell([review(claim, "a"), review(claim, "b")], encoder=encoder).folded == ((0, 1),)


def test_copies_count_once(encoder: SentenceEncoder) -> None:
    story = tell(story_of("train"), encoder=encoder)
    assert len(story.articles) == 3
    assert len(story.folded) == 2
    assert {said.of for said in story.summary} == {2}


def test_wire_copy_counts_once_however_it_was_shortened_and_agencies_are_no_outlet(
    encoder: SentenceEncoder,
) -> None:
    one, two, three = story_of("port")
    wire = [replace(r, article=replace(r.article, byline="رويترز")) for r in (one, two)]
    story = tell([*wire, three], encoder=encoder)
    assert len(story.folded) == 3  # not the same words
    assert {said.of for said in story.summary} == {2}
    shared = [said for said in story.summary if said.article.id != three.article.id]
    assert {said.heard for said in shared} <= {
        "said by 2 of 2",
        *(f"only in {one.article.outlet} (Reuters)", f"only in {two.article.outlet} (Reuters)"),
        *(f"in {r.article.outlet} (Reuters), the like elsewhere" for r in (one, two)),
    }
    unnamed = [replace(r, article=replace(r.article, outlet="وكالات")) for r in (one, two)]
    summary = tell([*unnamed, three], encoder=encoder).summary
    assert {said.of for said in summary} == {3}
    alone = {said.heard for said in summary if said.article.id != three.article.id and len(said.outlets) == 1}
    assert alone <= {"only in this report", "in this report, the like elsewhere"}


def test_one_article_is_a_story_too_and_none_is_not(encoder: SentenceEncoder) -> None:
    story = tell(story_of("dam")[:1], encoder=encoder)
    assert story.summary
    assert {said.heard for said in story.summary} == {""}
    with pytest.raises(ValueError, match="no articles"):
        tell([], encoder=encoder)
