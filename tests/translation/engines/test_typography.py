from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from naba_translation.alignment import MARK, link_words, word_numbers
from naba_translation.article import Link
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.engines.pieces import load_pieces
from naba_translation.engines.typography import begun, joined, mended

WORDS = ["that", "said", "US", "mid", "non", "and", "war", "10", "3.5", "km", "e", "iPhone", "al", "w", "5'"]
MARKS = ['"', "'", "“", "”", "(", ")", "[", "]", "-", "/", ".", ",", ":", ";", "!", "?", "%", "...", "⁇", "$"]
signs = st.sampled_from([*WORDS, *MARKS])
piece = st.one_of(st.just(MARK), signs, signs.map(lambda sign: MARK + sign))
outputs = st.lists(piece, max_size=30)


def text_of(pieces: list[str]) -> str:
    return "".join(pieces).replace(MARK, " ").strip()


def spoken(text: str) -> str:
    """What `mended` makes of a text in which each word is a piece, and each mark within it."""
    return text_of(mended([f"{MARK}{word}" for word in text.split(" ")]))


@given(outputs)
@example([MARK, "▁the", MARK, MARK, "▁end"])
@example(['▁"', MARK, "▁Since"])
@example(["▁(", MARK, "ISIS", MARK, ")"])
def test_spaces_alone_are_taken_out(pieces: list[str]) -> None:
    made = mended(pieces)
    assert len(made) == len(pieces)
    assert text_of(made).replace(" ", "") == text_of(pieces).replace(" ", "")
    assert mended(made) == made


@given(outputs)
@example([MARK, "▁the", MARK, MARK, "▁end"])
@example(['▁"', MARK, "▁Since"])
def test_links_count_the_words_of_the_text(pieces: list[str]) -> None:
    made = mended(pieces)
    words = text_of(made).split()
    if words:
        assert max(word_numbers(made)) + 1 == len(words)


@given(outputs)
def test_a_beginning_changes_no_more_than_one_letter_to_its_capital(pieces: list[str]) -> None:
    english = text_of(pieces)
    made = begun(english, arabic="")
    assert made.casefold() == english.casefold()
    assert sum(one != other for one, other in zip(made, english, strict=True)) <= 1
    assert begun(made, arabic="") == made


@pytest.mark.parametrize(
    ("came", "stands"),
    [
        (
            'explained on Monday that " Since the start of it',
            'explained on Monday that "Since the start of it',
        ),
        ('was " aggression" and criticized', 'was "aggression" and criticized'),
        ('" Today" is near', '"Today" is near'),
        ('indicates " that it is so," he said', 'indicates "that it is so," he said'),
        ('He said: "It ends now. "', 'He said: "It ends now."'),
        ('"Hello , " he said', '"Hello," he said'),
        ('a " B" and " C "', 'a "B" and "C"'),
        ("the group ( ISIS) and the [ old ] front", "the group (ISIS) and the [old] front"),
        ("he “ agreed ” at once", "he “agreed” at once"),
        ("100 miles/ hour", "100 miles/hour"),
        ("mid- September, non- aligned, e- Government", "mid-September, non-aligned, e-Government"),
        ("in Geneva , he said ; then Aleppo .", "in Geneva, he said; then Aleppo."),
        ("it is high (10 feet) . The next", "it is high (10 feet). The next"),
        ("in 2016 , they left", "in 2016, they left"),
        ("two  spaces   here", "two spaces here"),
    ],
)
def test_what_models_write_apart(came: str, stands: str) -> None:
    assert spoken(came) == stands


@pytest.mark.parametrize(
    "english",
    [
        "pre- and post-war",
        "first- and third-class cars, short- to medium-term",
        "Moscow- which denied it",
        "5' 10\" tall",
        'a 10 " pipe and a 12 " pipe',
        "3 : 1 and 7 , 5",
        'peace " he said, adding "we will fight"',
        'understanding with Russia " aims to address it',
        "well :) and :( and : )",
        "[ ] not done",
        "he read, ... and wept",
        "Ankara / Anadolu - 5",
        "w/ cheese",
        "US$ 2.3 billion",
        "the dogs ' tails",
    ],
)
def test_what_may_be_meant_otherwise_stays(english: str) -> None:
    assert spoken(english) == english


@pytest.mark.parametrize(
    ("came", "stands"),
    [
        ("wheat production fell", "Wheat production fell"),
        ('"we will go," he said', '"We will go," he said'),
        ("- the first", "- The first"),
        ("al-Qaeda said", "Al-Qaeda said"),
        ("analysts' view.", "Analysts' view."),
        ("no", "No"),
        ("a way", "A way"),
    ],
)
def test_a_sentence_begins_with_a_capital(came: str, stands: str) -> None:
    assert begun(came, arabic="قمح") == stands


@pytest.mark.parametrize(
    "english",
    [
        "iPhone sales fell",
        "eBay",
        "x86 chips",
        "www.site.net says",
        "https://site.net",
        "user@site.net",
        "...and left",
        "'s visit",
        "5 men",
        "",
        "@user said",
        "al_Nusra",
    ],
)
def test_names_addresses_and_what_goes_on_keep_their_small_letter(english: str) -> None:
    assert begun(english, arabic="قال") == english


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (
            ["He left for the G20 conference,", "In which he spoke."],
            "He left for the G20 conference, in which he spoke.",
        ),
        (["He agreed.", "In turn, they left"], "He agreed. In turn, they left"),
        (['"He agreed."', "But they left"], '"He agreed." But they left'),
        (["He said:", "The war is over"], "He said: The war is over"),
        (
            ["they met in", "May", "", "Despite, as he said, the war"],
            "they met in May despite, as he said, the war",
        ),
        (["He went to", "The Hague"], "He went to the Hague"),
        (["and with", "IS and", "Iran"], "and with IS and Iran"),
        ([], ""),
    ],
)
def test_the_parts_of_a_sentence_are_one_sentence(parts: list[str], whole: str) -> None:
    assert joined(parts) == whole


def test_a_name_that_the_arabic_writes_small_stays_small() -> None:
    assert begun("adidas fell", arabic="انخفضت adidas") == "adidas fell"


def test_the_links_of_a_mended_text_lead_to_its_words() -> None:
    """ "that " Since" is three words as it came, and two as it stands."""
    target = mended(["▁that", '▁"', "▁Since", "▁then"])
    attention = [[0.9, 0, 0], [0, 0.8, 0], [0, 0.9, 0], [0, 0, 0.9]]
    assert link_words(["▁أن", "▁منذ", "▁ثم"], target, attention) == (
        Link(0, 0, 0.9),
        Link(1, 1, 0.85),
        Link(2, 2, 0.9),
    )


def test_a_hole_in_the_english_parts_no_word(engine: CTranslate2Engine) -> None:
    """SentencePiece would put spaces around it, and every later link would lead to the word before its own."""
    engine.translate(["نعم"])
    model = engine._model
    pieces = load_pieces(model.folder, model.manifest.tokenizer)
    made = pieces.set_well(["▁the", "▁a", "<unk>", "b", "▁port"])
    assert pieces.decode(made) == "the a⁇b port"
    assert word_numbers(made) == [0, 1, 1, 1, 2]
