"""Another model's words for an article's sentences count among its doubts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from library_makers import save_edit
from naba_models import InstalledModel
from naba_translation.article import Draft, Level, Review
from naba_translation.engines.drafting import with_keys
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.engines.second_opinion import SECOND_MODEL, second_opinion
from naba_translation.library.store import Store, StoredSentence
from naba_translation.paths import Paths
from naba_translation.pipeline import ArticleDone, process
from naba_translation.review import load_review
from taking_in import take_in

ARABIC = (
    "وصل 300 جندي إلى الميناء يوم أمس.",
    "لم يوقع الوزير الاتفاق مع النقابة.",
    "عاد الهدوء إلى المدينة.",
)
FIRST = (
    "300 soldiers arrived at the port.",
    "The minister did not sign the agreement.",
    "Calm returned to town.",
)
SECOND = (
    "3000 soldiers arrived at the port.",
    "The minister signed the agreement.",
    "Calm returned to town.",
)
OTHER = "model:other@2|sha:00|beam:5"


def drafts(keys: list[str], english: tuple[str, ...]) -> dict[str, Draft]:
    return {key: Draft(words, -0.1, 9, 9) for key, words in zip(keys, english, strict=True)}


@pytest.fixture
def kept(
    store: Store, engine: CTranslate2Engine, tmp_path: Path
) -> tuple[Review, tuple[StoredSentence, ...]]:
    """An article in the library with FIRST as its English."""
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(ARABIC), encoding="utf-8")
    review = next(
        one for one in process([path], engine=engine, store=store) if isinstance(one, ArticleDone)
    ).review
    stored, _ = with_keys([pair.sentence for pair in review.pairs])
    store.save_drafts(review.signature, drafts(keys_of(stored), FIRST))
    return review, stored


def keys_of(stored: tuple[StoredSentence, ...]) -> list[str]:
    return [item.key for item in stored if item.key]


def second_flags(store: Store, article: str) -> list[tuple[int, Level]]:
    review = load_review(store, article)
    assert review is not None
    return [
        (pair.sentence.index, flag.level)
        for pair in review.pairs
        for flag in pair.flags
        if flag.check == SECOND_MODEL
    ]


def test_a_number_and_a_denial_that_one_model_has_not_are_doubts(
    store: Store, kept: tuple[Review, tuple[StoredSentence, ...]]
) -> None:
    review, stored = kept
    assert second_flags(store, review.article.id) == []
    store.save_drafts(OTHER, drafts(keys_of(stored), SECOND))
    assert second_flags(store, review.article.id) == [(0, Level.DOUBT), (1, Level.DOUBT)]
    again = load_review(store, review.article.id)
    assert again is not None
    reason = next(flag.reason for flag in again.pairs[0].flags if flag.check == SECOND_MODEL)
    assert "other@2" in reason
    assert "3000" in reason


def test_the_same_model_in_another_version_is_no_second_opinion(
    store: Store, kept: tuple[Review, tuple[StoredSentence, ...]]
) -> None:
    review, stored = kept
    older = review.signature.replace("@1", "@0")
    assert older != review.signature
    store.save_drafts(older, drafts(keys_of(stored), SECOND))
    assert not second_opinion(store, review.signature, keys_of(stored)).drafts


def test_the_model_that_translated_most_is_asked(
    store: Store, kept: tuple[Review, tuple[StoredSentence, ...]]
) -> None:
    review, stored = kept
    store.save_drafts("model:little@1", drafts(keys_of(stored)[:1], SECOND[:1]))
    store.save_drafts(OTHER, drafts(keys_of(stored), SECOND))
    assert second_opinion(store, review.signature, keys_of(stored)).model == "other@2"


def test_a_humans_words_are_not_held_against_a_machines(
    store: Store, kept: tuple[Review, tuple[StoredSentence, ...]]
) -> None:
    review, stored = kept
    store.save_drafts(OTHER, drafts(keys_of(stored), SECOND))
    save_edit(store, review.article.id, stored[0], "Some 300 soldiers came.", author="a")
    assert second_flags(store, review.article.id) == [(1, Level.DOUBT)]


@pytest.mark.default_model
def test_the_command_compares_a_text_and_an_article(
    built_model: InstalledModel, profile: Paths, tmp_path: Path
) -> None:
    take_in(built_model.folder, profile.models)
    models = ("--models", "naba-ar-en", "tiny")
    told = naba("compare", ARABIC[0], *models)
    assert "«300»" in told
    assert "1 of 1 sentence differs" in told
    assert "[U+2068]" not in told, "our own sentences keep quotations apart"
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(ARABIC), encoding="utf-8")
    assert len(json.loads(naba("compare", path, *models, "--json"))) == len(ARABIC)
    with Store(profile.store) as store:
        (row,) = store.articles()
        assert row.done == row.sentences == len(ARABIC)
        assert second_flags(store, row.id)


@pytest.mark.parametrize(
    ("what", "models", "code"),
    [
        ("Ports.", ("naba-ar-en", "tiny"), 1),
        ("gone.txt", ("naba-ar-en", "tiny"), 1),
        (ARABIC[0], ("tiny",) * 2, 2),
    ],
)
def test_the_command_refuses_what_it_cannot_compare(
    what: str, models: tuple[str, str], code: int, built_model: InstalledModel, profile: Paths
) -> None:
    take_in(built_model.folder, profile.models)
    command = [Path(sys.executable).with_name("naba"), "compare", what, "--models", *models]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (code, "")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.default_model
def test_the_default_model_is_the_analysts_choice(
    built_model: InstalledModel, profile: Paths, tmp_path: Path
) -> None:
    take_in(built_model.folder, profile.models)
    assert "naba-ar-en" in naba("models", "default")
    assert "tiny" in naba("models", "default", "tiny")
    path = tmp_path / "a.txt"
    path.write_text(ARABIC[0], encoding="utf-8")
    naba("translate", path, "--out", tmp_path, "--format", "json")
    assert json.loads((tmp_path / "a.json").read_text())["signature"].startswith("model:tiny@")
    naba("models", "remove", "tiny")
    assert "naba-ar-en" in naba("models", "default")


def naba(*arguments: object) -> str:
    command = [str(part) for part in (Path(sys.executable).with_name("naba"), *arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
