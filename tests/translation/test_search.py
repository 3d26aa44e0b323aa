from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library_makers import save_edit
from naba_translation.article import Article, Draft, Paragraph, Sentence
from naba_translation.index import passages
from naba_translation.index.marks import english_places
from naba_translation.index.words import WORD, asked, indexed, places
from naba_translation.library.store import Store, StoredSentence
from naba_translation.names.gazetteer import gazetteer
from naba_translation.normalise import search_key
from naba_translation.review import load_review
from naba_translation.search import search
from naba_translation.search.encoder import SentenceEncoder
from naba_translation.search.meaning import Meaning
from naba_translation.search.question import read_question
from naba_translation.search.terms import arabic_terms

SIGNATURE = "test"


def keep(store: Store, name: str, *pairs: tuple[str, str]) -> Article:
    """An article of these Arabic sentences, with their English where there is any."""
    text = "\n".join(arabic for arabic, _ in pairs)
    sentences, paragraphs, at = [], [], 0
    for index, (arabic, _) in enumerate(pairs):
        key = hashlib.sha256(arabic.encode()).hexdigest()
        sentences.append(StoredSentence(Sentence(index, index, at, at + len(arabic), arabic), key))
        paragraphs.append(Paragraph(index, at, at + len(arabic)))
        at += len(arabic) + 1
    article = Article(name, f"/press/{name}.txt", "", "txt/1", text, tuple(paragraphs), title=name)
    store.add_article(article, sentences)
    store.set_signature(article.id, SIGNATURE)
    drafts = {
        stored.key or "": Draft(english, -1.0, 1, 1)
        for stored, (_, english) in zip(sentences, pairs, strict=True)
        if english
    }
    store.save_drafts(SIGNATURE, drafts)
    return article


def found(store: Store, text: str, meaning: Meaning | None = None) -> list[tuple[str, int]]:
    return [(hit.article, hit.index) for hit in search(store, text, meaning=meaning)]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("الأسلحة", "عثر على اسلحة في المخزن"),
        ("أسلحة", "وبالأسلحة الثقيلة"),
        ("وزارة", "وأعلنت الوزارة ذلك"),
        ("واشنطن", "العلاقات بواشنطن متوترة"),
        ("سورية", "في سوريا"),
        ("محمد", "مُحَمَّد"),
        ("مستشفى", "بالمستشفي"),
        ("الشعب", "دعم للشعب"),
        ("لبنان", "ولبنان"),
    ],
)
def test_a_word_is_found_in_other_spellings_and_with_clitics(question: str, text: str) -> None:
    assert set(indexed(text).split()) & set(asked(question))
    assert places(text, (question,))


@pytest.mark.parametrize(
    ("question", "text"), [("والد", "لد"), ("بلد", "لد"), ("كتاب", "تاب"), ("وزارة", "زار")]
)
def test_a_letter_that_belongs_to_the_word_is_not_taken_off(question: str, text: str) -> None:
    assert not places(text, (question,))


@given(st.text(alphabet="ابتكلوفسيهةىأإآءئؤمن ًٌَُِّْـ1aZ -،.", max_size=40))
def test_a_word_of_a_text_is_found_by_itself_where_it_stands(text: str) -> None:
    for start, end in places(text, tuple(text.split())):
        assert 0 <= start < end <= len(text)
    kept = set(indexed(text).split())
    assert all(kept & set(asked(word)) for word in WORD.findall(search_key(text)))


def test_words_of_both_languages_find_the_sentence_with_the_match_marked(store: Store) -> None:
    keep(
        store,
        "a",
        ("دعا الوزير إلى فرض مناطق حظر جوي.", "The minister called for no-fly zones."),
        ("غادر الوفد المدينة.", "The delegation left the city."),
    )
    (hit,) = search(store, "no-fly zone")
    assert (hit.article, hit.index, hit.title) == ("a", 0, "a")
    assert [hit.english[a:b] for a, b in hit.english_spans] == ["no-fly", "zones"]
    assert [hit.arabic[a:b] for a, b in hit.arabic_spans] == ["حظر", "جوي"]
    (hit,) = search(store, "الوفد")
    assert [hit.arabic[a:b] for a, b in hit.arabic_spans] == ["الوفد"]


def test_a_standing_term_is_found_before_anything_is_translated(store: Store) -> None:
    keep(store, "a", ("حذر من استخدام الأسلحة الكيميائية.", ""), ("غادر الوفد المدينة.", ""))
    (hit,) = search(store, "Chemical weapons")
    assert (hit.index, hit.english) == (0, "")
    assert [hit.arabic[a:b] for a, b in hit.arabic_spans] == ["الأسلحة", "الكيميائية"]


