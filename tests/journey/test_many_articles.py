"""What an analyst does with many articles, at the keyboard of the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from at_the_window import LONG, do, start
from naba_desktop.app import Desktop
from naba_desktop.features.dating import Dating
from naba_desktop.features.searching import Searching
from naba_desktop.features.telling import Telling
from naba_desktop.library.order_dialog import OrderDialog
from naba_desktop.library.watch_dialog import WatchDialog
from naba_desktop.timeline.timeline_place import UNDATED, Reach

COAST = """إغلاق ميناء الرملة بعد جنوح سفينة قمح

3 مارس 2024

أغلقت السلطات ميناء الرملة أمس بعد جنوح سفينة قمح عند مدخله، وقال المدير إن قاطرتين تحاولان تعويمها.
وأوضح المدير سالم ناصر أن الملاحة في الميناء ستستأنف يوم الأحد المقبل بعد تعويم السفينة.
"""
RIVER = """سفينة قمح تجنح عند مدخل ميناء الرملة

قال مدير ميناء الرملة إن قاطرتين تحاولان تعويم سفينة القمح التي جنحت عند مدخل الميناء أمس وأغلقته.
وحذر الصيادون من أسلحة كيميائية قديمة في قاع البحر قرب مدخل ميناء الرملة.
"""
SCHOOL = """مدرسة جديدة في حي الزهور

