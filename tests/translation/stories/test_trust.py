from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from naba_translation.article import Draft, Edit, Flag, Level, Mark, Pair, Sentence, State
from naba_translation.search.encoder import SentenceEncoder
from naba_translation.stories import tell
from naba_translation.stories.trust import trust
from story_makers import review

PLAIN = "The minister of water opened the new dam near the old town on Monday."


def pair(english: str, *, score: float = -0.3, level: Level = Level.OK) -> Pair:
    flags = () if level is Level.OK else (Flag("numbers", "a reason", level),)
    return Pair(Sentence(0, 0, 0, 3, "نص."), Draft(english, score, 9, 9), flags=flags)


@pytest.mark.parametrize(
    "worse",
    [
        pair("He added that the dam near the old town was opened on Monday by her."),
        pair("In a related development, the new dam near the old town was opened."),
        pair("The two sides agreed that the new dam near the old town is open now."),
        pair("The Syrian minister said that the new dam near the old town is open now."),
        pair("In a statement on the new dam, he said that the old town is open now."),
        pair('"We opened the new dam near the old town," at a time when the town is full.'),
        pair("Asked by the new dam, the minister of water said the old town is open."),
        pair("The minister of water opened the new gher near the old town on Monday."),
        pair('The minister said "the new dam near the old town was opened on Monday.'),
        pair("The minister of water opened the new dam near the old town on"),
        pair("The minister opened the new dam, the new dam near the old town on Monday."),
        pair(PLAIN, score=-0.9),
        pair(PLAIN, level=Level.LOOK),
        pair(PLAIN, level=Level.DOUBT),
        pair(" ".join([PLAIN.rstrip(".")] * 4) + "."),
    ],
)
def test_what_reads_worse_by_itself_is_trusted_less(worse: Pair) -> None:
    assert 0 < trust(worse) < trust(pair(PLAIN)) < 1


@pytest.mark.parametrize(
    "plain",
    [
        "The Syrian minister of water opened the new dam near the old town.",
        "The Syrian minister Ahmad Omar opened the new dam near the old town.",
        "In a statement on the new dam, the ministry said that the town is open.",
        '"We opened the new dam near the old town," the water ministry said on Monday.',
        "Anti-aircraft guns near Gherzan were de-mined, the water ministry's engineers said.",
    ],
)
def test_what_stands_alone_is_not_taken_for_what_does_not(plain: str) -> None:
    assert trust(pair(plain)) == pytest.approx(trust(pair(PLAIN)))


def test_an_end_is_missed_only_where_the_arabic_has_one() -> None:
    title = replace(pair(PLAIN.rstrip(".")), sentence=Sentence(0, 0, 0, 2, "نص"))
    assert trust(title) == pytest.approx(trust(pair(PLAIN)))


def test_what_the_arabic_leaves_to_the_sentence_before_is_seen_there() -> None:
    sentence = Sentence(0, 0, 0, 9, "وأسفر هذا الانفجار عن إغلاق السد.")
    leaning = replace(pair("The explosion closed the new dam near the old town."), sentence=sentence)
    assert trust(leaning) < trust(pair(PLAIN))
    named = replace(
        leaning, edit=Edit("The gas explosion closed the dam.", "A", datetime(2024, 1, 1, tzinfo=UTC))
    )
    assert trust(named) == 1.0


def test_a_persons_words_are_trusted_and_no_words_are_not() -> None:
    machine = pair(PLAIN, score=-1.2, level=Level.DOUBT)
    now = datetime(2024, 1, 1, tzinfo=UTC)
    assert trust(replace(machine, edit=Edit(PLAIN, "A", now))) == 1.0
    assert trust(replace(machine, mark=Mark(State.APPROVED, PLAIN, "A", now))) == 1.0
    assert trust(replace(pair(PLAIN), mark=Mark(State.SECOND_LOOK, PLAIN, "A", now))) < trust(pair(PLAIN))
    assert trust(replace(machine, draft=None)) == 0.0


def test_of_two_that_say_the_same_the_summary_has_the_better_english() -> None:
    text = "أغلقت السلطات ميناء الرملة صباح اليوم بعد جنوح سفينة شحن محملة بالقمح عند مدخله."
    other = "السلطات تغلق ميناء الرملة هذا الصباح بعدما جنحت عند مدخله سفينة شحن تحمل قمحاً كثيراً."
    first, second = review("a", text), review("b", other)
    bad = replace(
        first, pairs=(replace(first.pairs[0], draft=Draft("Gates it of ship the ship", -1.4, 9, 9)),)
    )
    good = replace(second, pairs=(replace(second.pairs[0], draft=Draft(PLAIN, -0.2, 9, 9)),))
    story = tell([bad, good], encoder=SentenceEncoder())
    assert [said.pair.english for said in story.summary] == [PLAIN]
    assert story.summary[0].heard == "said by 2 of 2"
    assert story.summary[0].pair in good.pairs  # word for word what its article has


@pytest.mark.parametrize("figures", ["2.2 million", "a ratio of 2:2", "6 x 6 metres", "1,000,000 people"])
def test_a_figure_is_no_word_set_down_twice(figures: str) -> None:
    assert trust(pair(f"The port has {figures}.")) == trust(pair("The port has many ships."))
    assert trust(pair("The port has many many ships.")) < trust(pair("The port has many ships."))
