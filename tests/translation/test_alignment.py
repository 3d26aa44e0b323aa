from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_translation.alignment import (
    MUTUAL_MASS,
    align,
    decode,
    encode,
    link_words,
    shifted,
    word_numbers,
    word_spans,
)
from naba_translation.article import Draft, Edit, Enforced, Link, Pair, Sentence
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.normalise import normalise

links = st.lists(
    st.builds(
        Link, st.integers(0, 300), st.integers(0, 300), st.integers(15, 100).map(lambda cents: cents / 100)
    ),
    max_size=40,
).map(tuple)


def pair(arabic: str, english: str, *found: Link, enforced: tuple[Enforced, ...] = ()) -> Pair:
    sentence = Sentence(0, 0, 0, len(arabic), arabic)
    return Pair(sentence, Draft(english, -0.5, 9, 9, links=found), enforced=enforced)


def shown(pair: Pair) -> list[tuple[str, str]]:
    return [
        (pair.sentence.text[slice(*link.arabic)], pair.english[slice(*link.english)]) for link in align(pair)
    ]


def test_pieces_are_summed_to_words() -> None:
    source, target = ["▁وصل", "▁تير", "لسون"], ["▁T", "iller", "son", "▁came"]
    attention = [[0.1, 0.5, 0.3], [0.0, 0.2, 0.7], [0.0, 0.1, 0.8], [0.9, 0.0, 0.0]]
    assert link_words(source, target, attention) == (Link(1, 0, 0.87), Link(0, 1, 0.9))


def test_a_lone_space_mark_belongs_to_the_word_after_it() -> None:
    assert word_numbers(["▁", '"', "a", "▁b", "▁", "c"]) == [0, 0, 0, 1, 2, 2]


@given(st.text(alphabet="ab \"'،.واسن"))
def test_pieces_and_white_space_agree_on_words(text: str) -> None:
    """Pieces as SentencePiece makes them: each space a mark before what follows it."""
    clean = " ".join(text.split())
    pieces = [piece for word in clean.split() for piece in ("▁" + word[:1], *word[1:])]
    assert sorted(set(word_numbers(pieces))) == list(range(len(clean.split())))


def test_the_real_vocabulary_agrees_on_words(engine: CTranslate2Engine) -> None:
    (draft,) = engine.translate(["قال الوزير إن المشروع لم يتوقف"])
    assert draft.links
    assert max(link.target for link in draft.links) < len(draft.english.split())
    assert max(link.source for link in draft.links) < 6


@given(links)
def test_links_come_back_from_the_cache_as_they_were(found: tuple[Link, ...]) -> None:
    assert decode(encode(found)) == found


@given(links, st.integers(0, 50), st.integers(0, 50))
def test_a_later_parts_links_move_together(found: tuple[Link, ...], source: int, target: int) -> None:
    there = tuple(shifted(found, source=source, target=target))
    assert tuple(shifted(there, source=-source, target=-target)) == found


@given(st.text())
def test_words_have_their_own_places_in_order(text: str) -> None:
    spans = word_spans(text)
    assert len(spans) == len(text.split())
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)


def test_offsets_are_of_the_original_with_its_vowels_and_without_punctuation() -> None:
    assert shown(pair("قالَ الوَزيرُ، أمس", "The minister, said.", Link(1, 1, 0.8), Link(0, 2, 0.9))) == [
        ("الوَزيرُ", "minister"),
        ("قالَ", "said"),
    ]


def test_a_weak_link_is_not_shown() -> None:
    assert shown(pair("قال الوزير", "he said", Link(0, 1, MUTUAL_MASS - 0.05))) == []
    assert shown(pair("قال الوزير", "he said", Link(0, 1, MUTUAL_MASS))) == [("قال", "said")]


def test_a_small_word_that_looks_at_its_noun_is_not_shown() -> None:
    assert shown(pair("الوزير قال", "the minister", Link(0, 0, 0.6), Link(0, 1, 0.9))) == [
        ("الوزير", "minister")
    ]


def test_the_same_number_outweighs_attention() -> None:
    assert shown(pair("في 26 و27 آب", "on 26 and 27", Link(0, 1, 0.9))) == [("26", "26"), ("و27", "27")]


def test_a_number_that_stands_twice_is_no_anchor() -> None:
    assert shown(pair("في 26 و26 آب", "on 26 and 26")) == []


def test_nothing_is_shown_for_a_humans_words() -> None:
    from dataclasses import replace
    from datetime import UTC, datetime

    machine = pair("قال الوزير", "he said", Link(0, 1, 0.9))
    assert shown(machine)
    assert align(replace(machine, edit=Edit("Said he", "Amal", datetime.now(UTC)))) == ()


def test_links_follow_a_longer_name_that_was_enforced() -> None:
    enforced = (Enforced(0, 3, "de Mistura", (0, 8), "variant"),)
    found = pair("ديمستورا وصل", "Dam arrived.", Link(0, 0, 0.8), Link(1, 1, 0.9), enforced=enforced)
    assert found.english == "de Mistura arrived."
    assert shown(found) == [("ديمستورا", "de Mistura"), ("وصل", "arrived")]


def test_a_cached_link_beyond_the_words_is_ignored() -> None:
    assert shown(pair("قال", "said", Link(5, 0, 0.9), Link(0, 7, 0.9))) == []


def test_damaged_links_are_named() -> None:
    with pytest.raises(ValueError, match="unpack"):
        decode("1-2")


def test_the_map_to_the_original_is_the_normalisers() -> None:
    text = "ﷲ ١٢٣ كتاب"
    assert normalise(text).text.split()[1] == "123"
    assert shown(pair(text, "God 123 book", Link(2, 2, 0.9))) == [("١٢٣", "123"), ("كتاب", "book")]
