"""The place "Models": taken in, verified, packed, measured, removed, and chosen for what."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from at_the_window import LONG, do, read
from naba_desktop.app import Desktop
from naba_desktop.library.entry import State
from naba_models import InstalledModel, default_model
from naba_models.staging import stage
from naba_translation.library.shelf import Shelf
from naba_translation.library.store import Store
from naba_translation.models.choice import Choice, read_choice, save_choice
from naba_translation.paths import Paths


def at_models(desktop: Desktop, qtbot: QtBot, count: int) -> None:
    do(desktop, "place_models")
    qtbot.waitUntil(lambda: desktop.models.page.list.count() == count, timeout=LONG)


def messages(desktop: Desktop) -> str:
    banner = desktop.window.banner
    return banner._title.text() if banner.isVisible() else ""


@pytest.mark.default_model
def test_a_model_is_imported_made_the_default_and_translates(
    shown: Desktop, qtbot: QtBot, answers, tmp_path: Path, article_files: tuple[Path, Path]
) -> None:
    """From a folder on a stick to English, by the buttons alone."""
    stick = tmp_path / "stick"
    stick.mkdir()
    with stage(default_model().folder, tmp_path / "elsewhere", model_id="field") as staged:
        staged.model.folder.rename(stick / "field")
    answers.folder = stick / "field"
    do(shown, "import_model_folder")
    assert shown.window.places.current == "models"
    qtbot.waitUntil(lambda: "is installed" in messages(shown), timeout=LONG)
    qtbot.waitUntil(lambda: shown.models.page.list.count() == 2, timeout=LONG)
    line = shown.models.page.current
    assert line is not None
    assert (line.id, line.built_in) == ("field", False)
    assert "Licence" in shown.models.page.card.text.toPlainText()
    do(shown, "default_model")
    qtbot.waitUntil(lambda: "default" in shown.models.page.list.item(1).text(), timeout=LONG)
    read(shown, qtbot, article_files[0])
    review = shown.window.review_table.review
    assert review is not None
    assert review.signature.startswith("model:field@")


def test_what_is_no_model_is_refused_in_words_and_nothing_stays(
    shown: Desktop, qtbot: QtBot, tmp_path: Path, profile: Paths
) -> None:
    holiday = tmp_path / "holiday.zip"
    holiday.write_bytes(b"PK\x03\x04 no archive")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(holiday))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    at_models(shown, qtbot, 1)
    shown.models.page.dropEvent(drop)
    qtbot.waitUntil(lambda: messages(shown) == "The model was not taken in", timeout=LONG)
    qtbot.waitUntil(shown.window.commands.actions["import_model"].isEnabled, timeout=LONG)
    assert list(profile.models.glob("*")) == []


def test_a_model_that_babbles_is_kept_only_when_a_person_says_so(
    shown: Desktop, qtbot: QtBot, answers, tiny_model: InstalledModel, profile: Paths
) -> None:
    answers.folder, answers.yes = tiny_model.folder, False
    do(shown, "import_model_folder")
    qtbot.waitUntil(lambda: len(answers.said) == 1, timeout=LONG)
    assert "failed its self-test" in answers.said[0]
    assert list(profile.models.glob("*")) == []
    answers.yes = True
    do(shown, "import_model_folder")
    qtbot.waitUntil(lambda: "is installed" in messages(shown), timeout=LONG)
    assert "Its self-test failed" in shown.window.banner._detail.text()
    qtbot.waitUntil(lambda: shown.models.page.list.count() == 2, timeout=LONG)
    assert shown.models.page.current is not None
    assert shown.models.page.current.doubtful


def test_a_model_of_a_taken_name_becomes_what_a_person_says(
    shown: Desktop, qtbot: QtBot, answers, tiny_model: InstalledModel, profile: Paths, tmp_path: Path
) -> None:
    """Two folders of strangers may both be called "opus": the second must not silently replace the first."""

    def import_it(count: int) -> list[str]:
        do(shown, "import_model_folder")
        qtbot.waitUntil(lambda: len(answers.said) == count, timeout=LONG)
        qtbot.waitUntil(shown.window.commands.actions["import_model"].isEnabled, timeout=LONG)
        return sorted(path.name.partition("@")[0] for path in profile.models.glob("*@*"))

    answers.folder = tmp_path / "opus"
    shutil.copytree(tiny_model.folder, answers.folder)
    (answers.folder / "manifest.json").unlink()
    assert import_it(1) == ["opus"]  # the question: it babbles
    answers.choice = None
    assert import_it(2) == ["opus"]
    assert answers.said[1].startswith("A model called opus is there.")
    answers.choice, answers.line = 1, "opus-of-amal"
    assert import_it(5) == ["opus", "opus-of-amal"]
    (answers.folder / "README.md").write_text("A card, so that it is another version.", encoding="utf-8")
    answers.choice = 0
    assert import_it(7) == ["opus", "opus", "opus-of-amal"]


def test_a_model_is_verified_packed_and_removed_with_its_choices(
    shown: Desktop, qtbot: QtBot, answers, tmp_path: Path, profile: Paths, other: InstalledModel
) -> None:
    save_choice(profile.config, Choice("other", tags={"sport": "other"}))
    at_models(shown, qtbot, 2)
    assert not shown.window.commands.actions["remove_model"].isEnabled(), "the built-in one stays"
    shown.models.page.choose("other")
    do(shown, "verify_model")
    qtbot.waitUntil(lambda: messages(shown) == "The model is as its maker made it", timeout=LONG)
    answers.folder = tmp_path / "stick"
    do(shown, "pack_model")
    qtbot.waitUntil(lambda: messages(shown).startswith("Packed into other-1"), timeout=LONG)
    assert (tmp_path / "stick" / "other-1.tar.xz").is_file()
    qtbot.waitUntil(shown.window.commands.actions["remove_model"].isEnabled, timeout=LONG)
    answers.yes = False
    do(shown, "remove_model")
    answers.yes = True
    do(shown, "remove_model")
    qtbot.waitUntil(lambda: shown.models.page.list.count() == 1, timeout=LONG)
    assert read_choice(profile.config) == Choice()
    assert not other.folder.exists()


def test_a_damaged_model_is_found_by_verifying(shown: Desktop, qtbot: QtBot, other: InstalledModel) -> None:
    path = other.folder / "model.bin"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    at_models(shown, qtbot, 2)
    shown.models.page.choose("other")
    do(shown, "verify_model")
    qtbot.waitUntil(lambda: messages(shown) == "The translation model is damaged", timeout=LONG)


def test_models_are_measured_and_the_figures_are_there_at_the_next_start(
    shown: Desktop,
    qtbot: QtBot,
    answers,
    make_desktop: Callable[[], Desktop],
    tmp_path: Path,
    other: InstalledModel,
) -> None:
    table = tmp_path / "set.tsv"
    table.write_text("وصل الوزير إلى القاهرة.\tThe minister arrived in Cairo.\n", encoding="utf-8")
    answers.choice, answers.files = 1, (table,)
    page = shown.models.page
    QAbstractItemModelTester(page.figures, QAbstractItemModelTester.FailureReportingMode.Fatal)
    at_models(shown, qtbot, 2)
    do(shown, "measure_models")
    qtbot.waitUntil(lambda: page.figures.rowCount() == 2, timeout=LONG)
    names = [page.figures.index(row, 0).data() for row in range(2)]
    assert names == [default_model().manifest.id, "other"]
    assert float(page.figures.index(1, 5).data()) > 0, "words a second"
    assert "1 sentence of “set.tsv”" in page.figures_note.text()
    shown.window.close()
    again = make_desktop()
    again.window.show()
    do(again, "place_models")
    qtbot.waitUntil(lambda: again.models.page.figures.rowCount() == 2, timeout=LONG)


def test_measuring_can_be_cancelled(shown: Desktop, qtbot: QtBot, answers, profile: Paths) -> None:
    at_models(shown, qtbot, 1)
    do(shown, "measure_models")
    page = shown.models.page
    qtbot.waitUntil(page.progress.cancel.isVisible, timeout=LONG)
    page.progress.cancel.click()
    qtbot.waitUntil(shown.window.commands.actions["measure_models"].isEnabled, timeout=LONG)
    assert page.figures.rowCount() == 0
    assert not (profile.data / "measured.json").exists()


def test_an_article_and_a_collection_can_have_their_own_model(
    shown: Desktop,
    qtbot: QtBot,
    answers,
    article_files: tuple[Path, Path],
    profile: Paths,
    other: InstalledModel,
) -> None:
    read(shown, qtbot, article_files[0])
    first = shown.window.review_table.review
    assert first is not None
    assert first.signature.startswith("model:tiny@")
    answers.choice = 2
    do(shown, "article_model")
    assert "other" in answers.said[-1]
    shown.window.banner._action.click()  # "Translate it now"
    qtbot.waitUntil(lambda: not shown.controller.translating, timeout=LONG)
    with Store(profile.store) as store:
        assert store.signature(first.article.id).startswith("model:other@")
        Shelf(store).set_tags(first.article.id, ["Ports"])
    save_choice(profile.config, Choice())
    answers.choice = 0
    at_models(shown, qtbot, 2)
    with qtbot.waitSignal(shown.models.page.outdated, timeout=LONG):
        do(shown, "tag_model")
    qtbot.waitUntil(lambda: shown.models.page.uses.count() == 1, timeout=LONG)
    save_choice(profile.config, Choice(tags={"Ports": "other"}))
    shown.models.page.outdated.emit()
    qtbot.waitUntil(lambda: shown.models.page.uses.count() == 2, timeout=LONG)
    shown.models.page.uses.setCurrentRow(1)
    do(shown, "unchoose_model")
    assert read_choice(profile.config) == Choice()


def test_a_model_that_was_chosen_and_is_gone_is_said_and_nothing_is_lost(
    shown: Desktop, qtbot: QtBot, article_files: tuple[Path, Path], profile: Paths
) -> None:
    save_choice(profile.config, Choice("gone"))
    with qtbot.waitSignal(shown.controller.problem, timeout=LONG) as problem:
        shown.controller.translate([article_files[0]])
    assert "gone" in problem.args[0].detail
    entry = shown.controller.entry(str(article_files[0]))
    assert entry is not None
    assert entry.state is State.STOPPED


def test_a_choice_that_cannot_be_kept_is_told_and_nothing_else_is(
    shown: Desktop, qtbot: QtBot, profile: Paths, other: InstalledModel
) -> None:
    at_models(shown, qtbot, 2)
    shown.models.page.choose("other")
    (profile.config / "models.json").mkdir(parents=True)
    do(shown, "default_model")
    qtbot.waitUntil(lambda: "translates everything" not in messages(shown) and messages(shown) != "")


def test_an_article_with_a_model_of_its_own_is_called_by_its_title(
    shown: Desktop, qtbot: QtBot, article_files: tuple[Path, Path], profile: Paths
) -> None:
    read(shown, qtbot, article_files[0])
    review = shown.window.review_table.review
    assert review is not None
    title = shown.controller.entry(str(article_files[0])).name
    save_choice(profile.config, Choice(articles={review.article.id: "", "0" * 64: ""}))
    do(shown, "place_models")
    qtbot.waitUntil(lambda: shown.models.page.uses.count() == 3)
    called = {shown.models.page.uses.item(row).text().partition(":")[0] for row in range(3)}
    assert called == {"Everything", f"Article “{title}”", f"Article “{'0' * 64}”"}
