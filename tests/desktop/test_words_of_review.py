"""States, choices and links of sentences, as values and in the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from naba_desktop.look.faces import Faces
from naba_desktop.look.icons import pixmap
from naba_desktop.look.theme import LIGHT
from naba_desktop.reading.details_strip import DetailsStrip
from naba_desktop.reading.find import Finder, How, replaced
from naba_desktop.review.linked_text import LinkedText
from naba_desktop.review.only import Only
from naba_desktop.review.review_table import Column, ReviewTable
from naba_desktop.review.review_view import ReviewView
from naba_desktop.review.telling import comments, names, reasons, remembered, verdict
from naba_desktop.review.word_links import NO_LINK, WordLinks, enforced_spans
from naba_desktop.review.words import STATE_WORDS, signs
from naba_translation.article import (
    Comment,
    Edit,
    Enforced,
    Kind,
    Level,
    Link,
    Mark,
    Pair,
    Review,
    State,
)
from naba_translation.attention import LEVEL_WORDS, is_to_check
from naba_translation.library.memory import Offer

Made = Callable[..., Review]
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def approved(pair: Pair, english: str | None = None) -> Pair:
    return replace(pair, mark=Mark(State.APPROVED, english or pair.english, "Amal", NOW))


def edited(pair: Pair, origin: str = "") -> Pair:
    return replace(pair, edit=Edit("Human words", "Amal", NOW, origin))


@pytest.fixture
def doubtful(port_review: Review) -> Pair:
    return port_review.pairs[3]


def test_every_state_and_level_has_a_shape_of_its_own_and_a_word(application: QApplication) -> None:
    names = [*("machine", "edited", "approve", "second_look", "memory"), *("look", "doubt")]
    drawn = {name: pixmap(name, "#000000", size=32).toImage() for name in names}
    assert all(not picture.isNull() for picture in drawn.values())
    assert len({bytes(picture.constBits()) for picture in drawn.values()}) == len(names)
    assert all(STATE_WORDS.values())
    assert all(word for level, word in LEVEL_WORDS.items() if level is not Level.OK)


def test_what_is_said_beside_a_sentence(port_review: Review, doubtful: Pair) -> None:
    plain = port_review.pairs[1]
    assert signs(plain) == (("machine", "Machine"),)
    assert signs(doubtful) == (("doubt", "Doubtful"),)
    assert signs(edited(doubtful)) == (("edited", "Edited"), ("doubt", "Doubtful"))
    assert signs(edited(plain, origin="x")) == (("memory", "Memory"),)
    assert signs(approved(doubtful)) == (("approve", "Approved"),)
    assert signs(approved(plain, "Other words")) == (("second_look", "Second look"),)
    assert signs(port_review.pairs[4]) == ()


def test_what_is_settled_needs_no_look(port_review: Review, doubtful: Pair) -> None:
    assert is_to_check(doubtful)
    assert not is_to_check(approved(doubtful))
    assert not is_to_check(edited(doubtful))
    assert is_to_check(edited(approved(doubtful)))  # other words than those that were approved
    assert not is_to_check(port_review.pairs[1])


def test_only_the_chosen_sentences_are_rows(port_review: Review) -> None:
    table = ReviewTable(author="ana")
    QAbstractItemModelTester(table)
    told = QSignalSpy(table.filtered)
    table.show(port_review)
    table.put(approved(port_review.pairs[1]))
    table.put(edited(port_review.pairs[0]))
    table.put(replace(port_review.pairs[2], comments=(Comment(1, "Why?", "Amal", NOW),)))
    rows = {}
    for only in Only:
        table.show_only(only)
        shown = [table.pair(row) for row in range(table.rowCount())]
        rows[only] = [pair.sentence.index for pair in shown if pair is not None]
    assert rows == {
        Only.ALL: [0, 1, 2, 3],
        Only.DOUBTFUL: [2, 3],
        Only.OPEN: [0, 2, 3],
        Only.EDITED: [0],
        Only.COMMENTED: [2],
    }
    assert told.at(told.count() - 1)[0] is Only.COMMENTED
    assert table.counts == (1, 4)


def test_a_row_stays_when_it_no_longer_fits_and_going_elsewhere_shows_all(port_review: Review) -> None:
    table = ReviewTable(author="ana")
    table.show(port_review)
    table.show_only(Only.DOUBTFUL)
    table.put(approved(port_review.pairs[2]))
    assert table.row_of(2) == 0
    assert table.reveal(1) == 1
    assert (table.only, table.rowCount()) == (Only.ALL, 5)
    table.show_only(Only.DOUBTFUL)
    assert table.row_of(2) is None
    table.show(port_review)
    assert table.only is Only.ALL  # another article is shown whole


def test_typing_over_an_enforced_name_is_an_edit(port_review: Review) -> None:
    pair = port_review.pairs[2]
    enforced = replace(pair, enforced=(Enforced(4, 12, "Minister Ali", (4, 10), "variant"),))
    table = ReviewTable(author="ana")
    table.show(replace(port_review, pairs=(*port_review.pairs[:2], enforced, *port_review.pairs[3:])))
    spy = QSignalSpy(table.edited)
    index = table.index(2, Column.ENGLISH)
    assert index.data() == "The Minister Ali visited"
    assert table.setData(index, "The minister visited", Qt.ItemDataRole.EditRole)
    assert spy.at(0)[1] == "The minister visited"


# -- words that belong together


@pytest.fixture
def linked(make_review: Made) -> Pair:
    (pair,) = make_review(("زار الوزير البصرة", "The minister visited Basra")).pairs
    assert pair.draft is not None
    links = (Link(1, 1, 0.9), Link(0, 2, 0.8), Link(2, 3, 0.9), Link(1, 0, 0.3))
    return replace(pair, draft=replace(pair.draft, links=links))


def test_links_lead_both_ways_and_weak_ones_nowhere(linked: Pair) -> None:
    links = WordLinks(linked)
    there = links.at(6, english=True)  # mi|nister
    assert (there.english, there.arabic) == (((4, 12),), ((4, 10),))
    assert links.at(8, english=False) == there
    assert links.at(15, english=False).english == ((21, 26),)
    assert links.at(1, english=True) == NO_LINK  # "The" is a small word and looked elsewhere
    assert links.at(12, english=True) == NO_LINK  # between two words
    assert WordLinks(edited(linked)).at(1, english=True) == NO_LINK


def test_links_follow_a_name_that_was_put_into_its_form(linked: Pair) -> None:
    enforced = replace(linked, enforced=(Enforced(21, 26, "al-Basrah", (11, 17), "aligned"),))
    assert enforced_spans(enforced) == ((21, 30),)
    assert WordLinks(enforced).at(13, english=False).english == ((21, 30),)
    assert enforced_spans(edited(enforced)) == ()


def test_the_word_under_the_mouse_and_its_partner_are_drawn(
    application: QApplication, qtbot: QtBot, make_review: Made, linked: Pair
) -> None:
    table = ReviewTable(author="ana")
    view = ReviewView(table, LIGHT, Faces())
    table.setParent(view)
    qtbot.addWidget(view)
    view.resize(800, 300)
    view.show()
    table.show(replace(make_review(("x", "y")), pairs=(linked,)))
    told = QSignalSpy(view.pointed)

    def accents(column: Column) -> int:
        picture = view.viewport().grab(view.visualRect(table.index(0, column))).toImage()
        picture = picture.convertToFormat(QImage.Format.Format_RGB32)
        accent = QColor(LIGHT.accent)
        points = ((x, y) for x in range(4, picture.width(), 2) for y in range(0, picture.height(), 4))
        return sum(picture.pixelColor(x, y) == accent for x, y in points)

    before = accents(Column.ENGLISH), accents(Column.ARABIC)
    cell = view.visualRect(table.index(0, Column.ARABIC))
    for x in range(cell.right(), cell.left(), -4):  # from the first Arabic word to the last
        qtbot.mouseMove(view.viewport(), QPointF(x, cell.center().y()).toPoint())
        if told.count():
            break
    assert told.at(0)[0].english == ((13, 20),)
    assert accents(Column.ENGLISH) > before[0]
    assert accents(Column.ARABIC) > before[1]


def test_the_cursor_walks_through_a_text_of_the_details(application: QApplication, qtbot: QtBot) -> None:
    text = LinkedText("English", rtl=False)
    qtbot.addWidget(text)
    text.resize(300, 40)
    text.show_text("a\u200fb 𝒳yz")  # a hidden mark is shown as six letters, the fourth letter has two units
    text.show()
    text.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    stood = QSignalSpy(text.stood_on)
    text.stand_at(4)
    assert stood.at(stood.count() - 1)[0] == 4
    qtbot.keyClick(text, Qt.Key.Key_Right)
    assert stood.at(stood.count() - 1)[0] == 5
    qtbot.keyClick(text, Qt.Key.Key_Home)
    assert stood.at(stood.count() - 1)[0] == 0


# -- what the details say


def test_the_details_say_who_judged_what(doubtful: Pair) -> None:
    assert verdict(doubtful) == (
        "Sentence 4. Machine translation, not reviewed. Do not rely on this sentence."
    )
    day = NOW.astimezone().strftime("%Y-%m-%d %H:%M")
    assert verdict(approved(replace(doubtful, flags=()))) == f"Sentence 4. Approved by Amal, {day}."
    assert (
        verdict(approved(doubtful)) == f"Sentence 4. Approved by Amal, {day}. A check objects all the same."
    )
    assert f"Needs a second look: Amal approved other words, {day}." in verdict(edited(approved(doubtful)))
    assert reasons(edited(doubtful))[0] == "The machine wrote: 15 was the number"


def test_the_details_say_where_remembered_words_come_from() -> None:
    edit = Edit("Words", "Amal", NOW, "a" * 64)
    titles = {"a" * 64: "The port"}
    assert "in the article “The port”" in remembered(edit, lambda article: titles.get(article, ""))
    assert "not in the library any more" in remembered(edit, lambda _: "")
    assert "the translation memory desk.tmx" in remembered(replace(edit, origin="tmx:desk.tmx"), lambda _: "")


def test_the_details_say_which_name_gave_way(linked: Pair) -> None:
    enforced = replace(linked, enforced=(Enforced(21, 26, "al-Basrah", (11, 17), "variant"),))
    (line,) = names(enforced)
    assert "“al-Basrah” stands for “Basra”" in line
    assert "البصرة" in line
    assert names(edited(enforced)) == ()
    assert comments(replace(linked, comments=(Comment(3, "Two\nlines", "Amal", NOW),)))[0].startswith(
        "Amal, "
    )


def test_offers_go_with_their_sentence(application: QApplication, qtbot: QtBot, port_review: Review) -> None:
    strip = DetailsStrip(LIGHT, Faces())
    qtbot.addWidget(strip)
    strip.show()
    strip.show_pair(port_review.pairs[1])
    strip.show_offers((Offer("Work goes on", "x", "Amal", NOW, "a" * 64, 0.8),))
    taken = QSignalSpy(strip.offer_taken)
    (use,) = strip.findChildren(QPushButton)
    qtbot.waitUntil(use.isVisible)
    assert strip.best_offer == "Work goes on"
    use.click()
    assert taken.at(0)[0] == "Work goes on"
    strip.show_pair(approved(port_review.pairs[1]))  # the same sentence, judged: the offers stay
    assert strip.best_offer
    strip.show_pair(port_review.pairs[2])
    assert not strip.best_offer
    assert not any(button.isVisible() for button in strip.findChildren(QPushButton))


# -- replacing


@pytest.mark.parametrize(
    ("how", "spans"),
    [
        (How(), ((0, 4), (10, 14), (16, 20))),
        (How(case=True), ((10, 14),)),
        (How(whole=True), ((0, 4), (10, 14))),
        (How(case=True, whole=True), ((10, 14),)),
    ],
)
def test_what_counts_as_found_can_be_narrowed(
    make_review: Made, how: How, spans: tuple[tuple[int, int], ...]
) -> None:
    review = make_review(("الميناء", "Port, the port. Portal"), ("x", "Portals"))
    found = Finder().find(review.pairs, "port", how)
    assert found[0].english == spans
    assert [match.index for match in found] == ([0, 1] if how == How() else [0])


def test_replacing_looks_at_the_english_only(make_review: Made) -> None:
    review = make_review(("في عام 2016", "In 2016"), ("سنة 2016", "That year"))
    assert [m.index for m in Finder().find(review.pairs, "2016", How(english_only=True))] == [0]


def test_replacing_takes_every_place_and_nothing_else() -> None:
    assert replaced("Port, the port. Portal", [(0, 4), (10, 14)], "Harbour 𝒳") == (
        "Harbour 𝒳, the Harbour 𝒳. Portal"
    )
    assert replaced("abc", [], "x") == "abc"


def test_what_is_not_part_of_the_article_is_not_judged(port_review: Review) -> None:
    assert not any(Only.OPEN.fits(pair) for pair in port_review.pairs if pair.sentence.kind is Kind.FURNITURE)
