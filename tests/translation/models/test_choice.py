from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from naba_models import InstalledModel, ModelMissing, ModelNotKept, default_model
from naba_models.manifest import load_model, write_manifest
from naba_translation.article import Draft
from naba_translation.engines.pool import IDLE_SECONDS, LOADED_TO_FILE, LONGEST_IDLE, Engines
from naba_translation.models.choice import CHOICE_NAME, Choice, read_choice, save_choice
from naba_translation.paths import Paths


def test_an_articles_own_model_comes_before_its_tags_and_these_before_the_default() -> None:
    choice = Choice("big", tags={"sport": "fast", "court": "careful"}, articles={"a": "own"})
    assert choice.model_for("a", ["sport"]) == "own"
    assert choice.model_for("b", ["sport"]) == "fast"
    assert choice.model_for("b", ["sport", "court"]) == "careful", (
        "the first by the alphabet, always the same"
    )
    assert choice.model_for("b", ["travel"]) == "big"
    assert Choice().model_for("b") == ""


def test_a_choice_is_what_was_saved(tmp_path: Path) -> None:
    choice = Choice("big", {"غزة": "fast"}, {"a" * 64: ""})
    save_choice(tmp_path / "config", choice)
    assert read_choice(tmp_path / "config") == choice


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"default": 3}', '{"tags": {"a": 1}}', '{"default": null}', "\ufeff{}"]
)
def test_a_choice_that_makes_no_sense_is_the_built_in_model(tmp_path: Path, text: str) -> None:
    (tmp_path / CHOICE_NAME).write_text(text, encoding="utf-8")
    assert read_choice(tmp_path) == Choice()


def test_a_choice_that_cannot_be_saved_leaves_the_former_one(tmp_path: Path) -> None:
    save_choice(tmp_path, Choice("big"))
    (tmp_path / "models.tmp").mkdir()  # in the way, as no permission is for root
    with pytest.raises(ModelNotKept):
        save_choice(tmp_path, Choice("other"))
    assert read_choice(tmp_path) == Choice("big")


def test_a_model_that_goes_takes_its_choices_along() -> None:
    choice = Choice("gone", {"sport": "gone", "court": "stays"}, {"a": "gone", "b": "stays"})
    assert choice.without("gone") == Choice("", {"court": "stays"}, {"b": "stays"})


class Noting:
    """Stands for an engine's process: says which model it is, and notes when it is closed."""

    def __init__(self, model: InstalledModel) -> None:
        self.signature = model.manifest.id
        self.closed = 0

    def translate(self, texts: list[str], *, decoding: object = None) -> list[Draft]:
        return []

    def alternatives(self, texts: list[str], *, count: int) -> list[list[Draft]]:
        return []

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def installed(profile: Paths, built_model: InstalledModel) -> list[InstalledModel]:
    """Three added models of a hundred bytes each."""
    models = []
    for name in ("one", "three", "two"):
        folder = profile.models / name
        folder.mkdir(parents=True)
        files = (replace(built_model.manifest.files[0], bytes=100),)
        write_manifest(folder, replace(built_model.manifest, id=name, files=files))
        models.append(load_model(folder))
    return models


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def engines_with(profile: Paths, made: dict[str, Noting], **options: object) -> Engines:
    def make(model: InstalledModel) -> Noting:
        made[model.manifest.id] = Noting(model)
        return made[model.manifest.id]

    made["built-in"] = Noting(default_model())
    return Engines(
        built_in=made["built-in"], make=make, models=profile.models, config=profile.config, **options
    )


def test_an_engine_is_made_once_and_only_when_it_is_wanted(
    profile: Paths, installed: list[InstalledModel]
) -> None:
    made: dict[str, Noting] = {}
    engines = engines_with(profile, made)
    assert set(made) == {"built-in"}
    assert engines.engine("one") is engines.engine("one")
    assert engines.engine().signature == engines.engine(default_model().manifest.id).signature
    assert set(made) == {"built-in", "one"}
    with pytest.raises(ModelMissing):
        engines.engine("four")


def test_the_choice_is_followed_as_soon_as_it_is_made(
    profile: Paths, installed: list[InstalledModel]
) -> None:
    engines = engines_with(profile, {})
    assert engines.for_article("a", ["sport"]).signature == default_model().manifest.id
    save_choice(profile.config, Choice("one", tags={"sport": "two"}, articles={"b": "three"}))
    assert engines.for_article().signature == "one"
    assert engines.for_article("a", ["sport"]).signature == "two"
    assert engines.for_article("b", ["sport"]).signature == "three"


def test_models_share_a_budget_of_memory(profile: Paths, installed: list[InstalledModel]) -> None:
    made: dict[str, Noting] = {}
    engines = engines_with(profile, made, memory=round(2 * 100 * LOADED_TO_FILE))
    for name in ("one", "two", "one", "three"):
        engines.engine(name).translate([])
    assert {name: engine.closed for name, engine in made.items()} == {
        "built-in": 0,
        "one": 0,
        "two": 1,  # it was used longest ago when the third came
        "three": 0,
    }
    engines.engine().translate([])  # is larger than all that may be there, and works alone all the same
    assert (made["one"].closed, made["three"].closed) == (1, 1)


def test_an_engine_that_does_nothing_is_closed(profile: Paths, installed: list[InstalledModel]) -> None:
    made: dict[str, Noting] = {}
    clock = Clock()
    engines = engines_with(profile, made, clock=clock)
    engines.engine("one").translate([])
    clock.now = IDLE_SECONDS
    engines.engine("two").alternatives([], count=2)
    engines.close_idle()
    assert (made["one"].closed, made["two"].closed) == (0, 0)
    clock.now += 1
    engines.close_idle()
    assert (made["one"].closed, made["two"].closed) == (1, 0)


def test_a_larger_model_is_kept_longer_and_none_for_ever(
    profile: Paths, installed: list[InstalledModel]
) -> None:
    made: dict[str, Noting] = {}
    clock = Clock()
    engines = engines_with(profile, made, clock=clock)
    engines.engine("one").translate([])
    engines.engine().translate([])  # the embedded model, a hundred thousand times as large
    clock.now = IDLE_SECONDS + 1
    engines.close_idle()
    assert (made["one"].closed, made["built-in"].closed) == (1, 0)
    clock.now = LONGEST_IDLE + 1
    engines.close_idle()
    assert made["built-in"].closed == 1
