"""What the analyst does to an article, with a real controller, library and tiny model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from naba_desktop.controller import Controller
from naba_desktop.review.desk import Desk
from naba_desktop.review.steps import Recovered, Taken, Turns
from naba_translation.article import Level, Review, State
from naba_translation.engines.engine import CTranslate2Engine, Engine
from naba_translation.library.history import History
from naba_translation.library.shelf import Shelf
from naba_translation.library.store import Store
from naba_translation.paths import Paths

Make = Callable[[], tuple[Controller, Desk]]


@pytest.fixture
def make(start_controller: Callable[[Engine], Controller], engine: CTranslate2Engine) -> Iterator[Make]:
    made: list[Desk] = []

    def make() -> tuple[Controller, Desk]:
        controller = start_controller(engine)
        made.append(Desk(controller, author="ana"))
        return controller, made[-1]

    yield make
    for desk in made:
        desk.close()


@pytest.fixture
def at_desk(make: Make, qtbot: QtBot, article_files: tuple[Path, Path]) -> tuple[Controller, Desk, Review]:
    """A translated article, shown."""
    controller, desk = make()
    review = open_article(controller, qtbot, article_files[0])
    desk.read(review)
    return controller, desk, review


def open_article(controller: Controller, qtbot: QtBot, path: Path) -> Review:
    controller.show(str(path))
    with qtbot.waitSignal(controller.review_ready, timeout=20_000) as ready:
        controller.translate([path])
    review: Review = ready.args[0]
    return review


def after(qtbot: QtBot, desk: Desk, act: Callable[[], object]) -> Taken:
    with qtbot.waitSignal(desk.taken) as told:
        act()
    taken: Taken = told.args[0]
    return taken


def reopened(make: Make, qtbot: QtBot, source: str) -> tuple[Desk, Review]:
    """The article in another start of the program."""
    controller, desk = make()
    with qtbot.waitSignal(controller.listed):
        controller.open_library()
    with qtbot.waitSignal(controller.review_ready) as ready:
        controller.show(source)
    review: Review = ready.args[0]
    return desk, review


def test_an_edit_is_in_the_library_and_can_be_taken_back(
    at_desk: tuple[Controller, Desk, Review], qtbot: QtBot
) -> None:
    _, desk, review = at_desk
    taken = after(qtbot, desk, lambda: desk.edit(review, review.pairs[1], "My own words."))
    edit = taken.review.pairs[1].edit
    assert edit is not None
    assert (edit.english, edit.author, taken.turns) == ("My own words.", "ana", Turns(undo="edit"))
    taken = after(qtbot, desk, lambda: desk.edit(review, review.pairs[1], None))
    assert taken.review.pairs[1] == review.pairs[1]


def test_an_edit_changes_what_the_list_says_is_doubtful(
    at_desk: tuple[Controller, Desk, Review], qtbot: QtBot, profile: Paths
) -> None:
    controller, desk, review = at_desk
    changed = QSignalSpy(controller.entries_changed)
    pair = next(p for p in review.pairs if p.level is not Level.OK)
    after(qtbot, desk, lambda: desk.edit(review, pair, "A new bridge over the great river"))
    levels = [p.level for p in review.pairs if p is not pair]
    with Store(profile.store) as store:
        (listed,) = Shelf(store).entries()
    assert (listed.look, listed.doubt) == (levels.count(Level.LOOK), levels.count(Level.DOUBT))
    (entry,) = changed.at(changed.count() - 1)[0]
    assert entry.attention == listed.look + listed.doubt


def test_acts_of_the_last_moment_are_saved(
    at_desk: tuple[Controller, Desk, Review], make: Make, qtbot: QtBot
) -> None:
    controller, desk, review = at_desk
    for pair in review.pairs:
        desk.edit(review, pair, f"edited {pair.sentence.index}")
    desk.comment(review, review.pairs[0], "the last one")
    desk.close()
    controller.close()
    _, again = reopened(make, qtbot, review.article.source)
    assert [pair.english for pair in again.pairs] == [f"edited {n}" for n in range(len(review.pairs))]
    assert [comment.text for comment in again.pairs[0].comments] == ["the last one"]


def test_the_answer_to_an_act_does_not_take_a_later_one_back(
    at_desk: tuple[Controller, Desk, Review], qtbot: QtBot
) -> None:
    controller, desk, review = at_desk
    shown = QSignalSpy(controller.review_ready)
    desk.mark(review, [review.pairs[0]], State.APPROVED)
    taken = after(qtbot, desk, lambda: desk.mark(review, [review.pairs[1]], State.APPROVED))
    assert [pair.state for pair in taken.review.pairs[:2]] == [State.APPROVED, State.APPROVED]
    assert shown.count() == 1


def test_undo_goes_on_in_another_start_of_the_program(
    at_desk: tuple[Controller, Desk, Review], make: Make, qtbot: QtBot
) -> None:
    controller, desk, review = at_desk
    after(qtbot, desk, lambda: desk.replace(review, [(pair, "said") for pair in review.pairs[:3]]))
    after(qtbot, desk, lambda: desk.mark(review, review.pairs[:1], State.SECOND_LOOK))
    desk.close()
    controller.close()
    second, again = reopened(make, qtbot, review.article.source)
    with qtbot.waitSignal(second.turns_changed, check_params_cb=lambda turns: bool(turns.undo)) as told:
        second.read(again)
    assert told.args[0] == Turns(undo="second look")
    after(qtbot, second, lambda: second.undo(again))
    taken = after(qtbot, second, lambda: second.undo(again))
    assert [pair.english for pair in taken.review.pairs] == [pair.english for pair in review.pairs]
    assert taken.turns == Turns(redo="replacing")
    assert len(taken.places) == 3


def test_comments_are_added_changed_and_removed(
    at_desk: tuple[Controller, Desk, Review], qtbot: QtBot
) -> None:
    _, desk, review = at_desk
    taken = after(qtbot, desk, lambda: desk.comment(review, review.pairs[0], "Why?"))
    (comment,) = taken.review.pairs[0].comments
    taken = after(qtbot, desk, lambda: desk.change_comment(taken.review, comment.id, "Because."))
    assert [c.text for c in taken.review.pairs[0].comments] == ["Because."]
    taken = after(qtbot, desk, lambda: desk.change_comment(taken.review, comment.id, None))
    assert taken.review.pairs[0].comments == ()


def test_typing_that_was_kept_and_never_saved_is_told_at_the_next_start(
    at_desk: tuple[Controller, Desk, Review], make: Make, qtbot: QtBot
) -> None:
    controller, desk, review = at_desk
    desk.keep_typing(review, review.pairs[1], "Half a sent")
    desk.keep_typing(review, review.pairs[1], "Half a sentence")
    desk.close()
    controller.close()
    _, second = make()
    with qtbot.waitSignal(second.recovered) as told:
        second.recover()
    assert told.args[0] == (Recovered(review.article.id, 1, review.pairs[1].sentence.index),)


def test_typing_that_was_saved_is_forgotten(
    at_desk: tuple[Controller, Desk, Review], qtbot: QtBot, profile: Paths
) -> None:
    _, desk, review = at_desk
    pair = review.pairs[0]

    def unsaved() -> int:
        with Store(profile.store) as store:
            return int(store.database.table("unsaved").count)

    desk.keep_typing(review, pair, "Saved")
    qtbot.waitUntil(lambda: unsaved() == 1)
    desk.edit(review, pair, "Saved")
    desk.end_typing(review, pair, "Saved")
    qtbot.waitUntil(lambda: unsaved() == 0)
    with Store(profile.store) as store:
        assert len(History(store).log(review.article.id)) == 1


def test_what_was_written_for_a_similar_sentence_is_offered(
    at_desk: tuple[Controller, Desk, Review], qtbot: QtBot, tmp_path: Path
) -> None:
    controller, desk, review = at_desk
    after(qtbot, desk, lambda: desk.edit(review, review.pairs[1], "Work has begun on a new bridge."))
    other = tmp_path / "other.txt"
    other.write_text(review.pairs[1].sentence.text.replace("الأحد", "الاثنين"), encoding="utf-8")
    second = open_article(controller, qtbot, other)
    found: list[object] = []
    desk.offers(second.pairs[0], found.append)
    qtbot.waitUntil(lambda: bool(found))
    (offers,) = found
    assert isinstance(offers, tuple)
    assert [offer.english for offer in offers] == ["Work has begun on a new bridge."]


def test_acts_on_an_article_that_is_gone_do_nothing(
    at_desk: tuple[Controller, Desk, Review], qtbot: QtBot, profile: Paths
) -> None:
    controller, desk, review = at_desk
    problems = QSignalSpy(controller.problem)
    controller.remove([review.article.source])
    desk.edit(review, review.pairs[0], "Too late.")
    desk.comment(review, review.pairs[0], "Too late.")
    desk.keep_typing(review, review.pairs[0], "Too late.")
    desk.close()
    controller.close()
    assert problems.count() == 0
    with Store(profile.store) as store:
        for table in ("edit", "comment", "step", "unsaved"):
            assert store.database.table(table).count == 0, table