def test_the_longest_term_counts() -> None:
    assert arabic_terms("peace talks on the de-escalation zones")[1][0] == "مناطق خفض التصعيد"
    assert arabic_terms("nothing of the kind") == ()


def test_a_quoted_phrase_wants_its_words_in_order(store: Store) -> None:
    keep(
        store, "a", ("نص أول هنا.", "The port city council met."), ("نص ثان هنا.", "A city port was closed.")
    )
    assert found(store, '"city port"') == [("a", 1)]


def test_the_index_follows_drafts_edits_and_removal(store: Store) -> None:
    article = keep(store, "a", ("وصلت السفينة إلى الميناء.", "The ship arrived."))
    (stored,) = store.sentences(article)
    store.save_drafts("newer", {stored.key or "": Draft("The vessel arrived.", -1.0, 1, 1)})
    assert found(store, "vessel")
    assert not found(store, "ship")
    save_edit(store, "a", stored, "The ferry has come in.", author="Amal")
    assert found(store, "ferry")
    assert not found(store, "vessel")
    save_edit(store, "a", stored, None, author="Amal")
    assert found(store, "vessel")
    store.remove("a")
    assert not found(store, "vessel السفينة")


def test_a_sentence_of_two_articles_stays_when_one_goes(store: Store) -> None:
    shared = ("وصلت السفينة إلى الميناء.", "The ship arrived.")
    keep(store, "a", shared)
    keep(store, "b", shared, ("غادر الوفد المدينة.", "The delegation left."))
    assert found(store, "ship") == [("a", 0), ("b", 0)]
    assert [hit.article for hit in search(store, "ship", among={"b"})] == ["b"]
    store.remove("a")
    assert found(store, "ship") == [("b", 0)]


def test_an_article_read_again_with_other_sentences_leaves_none_of_the_old(store: Store) -> None:
    keep(store, "a", ("وصلت السفينة إلى الميناء.", "The ship arrived."))
    keep(store, "a", ("غادر الوفد المدينة.", "The delegation left."))
    assert not found(store, "السفينة")
    assert found(store, "الوفد") == [("a", 0)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=30))
def test_any_text_is_a_question(store: Store, text: str) -> None:
    assert search(store, text) == ()


class _Letters:
    """Counts letters: enough to be near oneself."""

    name = "letters/1"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        counts = np.array(
            [[text.count(chr(0x627 + at)) + 1e-3 for at in range(40)] for text in texts], np.float32
        )
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)

    def unload(self) -> None:
        """It holds nothing."""


def test_meaning_is_learnt_once_and_goes_on_after_a_stop(store: Store) -> None:
    keep(store, "a", *[(f"جملة {'س' * number} طويلة.", "") for number in range(150)])
    meaning = Meaning(store, _Letters())
    learning = meaning.learn()
    assert next(learning) == (64, 150)
    learning.close()
    assert list(meaning.learn()) == [(64, 86), (86, 86)]
    assert list(meaning.learn()) == []
    nearest = meaning.nearest("جملة سسسسسسسسس طويلة.", limit=3)
    arabic = {
        row["passage"]: row["arabic"] for row in passages.places(store.database, [nearest[0][0]], among=None)
    }
    assert arabic[nearest[0][0]] == "جملة سسسسسسسسس طويلة."
    assert nearest[0][1] == pytest.approx(1.0, abs=0.01)


def test_what_is_added_or_removed_later_is_seen(store: Store) -> None:
    keep(store, "a", ("سسسسسسسس", ""))
    meaning = Meaning(store, _Letters())
    list(meaning.learn())
    assert found(store, "سسسسسس؟", meaning) == [("a", 0)]
    keep(store, "b", ("قققققققق", ""))
    list(meaning.learn())
    assert found(store, "ققققققق؟", meaning) == [("b", 0)]
    store.remove("b")
    assert found(store, "ققققققق؟", meaning) == []


def test_an_english_question_finds_the_arabic_by_its_meaning(store: Store) -> None:
    keep(
        store,
        "a",
        ("ارتفعت أسعار الخبز بعد تراجع محصول القمح.", ""),
        ("فاز الفريق الوطني بكأس آسيا لكرة القدم.", ""),
        ("انقطعت الكهرباء عن المستشفيات عدة ساعات.", ""),
        ("أعيد فتح الجسر بعد إصلاح الأضرار.", ""),
    )
    meaning = Meaning(store, SentenceEncoder())
    list(meaning.learn())
    assert found(store, "hospitals without electricity", meaning)[0] == ("a", 2)
    assert found(store, "the national football team won the cup", meaning)[0] == ("a", 1)
    assert found(store, "bread became more expensive", meaning)[0] == ("a", 0)