افتتح وزير التعليم مدرسة جديدة في حي الزهور تتسع لستمئة تلميذ بعد ثلاث سنوات من العمل.
وشكر المعلمون سكان الحي على ما قدموه من عون.
"""


@pytest.fixture
def library(opened: Desktop, qtbot: QtBot, tmp_path: Path) -> Desktop:
    """Two articles on one event and one on another, translated."""
    files = []
    for name, text in (("coast", COAST), ("river", RIVER), ("school", SCHOOL)):
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(text, encoding="utf-8")
    start(opened, qtbot)
    with qtbot.waitSignal(opened.controller.rested, timeout=LONG):
        opened.controller.translate(files)
    return opened


def feature(desktop: Desktop, kind: type) -> object:
    return desktop.window.findChild(kind)


def reads(desktop: Desktop, words: str) -> bool:
    pair = desktop.window.reading.sentences.current_pair
    return desktop.window.places.current == "read" and pair is not None and words in pair.sentence.text


def dialog(desktop: Desktop, kind: type[QDialog]) -> QDialog:
    (found,) = [one for one in desktop.window.findChildren(kind) if one.isVisible()]
    return found


def test_an_english_question_opens_the_arabic_sentence_and_may_keep_to_the_list(
    library: Desktop, qtbot: QtBot
) -> None:
    do(library, "place_search")
    place = feature(library, Searching).place
    assert place.field.hasFocus()
    qtbot.keyClicks(place.field, "chemical weapons")
    qtbot.waitUntil(lambda: place.table.rowCount() > 0, timeout=LONG)
    best = place.table.lines[0]
    assert "أسلحة كيميائية" in best.arabic
    assert best.arabic[slice(*best.arabic_spans[0])] == "أسلحة"
    qtbot.keyClick(place.field, Qt.Key.Key_Down)
    qtbot.keyClick(place.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reads(library, "أسلحة كيميائية"), timeout=LONG)

    library.window.articles.words.setText("school")
    assert library.library.rowCount() == 1
    do(library, "place_search")
    place.only_listed.setChecked(True)
    found = (best.article, best.index)  # its doubts come after it
    qtbot.waitUntil(
        lambda: found not in {(line.article, line.index) for line in place.table.lines}, timeout=LONG
    )
    place.field.setText("الزهور")  # as from the clipboard: there are no keys for it here
    qtbot.waitUntil(lambda: place.table.rowCount() > 0, timeout=LONG)
    assert {library.library.article(line.article).source[-10:] for line in place.table.lines} == {
        "school.txt"
    }


def test_a_story_leads_to_its_sentences_its_timeline_and_its_articles(library: Desktop, qtbot: QtBot) -> None:
    do(library, "place_stories")
    place = feature(library, Telling).place
    qtbot.waitUntil(lambda: place.page.summary.rowCount() > 0, timeout=LONG)
    heading = place.current
    assert heading is not None
    assert heading.articles == 2
    assert place.page.comparisons.rowCount() == 1
    statement = place.page.comparisons.index(0, 0)
    place.page._comparisons.activated.emit(statement)
    qtbot.waitUntil(lambda: reads(library, "قاطرتين"), timeout=LONG)

    place.page.in_list.click()
    assert {Path(entry.source).stem for entry in library.library.shown()} == {"coast", "river"}
    do(library, "show_all")
    assert library.library.rowCount() == 3

    do(library, "place_stories")
    place.page.timeline.click()
    times = feature(library, Dating).place
    assert times.scope.reach is Reach.STORY
    qtbot.waitUntil(lambda: times.table.rowCount() > 0, timeout=LONG)
    leads = [line.lead for line in times.table.lines]
    assert leads[:2] == ["2024-03-02", "2024-03-10"]
    assert leads[-1] == UNDATED
    times.list.activated.emit(times.table.index(0))
    qtbot.waitUntil(lambda: reads(library, "أمس"), timeout=LONG)


def test_what_is_watched_tagged_and_reviewed_is_marked_and_filtered(
    library: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    do(library, "watch_list")
    watch = dialog(library, WatchDialog)
    qtbot.keyClicks(watch.field, "chemical weapons")
    qtbot.keyClick(watch.field, Qt.Key.Key_Return)
    assert watch.isVisible()
    assert watch.terms() == ("chemical weapons",)
    watch.accept()

    def marked() -> set[str]:
        return {Path(entry.source).stem for entry in library.library.entries() if entry.watched}

    qtbot.waitUntil(lambda: marked() == {"river"}, timeout=LONG)
    late = tmp_path / "late.txt"
    late.write_text(
        "تقرير\n\nقال الخبير إن الأسلحة الكيميائية خطر على المدن الساحلية كلها.\n", encoding="utf-8"
    )
    library.controller.translate([late])
    qtbot.waitUntil(lambda: marked() == {"river", "late"}, timeout=LONG)

    articles = library.window.articles
    articles.choose(next(e.source for e in library.library.entries() if e.source.endswith("school.txt")))
    do(library, "tags")
    order = dialog(library, OrderDialog)
    order.tags.setText("education,  city ")
    order.note.setPlainText("Ask the teachers")
    order.accept()
    do(library, "reviewed")
    qtbot.waitUntil(lambda: (e := articles.current) is not None and e.reviewed, timeout=LONG)
    assert articles.current is not None
    assert (articles.current.tags, articles.current.note) == (("city", "education"), "Ask the teachers")

    articles.open_panel()
    articles.panel.tag.setCurrentText("city")
    articles.panel.reviewed.setCurrentText("Reviewed")
    assert [Path(entry.source).stem for entry in library.library.shown()] == ["school"]
    assert articles.current in library.library.shown()
    articles.panel.reviewed.setCurrentText("Not reviewed")
    assert library.library.rowCount() == 0
    assert reads(library, ""), "who reads goes on reading"
    articles.panel.clear.click()
    articles.panel.close()
    assert library.library.rowCount() == 4

    window = library.window
    window.articles.choose(
        next(e.source for e in library.library.entries() if e.source.endswith("coast.txt"))
    )
    qtbot.waitUntil(lambda: window.review_table.review is not None and window.summary.table.rowCount() > 0)
    window.summary.length.setCurrentText("34 % of it")
    window.summary.length.activated.emit(window.summary.length.currentIndex())
    qtbot.waitUntil(lambda: window.summary.table.rowCount() == 1, timeout=LONG)
    assert library.settings.summary == "34%"
    assert window.review_table.review.summary.indexes == (
        window.summary.table.index(0).data(Qt.ItemDataRole.UserRole).index,
    )
