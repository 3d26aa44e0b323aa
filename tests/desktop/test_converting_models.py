"""Another's model is converted from the window, as by the command."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from at_the_window import LONG, do, start
from naba_desktop.app import Desktop
from naba_desktop.installed.taking_in import Imported, Intake, Undecided, let_go, take_in
from naba_desktop.work.background import Steps
from naba_models import SelfTestFailed, read_receipt
from naba_translation.paths import Paths


@pytest.fixture
def at_models(make_desktop: Callable[[], Desktop], qtbot: QtBot) -> Desktop:
    """A window at its place "Models"."""
    desktop = make_desktop()
    start(desktop, qtbot)
    do(desktop, "place_models")
    qtbot.waitUntil(lambda: desktop.models.page.list.count() == 1, timeout=LONG)
    return desktop


@pytest.fixture(scope="module")
def marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the hub has it, of a model that passes the self-test."""
    pytest.importorskip("torch", reason="conversion needs torch (packaging/lock/train.txt)")
    pytest.importorskip("transformers", reason="conversion needs the extra `convert`")
    from hugging_face_models import marian_that_translates

    return marian_that_translates(tmp_path_factory.mktemp("hub") / "opus-tiny")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder that says it is a Hugging Face model, without anything that could be converted."""
    folder = tmp_path / "bare"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"model_type": "marian"}), encoding="utf-8")
    return folder


def until_said(desktop: Desktop, qtbot: QtBot, title: str) -> str:
    """The details of the message, when it is there and nothing is going on any more."""
    banner = desktop.window.banner
    action = desktop.window.commands.actions["convert_model"]
    qtbot.waitUntil(lambda: banner.isVisible() and title in banner._title.text(), timeout=LONG)
    qtbot.waitUntil(action.isEnabled, timeout=LONG)
    return banner._detail.text()


def nothing_stays(profile: Paths) -> bool:
    return not profile.models.exists() or list(profile.models.iterdir()) == []


def declined_then_agreed(desktop: Desktop, qtbot: QtBot, answers, profile: Paths, command: str) -> str:
    """What is asked: nothing stays where the answer is no, and the model is there where it is yes."""
    answers.yes = False
    do(desktop, command)
    qtbot.waitUntil(lambda: len(answers.said) == 1, timeout=LONG)
    assert nothing_stays(profile)
    qtbot.waitUntil(desktop.window.commands.actions[command].isEnabled, timeout=LONG)
    answers.yes = True
    do(desktop, command)
    until_said(desktop, qtbot, "is installed")
    question: str = answers.said[0]
    return question


@pytest.mark.convert
def test_a_folder_is_converted_tried_and_selected(
    at_models: Desktop, qtbot: QtBot, answers, marian: Path, profile: Paths
) -> None:
    answers.folder = marian
    do(at_models, "convert_model")
    page = at_models.models.page
    qtbot.waitUntil(page.progress.cancel.isVisible, timeout=LONG)
    until_said(at_models, qtbot, "is installed")
    qtbot.waitUntil(lambda: page.list.count() == 2, timeout=LONG)
    line = page.current
    assert line is not None
    assert (line.id, line.doubtful, line.problem) == ("opus-tiny", False, None)
    assert "apache-2.0" in line.licence.lower()
    (folder,) = profile.models.iterdir()
    receipt = read_receipt(folder)
    assert receipt is not None
    assert (receipt.source, receipt.self_test) == ("opus-tiny", "passed")
    assert answers.said == []


@pytest.mark.convert
def test_a_folder_that_was_to_be_imported_is_offered_for_conversion(
    at_models: Desktop, qtbot: QtBot, answers, marian: Path, profile: Paths
) -> None:
    answers.folder = marian
    question = declined_then_agreed(at_models, qtbot, answers, profile, "import_model_folder")
    assert question.startswith("Convert opus-tiny?")


@pytest.mark.convert
def test_pickles_are_opened_only_after_a_question_that_names_the_risk(
    at_models: Desktop, qtbot: QtBot, answers, marian: Path, tmp_path: Path, profile: Paths
) -> None:
    import torch
    from safetensors.torch import load_file

    folder = tmp_path / "pickled"
    shutil.copytree(marian, folder)
    weights = load_file(folder / "model.safetensors")
    (folder / "model.safetensors").unlink()
    torch.save(weights, folder / "pytorch_model.bin")
    answers.folder = folder
    question = declined_then_agreed(at_models, qtbot, answers, profile, "convert_model")
    assert "can run any program as you" in question


@pytest.mark.convert
def test_cancelling_ends_the_conversion_and_leaves_nothing(
    at_models: Desktop, qtbot: QtBot, answers, marian: Path, profile: Paths
) -> None:
    answers.folder = marian
    do(at_models, "convert_model")
    page = at_models.models.page
    qtbot.waitUntil(lambda: any(profile.models.glob(".incoming-*")), timeout=LONG)
    page.progress.cancel.click()
    qtbot.waitUntil(at_models.window.commands.actions["convert_model"].isEnabled, timeout=LONG)
    assert nothing_stays(profile)
    assert not at_models.window.banner.isVisible()


def test_without_the_extra_it_is_said_what_to_install(
    at_models: Desktop,
    qtbot: QtBot,
    answers,
    bare: Path,
    tmp_path: Path,
    profile: Paths,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The process of the conversion looks for libraries where this one does."""
    (bare / "model.safetensors").write_bytes(b"")
    for name in ("source.spm", "target.spm"):
        (bare / name).write_bytes(b"")
    library = tmp_path / "libraries" / "transformers.py"
    library.parent.mkdir()
    library.write_text("raise ModuleNotFoundError('gone', name='transformers')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(library.parent)
    answers.folder = bare
    do(at_models, "convert_model")
    detail = until_said(at_models, qtbot, "The converter is not installed")
    assert "pip install 'naba[convert]'" in detail
    assert nothing_stays(profile)


def test_refusals_read_well(at_models: Desktop, qtbot: QtBot, answers, bare: Path, profile: Paths) -> None:
    answers.folder = bare
    do(at_models, "convert_model")
    assert "there are no weights" in until_said(at_models, qtbot, "The model is not whole")
    config = {"model_type": "marian", "auto_map": {"AutoModel": "evil.Model"}}
    (bare / "config.json").write_text(json.dumps(config), encoding="utf-8")
    at_models.window.banner.hide()
    do(at_models, "convert_model")
    assert "code of its own" in until_said(at_models, qtbot, "The model was not taken in")
    (bare / "config.json").unlink()
    at_models.window.banner.hide()
    do(at_models, "convert_model")
    assert "--online" in until_said(at_models, qtbot, "The model was not taken in")
    assert nothing_stays(profile)


def driven(steps: Steps) -> object:
    """What a job returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@pytest.mark.convert
@pytest.mark.parametrize("kept", [True, False])
def test_a_model_that_fails_its_self_test_is_converted_once(
    kept: bool, tmp_path: Path, profile: Paths
) -> None:
    pytest.importorskip("torch", reason="conversion needs torch (packaging/lock/train.txt)")
    pytest.importorskip("transformers", reason="conversion needs the extra `convert`")
    from hugging_face_models import marian

    source = marian(tmp_path / "says-nonsense")
    found = driven(take_in(Intake(source, convert=True), profile))
    assert isinstance(found, Undecided)
    assert isinstance(found.reason, SelfTestFailed)
    shutil.rmtree(source)  # so that nobody could convert it again
    if kept:
        added = driven(take_in(replace(found.intake, force=True), profile))
        assert isinstance(added, Imported)
        assert (added.id, added.doubtful) == ("says-nonsense", True)
        assert len(list(profile.models.iterdir())) == 1
    else:
        driven(let_go(found.intake))
        assert nothing_stays(profile)
