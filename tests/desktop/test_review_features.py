"""Replacing, comments, offers and names in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from naba_desktop.app import Desktop
from naba_desktop.look.theme import LIGHT
from naba_desktop.naming.name_row import Joined
from naba_desktop.naming.names_dialog import NamesDialog
from naba_desktop.naming.names_table import NameColumn
from naba_desktop.reading.find_bar import FindBar
from naba_desktop.review.comments_dialog import CommentsDialog
from naba_desktop.review.review_table import Column
from naba_desktop.review.steps import Recovered
from naba_translation.article import Pair, Review, State
from naba_translation.names.name import Name, NameKind
from naba_translation.names.transliterate import transliterate
from naba_translation.names.unknown import Unknown
from naba_translation.names.usage import Usage

LONG = 20_000  # ms


@pytest.fixture
def reading(desktop: Desktop, qtbot: QtBot, article_files: tuple[Path, Path]) -> Desktop:
    """The window with an article translated and shown."""
    desktop.window.commands.remember(welcomed=True, toured=True)
    desktop.window.show()
    with qtbot.waitSignal(desktop.window.review_shown, timeout=LONG, check_params_cb=bool):
        desktop.controller.translate(article_files[1:])
    qtbot.waitUntil(lambda: not desktop.controller.translating, timeout=LONG)
    return desktop


def trigger(desktop: Desktop, name: str) -> None:
    action = desktop.window.commands.actions[name]
    assert action.isEnabled(), name
    action.trigger()


def after_step(qtbot: QtBot, desktop: Desktop, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(desktop.window.desk.taken, timeout=LONG):
        act()


def pairs(desktop: Desktop) -> tuple[Pair, ...]:
    review = desktop.window.review_table.review
    assert review is not None
    return review.pairs


def named(parent: QWidget, name: str) -> QWidget:
    return next(w for w in parent.findChildren(QWidget) if w.accessibleName() == name)


def button(parent: QWidget, text: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if b.text().replace("&", "") == text)


def edit(desktop: Desktop, qtbot: QtBot, index: int, english: str) -> None:
    table = desktop.window.review_table
    after_step(qtbot, desktop, lambda: table.setData(table.index(index, Column.ENGLISH), english))


def test_replace_all_is_one_step(reading: Desktop, qtbot: QtBot) -> None:
    for index in (1, 2, 3):
        edit(reading, qtbot, index, f"The port number {index}, an airport")
    before = [pair.english for pair in pairs(reading)]
    trigger(reading, "replace")
    bar = reading.window.reading.find_bar
    find, new = named(bar, "Find in the article"), named(bar, "Replace with")
    assert isinstance(find, QLineEdit)
    assert isinstance(new, QLineEdit)
    find.setText("port")
    named(bar, "Match whole words only").click()
    new.setText("harbour")
    after_step(qtbot, reading, button(bar, "Replace all").click)
    assert [pair.english for pair in pairs(reading)[1:4]] == [
        f"The harbour number {index}, an airport" for index in (1, 2, 3)
    ]
    after_step(qtbot, reading, lambda: trigger(reading, "undo"))
    assert [pair.english for pair in pairs(reading)] == before


def test_an_approval_does_not_lead_away_while_the_find_bar_is_open(reading: Desktop, qtbot: QtBot) -> None:
    reading.window.reading.find_bar.show_words("a")
    reading.window.reading.sentences.go_to(3)
    after_step(qtbot, reading, lambda: trigger(reading, "approve"))
    here = reading.window.reading.sentences.current_pair
    assert here is not None
    assert (here.sentence.index, here.state) == (3, State.APPROVED)


def test_replacing_never_empties_a_sentence(application: object, qtbot: QtBot, port_review: Review) -> None:
    bar = FindBar(LIGHT)
    qtbot.addWidget(bar)
    bar.set_pairs(port_review.pairs)
    bar.open_bar(replacing=True)
    told = QSignalSpy(bar.replaced)
    field = named(bar, "Find in the article")
    assert isinstance(field, QLineEdit)
    field.setText("The minister visited")
    bar.search()
    button(bar, "Replace all").click()
    assert told.count() == 0


def test_comments_are_changed_and_removed_in_their_window(reading: Desktop, qtbot: QtBot) -> None:
    reading.window.reading.sentences.go_to(1)
    trigger(reading, "comment")
    dialog = reading.window.findChild(CommentsDialog)
    text, chosen = dialog.findChild(QPlainTextEdit), dialog.findChild(QListWidget)
    text.setPlainText("Who?")
    after_step(qtbot, reading, button(dialog, "Add").click)
    assert chosen.count() == 1
    chosen.setCurrentRow(0)
    assert text.toPlainText() == "Who?"
    text.setPlainText("Who, and when?")
    after_step(qtbot, reading, button(dialog, "Change").click)
    assert [comment.text for comment in pairs(reading)[1].comments] == ["Who, and when?"]
    chosen.setCurrentRow(0)
    after_step(qtbot, reading, button(dialog, "Remove").click)
    assert pairs(reading)[1].comments == ()
    after_step(qtbot, reading, lambda: trigger(reading, "undo"))
    assert [comment.text for comment in pairs(reading)[1].comments] == ["Who, and when?"]


def test_what_was_written_for_a_similar_sentence_is_taken_with_one_key(
    reading: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    edit(reading, qtbot, 1, "The ministry has said when the port opens.")
    other = tmp_path / "other.txt"
    other.write_text(f"{pairs(reading)[1].sentence.text[:-1]} أيضاً.\n", encoding="utf-8")
    with qtbot.waitSignal(reading.window.review_shown, timeout=LONG, check_params_cb=bool):
        reading.controller.translate([other])
    qtbot.waitUntil(lambda: len(pairs(reading)) == 1, timeout=LONG)
    qtbot.waitUntil(lambda: bool(reading.window.reading.details.best_offer), timeout=LONG)
    after_step(qtbot, reading, lambda: trigger(reading, "take_offer"))
    (pair,) = pairs(reading)
    assert pair.english == "The ministry has said when the port opens."
    assert pair.edit is not None
    assert pair.edit.origin == ""  # an edit of one's own now


def test_the_same_sentence_elsewhere_is_shown_as_remembered(
    reading: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    edit(reading, qtbot, 1, "The ministry has said when the port opens.")
    title = reading.window.articles.current.name
    other = tmp_path / "other.txt"
    other.write_text(f"{pairs(reading)[1].sentence.text}\n", encoding="utf-8")
    with qtbot.waitSignal(reading.window.review_shown, timeout=LONG, check_params_cb=bool):
        reading.controller.translate([other])
    qtbot.waitUntil(lambda: len(pairs(reading)) == 1, timeout=LONG)
    assert reading.window.review_table.index(0, Column.LEVEL).data().startswith("Memory")
    notes = named(reading.window.reading.details, "Names and memory").text()
    assert "for the same sentence" in notes
    assert title.split()[0] in notes


def test_recovered_typing_is_told_and_shown(reading: Desktop) -> None:
    review = reading.window.review_table.review
    assert review is not None
    reading.window.desk.recovered.emit((Recovered(review.article.id, 2, 2),))
    banner = reading.window.banner
    assert banner.isVisible()
    assert "2 sentences is kept" in banner.findChild(QLabel, "banner_title").text()
    button(banner, "Show").click()
    assert reading.window.places.current == "read"
    shown = reading.window.reading.sentences.current_pair
    assert shown is not None
    assert shown.sentence.index == 2


# -- names


def test_a_form_that_is_chosen_stands_at_once_and_everywhere(
    reading: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    edit(reading, qtbot, 3, "Al-Wazir said it")
    trigger(reading, "names")
    dialog = reading.window.findChild(NamesDialog)
    arabic, english = (named(dialog, f"{what} of a new name") for what in ("Arabic", "English form"))
    assert isinstance(arabic, QLineEdit)
    assert isinstance(english, QLineEdit)
    arabic.setText("الهيئة")
    english.setText("the Authority")
    button(dialog, "Add").click()
    table = dialog.view.model()
    qtbot.waitUntil(lambda: "the Authority" in column(dialog, NameColumn.ENGLISH), timeout=LONG)
    row = column(dialog, NameColumn.ENGLISH).index("the Authority")
    assert table.index(row, NameColumn.AUTHOR).data() == reading.window.desk.author
    assert table.setData(table.index(row, NameColumn.ENGLISH), "the Port Authority")
    qtbot.waitUntil(lambda: "the Port Authority" in column(dialog, NameColumn.ENGLISH), timeout=LONG)
    assert "the Authority" not in column(dialog, NameColumn.ENGLISH)
    dialog.view.stand_on(table.row(column(dialog, NameColumn.ENGLISH).index("the Port Authority")).key)
    button(dialog, "Remove").click()
    qtbot.waitUntil(lambda: "the Port Authority" not in column(dialog, NameColumn.ENGLISH), timeout=LONG)


def column(dialog: NamesDialog, which: NameColumn) -> list[str]:
    model = dialog.view.model()
    return [model.index(row, which).data() for row in range(model.rowCount())]


def test_names_go_out_and_come_in(reading: Desktop, qtbot: QtBot, tmp_path: Path, answers) -> None:
    file = tmp_path / "names.csv"
    file.write_text("arabic,english,kind\nالهيئة,the Board,org\n", encoding="utf-8")
    answers.files = (file,)
    trigger(reading, "names")
    dialog = reading.window.findChild(NamesDialog)
    button(dialog, "Import…").click()
    qtbot.waitUntil(lambda: "the Board" in column(dialog, NameColumn.ENGLISH), timeout=LONG)
    answers.target = tmp_path / "out.tbx"
    button(dialog, "Export…").click()
    qtbot.waitUntil(answers.target.exists, timeout=LONG)
    assert "the Board" in answers.target.read_text(encoding="utf-8")


def test_names_of_many_articles_are_one_list_with_what_is_to_decide_first() -> None:
    riyadh = Name("الرياض", "Riyadh", NameKind.PLACE, also=("Riad",))
    sana = Name("صنعاء", "Sanaa", NameKind.PLACE)
    new = Unknown("سامح", (("Sameh", 1),), transliterate("سامح"))
    sana_unknown = Unknown("صنعاء", (("Sana", 1),), transliterate("صنعاء"))  # before the list had it
    found = Joined()
    found.add([Usage(riyadh, (("Riyadh", 2),), 2)], [new, sana_unknown])
    found.add([Usage(sana, (("Sanaa", 9),), 9), Usage(riyadh, (("Riad", 1),), 1)], [new])
    rows = found.rows()
    assert [(row.arabic, row.sentences, row.state) for row in rows] == [
        ("الرياض", 3, "Several forms"),
        ("سامح", 2, "No form chosen"),
        ("صنعاء", 9, "One form"),
    ]
    assert rows[0].forms == "Riyadh (2), Riad (1)"


def test_the_windows_of_the_review_have_names_for_a_screen_reader(reading: Desktop) -> None:
    for kind in (CommentsDialog, NamesDialog):
        dialog = reading.window.findChild(kind)
        for field in (*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)):
            assert field.accessibleName() or field.objectName().startswith("qt_"), field
        assert all(b.text() or b.accessibleName() for b in dialog.findChildren(QPushButton))