def test_a_rare_word_is_not_lost_among_common_ones(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "MANY", 5)
    keep(store, "old", ("نص قديم هنا.", "The lighthouse was painted."))
    keep(
        store,
        "many",
        *[(f"نص رقم {number} هنا.", f"The minister said number {number}.") for number in range(30)],
    )
    assert found(store, "minister said lighthouse")[0] == ("old", 0)
    assert found(store, "minister")


def test_an_old_passage_with_the_rarer_word_stands_before_newer_ones_with_a_word_that_fills_the_ranking(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passages, "RANKED", {True: 5, False: 5})
    keep(store, "old", ("نص قديم هنا.", "The lighthouse was painted."))
    keep(store, "many", *[(f"نص رقم {number} هنا.", f"The mayor said {number}.") for number in range(30)])
    told = found(store, "mayor lighthouse")
    assert told[0] == ("old", 0)
    assert ("many", 29) in told


def test_the_english_that_is_shown_is_marked_though_another_article_words_it_otherwise(store: Store) -> None:
    for name, words in (("a", "The ships arrived with one ship."), ("b", "A ship \x02has come in.")):
        (stored,) = store.sentences(keep(store, name, ("وصلت السفينة إلى الميناء.", "It came.")))
        save_edit(store, name, stored, words, author="Amal")
    first, second = sorted(search(store, "ship"), key=lambda hit: hit.article)
    assert [first.english[a:b] for a, b in first.english_spans] == ["ships", "ship"]
    assert (second.english, second.english_spans) == ("A ship \x02has come in.", ())


def test_what_is_found_is_shown_as_the_reader_shows_it(store: Store) -> None:
    """Names in their one form, and what a person wrote for the same sentence elsewhere."""
    keep(store, "a", ("اندلعت اشتباكات قرب جرابلس.", "Clashes broke out near Jarablus."))
    keep(store, "b", ("وصلت السفينة إلى الميناء.", "The ship arrived."))
    (stored,) = store.sentences(keep(store, "c", ("وصلت السفينة إلى الميناء.", "The ship arrived.")))
    save_edit(store, "c", stored, "The ferry arrived.", author="Amal")
    for article, question in (("a", "clashes"), ("b", "ferry")):
        review = load_review(store, article)
        assert review is not None
        (hit,) = [hit for hit in search(store, question) if hit.article == article]
        assert hit.english == review.pairs[0].english
    (hit,) = search(store, "clashes")
    assert "Jarabulus" in hit.english


@pytest.mark.parametrize("question", ["Jarabulus", "jarablus", "Clashes near Jarabulus"])
def test_a_name_is_found_under_all_its_spellings_and_before_anything_is_translated(
    store: Store, question: str
) -> None:
    keep(store, "a", ("اندلعت اشتباكات قرب جرابلس.", "Clashes broke out near Jarablus."))
    keep(store, "b", ("نزح السكان من جرابلس إلى القرى.", ""), ("غادر الوفد المدينة.", ""))
    first, second = sorted(search(store, question), key=lambda hit: hit.article)
    assert "Jarabulus" in [first.english[a:b] for a, b in first.english_spans]
    assert [second.arabic[a:b] for a, b in second.arabic_spans] == ["جرابلس"]
    assert (second.article, second.index) == ("b", 0)


def test_a_name_of_several_words_is_one_and_its_words_are_found_apart(store: Store) -> None:
    keep(
        store,
        "a",
        ("نص أول هنا.", "Shelling hit Deir Ezzor."),
        ("نص ثان هنا.", "Shelling hit Deir ez-Zor."),
        ("نص ثالث هنا.", "He left Ezzor for a deir."),
        ("نص رابع هنا.", "A deir was closed."),
    )
    assert {index for _, index in found(store, '"deir ez-zor"')} == {0, 1}
    assert {index for _, index in found(store, "Deir Ezzor")} >= {0, 1, 2}


@given(
    st.lists(st.text(alphabet="ab '\"-.é\x02\x03\x00", max_size=12), max_size=5),
    st.sampled_from(["a", "b a"]),
)
def test_english_places_are_words_of_the_question(texts: list[str], phrase: str) -> None:
    told = english_places(texts, [phrase])
    assert len(told) == len(texts)
    for text, spans in zip(texts, told, strict=True):
        for start, end in spans:
            assert WORD.findall(text[start:end].casefold()) == phrase.split()


def test_an_article_pasted_as_a_question_is_read_as_soon_as_a_short_one() -> None:
    """Every run of its words was asked for as a name: eight hundred took five minutes."""
    words = [f"word{number}" for number in range(3000)]
    question = read_question(" ".join((*words, "Ain al-Arab")), names=gazetteer())
    *others, name = question.english
    assert [one.terms for one in others] == [(word,) for word in words]
    assert "عين العرب" in name.arabic
