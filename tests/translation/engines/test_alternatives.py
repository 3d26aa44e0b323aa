from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tiny_model as tiny
from naba_models import InstalledModel
from naba_translation.article import Draft, Kind, Level, Pair, Sentence
from naba_translation.changed_words import changed_words
from naba_translation.checks.disagreement import disagreements
from naba_translation.engines.alternatives import WAYS, Compared, compare, other_ways
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.engines.process import EngineProcess
from naba_translation.library.store import Store
from naba_translation.names.table import NameTable
from naba_translation.normalise import normalise

ARABIC = "أعلنت وزارة النقل أن الميناء الجديد سيفتح في الربيع المقبل بعد تأخير دام عامين."


def pair_of(arabic: str = ARABIC, draft: Draft | None = None, index: int = 0) -> Pair:
    return Pair(Sentence(index, 0, 0, len(arabic), arabic, Kind.BODY), draft=draft)


@pytest.fixture
def other_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CTranslate2Engine]:
    """Another model, which says other things."""
    folder: Path = tmp_path_factory.mktemp("other") / "model"
    engine = CTranslate2Engine(tiny.build(folder, model_id="other", seed=8), threads=1)
    yield engine
    engine.close()


def test_the_first_hypothesis_is_what_the_engine_says_and_the_others_are_others(
    engine: CTranslate2Engine,
) -> None:
    (ways,) = engine.alternatives([normalise(ARABIC).text], count=4)
    (usual,) = engine.translate([normalise(ARABIC).text])
    assert 2 <= len(ways) <= 4
    assert len({way.english for way in ways}) == len(ways)
    assert [way.score for way in ways] == sorted((way.score for way in ways), reverse=True)
    assert usual.english
    assert engine.alternatives([], count=3) == []


def test_the_engines_process_gives_the_same_alternatives(
    built_model: InstalledModel, engine: CTranslate2Engine
) -> None:
    texts = [normalise(ARABIC).text, normalise("قال الوزير إن التكلفة بلغت 3.5 مليون دينار").text]
    process = EngineProcess(built_model, threads=1)
    try:
        assert process.alternatives(texts, count=3) == engine.alternatives(texts, count=3)
    finally:
        process.close()


def test_ways_to_say_a_sentence_are_different_checked_and_the_best_first(
    engine: CTranslate2Engine, store: Store
) -> None:
    names = NameTable(store).gazetteer()
    (draft,) = engine.translate([normalise(ARABIC).text])
    rejected = "The ministry said it."
    ways = other_ways(pair_of(draft=replace(draft, rejected=rejected)), engine=engine, names=names)
    english = [way.english for way in ways]
    assert len(set(english)) == len(english) <= WAYS + 1
    assert rejected in english
    doubts = [sum(flag.level is Level.DOUBT for flag in way.flags) for way in ways]
    assert doubts == sorted(doubts)
    assert any(doubts), "a random model is not believed"


def test_a_sentence_in_parts_has_whole_sentences_as_ways(engine: CTranslate2Engine, store: Store) -> None:
    long = " ".join([ARABIC.rstrip(".")] * 12) + "."
    ways = other_ways(pair_of(long), engine=engine, names=NameTable(store).gazetteer(), count=2)
    assert all(way.draft is not None and way.draft.parts > 1 for way in ways)


def test_two_models_are_compared_and_nothing_is_translated_twice(
    engine: CTranslate2Engine, other_engine: CTranslate2Engine, store: Store
) -> None:
    pairs = [pair_of(index=0), pair_of("بلغ العدد 150 شخصا.", index=1)]
    names = NameTable(store).gazetteer()
    *steps, compared = compare(pairs, first=engine, second=other_engine, store=store, names=names)
    assert steps == sorted(steps)
    assert steps[-1] == 4
    assert isinstance(compared, tuple)
    assert [one.first.sentence.index for one in compared] == [0, 1]
    for one in compared:
        assert isinstance(one, Compared)
        assert one.first.english != one.second.english
        assert one.differences == disagreements(one.first.english, one.second.english)
    again = list(compare(pairs, first=engine, second=other_engine, store=store, names=names))
    assert again[0] == 2, "all from the library"
    assert again[-1] == compared


def test_changed_words_are_those_that_were_not_there() -> None:
    assert changed_words("the old port opens", "the new port opens soon") == ((4, 7), (19, 23))
    assert changed_words("a b", "a b") == ()
    assert changed_words("", "all new") == ((0, 7),)
    assert changed_words("all gone", "") == ()


@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30))
def test_without_its_changed_words_a_text_is_part_of_the_old_one(old: str, new: str) -> None:
    kept = list(new)
    for start, end in changed_words(old, new):
        kept[start:end] = " " * (end - start)
    left = iter(old.split())
    assert all(word in left for word in "".join(kept).split())
