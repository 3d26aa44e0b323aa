"""What the window says of models that come, go and are chosen, so that none is mistaken for another."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from at_the_window import LONG, do, read
from naba_desktop.app import Desktop
from naba_models import InstalledModel
from naba_models.manifest import MANIFEST_NAME, write_manifest
from naba_translation.models.choice import read_choice
from naba_translation.paths import Paths
from taking_in import take_in


def at_models(desktop: Desktop, qtbot: QtBot, count: int) -> None:
    do(desktop, "place_models")
    qtbot.waitUntil(lambda: desktop.models.page.list.count() == count, timeout=LONG)


def until_said(desktop: Desktop, qtbot: QtBot, title: str) -> str:
    """The details of the message, when it is there and nothing is going on any more."""
    banner, action = desktop.window.banner, desktop.window.commands.actions["import_model"]
    qtbot.waitUntil(lambda: banner.isVisible() and title in banner._title.text(), timeout=LONG)
    qtbot.waitUntil(action.isEnabled, timeout=LONG)
    return str(banner._detail.text())


def test_an_article_gets_its_model_where_models_are_chosen(
    shown: Desktop,
    qtbot: QtBot,
    answers,
    article_files: tuple[Path, Path],
    profile: Paths,
    other: InstalledModel,
) -> None:
    at_models(shown, qtbot, 2)
    action = shown.window.commands.actions["article_model"]
    assert not action.isEnabled(), "no article is there"
    read(shown, qtbot, article_files[0])
    review = shown.window.review_table.review
    assert review is not None
    at_models(shown, qtbot, 2)
    assert action.isEnabled()
    answers.choice = 2
    do(shown, "article_model")
    entry = shown.controller.entry_of(review.article.id)
    assert entry is not None
    assert answers.said[-1].startswith(f"Which model translates “{entry.name}”?"), (
        "which article is not seen here"
    )
    assert read_choice(profile.config).articles == {review.article.id: "other"}


def test_two_models_of_one_name_are_told_apart(
    shown: Desktop,
    qtbot: QtBot,
    answers,
    article_files: tuple[Path, Path],
    profile: Paths,
    other: InstalledModel,
) -> None:
    take_in(other.folder, profile.models, "field")
    at_models(shown, qtbot, 3)
    titles = [shown.models.page.list.item(row).text().partition("\n")[0] for row in range(3)]
    assert len(set(titles)) == 3
    assert any("(field)" in title for title in titles)
    read(shown, qtbot, article_files[0])
    do(shown, "article_model")
    offered = answers.said[-1].splitlines()[1:]
    assert len(set(offered)) == len(offered) == 4


def test_a_failed_model_is_not_offered_for_everything_and_looks_so_in_the_list(
    shown: Desktop, qtbot: QtBot, answers, tiny_model: InstalledModel
) -> None:
    answers.folder = tiny_model.folder
    do(shown, "import_model_folder")
    detail = until_said(shown, qtbot, "is installed, marked as failed")
    assert "Its self-test failed" in detail
    assert not shown.window.banner._action.isVisible()
    qtbot.waitUntil(lambda: shown.models.page.list.count() == 2, timeout=LONG)
    assert "failed!" in shown.models.page.list.item(1).text()


def test_versions_that_take_each_others_place_are_said(
    shown: Desktop, qtbot: QtBot, answers, tiny_model: InstalledModel, profile: Paths
) -> None:
    take_in(tiny_model.folder, profile.models)
    write_manifest(
        tiny_model.folder,
        replace(
            tiny_model.manifest, version="2", limits=replace(tiny_model.manifest.limits, target_tokens=99)
        ),
    )
    answers.folder = tiny_model.folder
    do(shown, "import_model_folder")
    assert "Version 1 is kept" in until_said(shown, qtbot, "is installed")
    qtbot.waitUntil(lambda: "version 2" in shown.models.page.list.item(1).text(), timeout=LONG)
    shown.models.page.choose("tiny")
    do(shown, "roll_back_model")
    until_said(shown, qtbot, "Version 1 of Tiny test model is in use")
    qtbot.waitUntil(lambda: "version 1" in shown.models.page.list.item(1).text(), timeout=LONG)
    shown.models.page.choose("tiny")
    do(shown, "remove_model")
    assert "What it translated is kept" in until_said(shown, qtbot, "is removed")


def test_converting_what_needs_no_conversion_takes_it_in(
    shown: Desktop, qtbot: QtBot, answers, tiny_model: InstalledModel, tmp_path: Path, profile: Paths
) -> None:
    answers.folder = tmp_path / "opus"
    shutil.copytree(tiny_model.folder, answers.folder, ignore=shutil.ignore_patterns(MANIFEST_NAME))
    at_models(shown, qtbot, 1)
    do(shown, "convert_model")
    until_said(shown, qtbot, "opus is installed")
    assert [path.name.partition("@")[0] for path in profile.models.iterdir()] == ["opus"]


def test_the_articles_of_a_folder_can_be_measured_on(
    shown: Desktop, qtbot: QtBot, answers, article_files: tuple[Path, Path]
) -> None:
    answers.choice, answers.folder = 2, article_files[0].parent
    at_models(shown, qtbot, 1)
    do(shown, "measure_models")
    page = shown.models.page
    qtbot.waitUntil(lambda: page.figures.rowCount() == 1, timeout=LONG)
    assert f"sentences of “{answers.folder.name}”" in page.figures_note.text()
    assert page.figures.index(0, 1).data() == "–", "there are no references"
