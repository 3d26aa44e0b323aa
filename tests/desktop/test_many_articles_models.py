from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from naba_desktop.found.line import Line
from naba_desktop.found.line_table import PAGE, LineTable
from naba_desktop.found.line_view import LineView
from naba_desktop.look.faces import Faces
from naba_desktop.look.theme import LIGHT
from naba_desktop.reading.summary_panel import SummaryPanel
from naba_desktop.reading.summary_table import SummaryLine, SummaryTable
from naba_desktop.research.chores import REST_MS, Chores
from naba_desktop.research.research import Research
from naba_desktop.search.looking_up import Answer
from naba_desktop.search.search_place import SearchPlace
from naba_desktop.stories.comparison_table import ComparisonRole, ComparisonTable
from naba_desktop.stories.comparison_view import ComparisonView
from naba_desktop.stories.story_table import StoryRole, StoryTable
from naba_translation.article import Article, Draft, Flag, Level, Mark, Pair, Review, Sentence, State, Summary
from naba_translation.library.connection import Place
from naba_translation.library.story_shelf import Heading
from naba_translation.paths import Paths
from naba_translation.stories import Otherwise, Said
from naba_translation.ticks import Tick, What

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def line(number: int, english: str = "A ship") -> Line:
    return Line(
        f"a{number}", number, english, "سفينة", place=("Port", "الساحل"), lead="2024-06", badge="by meaning"
    )


def said(name: str, outlets: tuple[str, ...], of: int) -> Said:
    article = Article(
        name, f"/{name}.txt", "", "txt/1", "نص", (), outlet=outlets[0], published=date(2024, 1, 2)
    )
    pair = Pair(Sentence(4, 0, 0, 2, "نص"), Draft(f"English of {name}", -0.5, 1, 1))
    return Said(article, pair, outlets, of)


def test_why_english_is_doubted_is_at_hand_and_stays_letters(qapp: object) -> None:
    reason = "The Arabic says <b>14</b> (\u2068وصل\u2069)."
    lines, comparisons = LineTable(), ComparisonTable()
    lines.reset([replace(line(0), level=Level.DOUBT, doubts=(reason, "It is short.")), line(1)])
    one, other = said("a", ("A",), 2), said("b", ("B",), 2)
    comparisons.reset([[replace(one, pair=replace(one.pair, flags=(Flag("numbers", reason),))), other]])
    for doubted, sure in (
        (lines.index(0), lines.index(1)),
        (comparisons.index(0, 0), comparisons.index(0, 1)),
    ):
        assert "&lt;b&gt;14&lt;/b&gt; (\u2068وصل\u2069)" in doubted.data(Qt.ItemDataRole.ToolTipRole)
        assert reason in doubted.data(Qt.ItemDataRole.AccessibleDescriptionRole)
        assert sure.data(Qt.ItemDataRole.ToolTipRole) is None
    assert "It is short." in lines.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_lines_come_a_page_at_a_time(qapp: object) -> None:
    table = LineTable()
    table.reset([line(n) for n in range(2 * PAGE + 7)])
    assert table.rowCount() == PAGE
    tester = QAbstractItemModelTester(table, FATAL)  # which fetches more, and looks how that is done
    assert table.rowCount() > PAGE
    while table.canFetchMore(table.index(-1)):
        table.fetchMore(table.index(-1))
    assert table.rowCount() == 2 * PAGE + 7
    table.reset(())
    assert (table.rowCount(), tester.model() is table) == (0, True)


def test_a_screen_reader_hears_where_a_sentence_stands_and_why_it_is_there(qapp: object) -> None:
    table = LineTable()
    table.reset([line(1)])
    spoken = table.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert [
        part for part in ("2024-06", "A ship", "by meaning", "Port", "الساحل") if part not in spoken
    ] == []
    table.reset([line(1, english="")])
    assert table.index(0).data() == "سفينة"


def test_enter_and_a_click_open_the_sentence(qtbot: QtBot) -> None:
    table = LineTable()
    view = LineView(table, LIGHT, Faces(), name="Found", lead=10)
    qtbot.addWidget(view)
    view.resize(500, 300)
    table.reset([line(n) for n in range(3)])
    view.show()
    opened = QSignalSpy(view.opened)
    view.step_in()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    place = view.visualRect(table.index(2)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [opened.at(n) for n in range(opened.count())] == [["a1", 1], ["a2", 2]]


def test_what_is_copied_has_its_source_its_doubts_and_the_arabic(qtbot: QtBot) -> None:
    lines, comparisons = LineTable(), ComparisonTable()
    found, sides = LineView(lines, LIGHT, Faces(), name="Found"), ComparisonView(comparisons, LIGHT, Faces())
    reason = "The Arabic says 14."
    lines.reset([replace(line(1), level=Level.DOUBT, doubts=(reason,))])
    one, other = said("a", ("A",), 2), said("b", ("B",), 2)
    comparisons.reset([[replace(one, pair=replace(one.pair, flags=(Flag("numbers", reason),))), other]])
    for view, table, expected in (
        (found, lines, ("“A ship”", "2024-06, Port, ", "الساحل", f"The checks: {reason}", "“سفينة”")),
        (sides, comparisons, ("“English of a”", "2024-01-02", f"The checks: {reason}", "“نص”")),
    ):
        qtbot.addWidget(view)
        view.setCurrentIndex(table.index(0, 0))
        qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        copied = QGuiApplication.clipboard().text()
        assert all(piece in copied for piece in expected), copied


def test_an_empty_pane_has_no_scroll_bar(qtbot: QtBot) -> None:
    table = ComparisonTable()
    view = ComparisonView(table, LIGHT, Faces())
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    shown = [view.verticalScrollBar().isVisible()]
    for statements in ([[said("a", ("A",), 2), said("b", ("B",), 2)]], []):
        table.reset(statements)
        shown.append(view.verticalScrollBar().isVisible())
    assert shown == [False, True, False]


def test_statements_stand_side_by_side_however_many_make_them(qapp: object) -> None:
    table = ComparisonTable()
    tester = QAbstractItemModelTester(table, FATAL)
    two = (said("a", ("Coast", "River"), 3), said("b", ("River", "Coast"), 3))
    table.reset([(*two, said("c", ("Hill",), 3)), two])
    assert (table.rowCount(), table.columnCount()) == (2, 3)
    assert table.index(1, 2).data(ComparisonRole.SAID) is None
    assert not table.flags(table.index(1, 2)) & Qt.ItemFlag.ItemIsEnabled
    spoken = table.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "River" in spoken
    assert "statement 2, 2 of 2" in spoken
    table.reset(())
    assert tester.model() is table


def test_who_says_it_is_told_by_name() -> None:
    assert said("a", ("Coast",), 3).heard_from == "only in Coast"
    assert said("a", ("Coast", "River"), 3).heard_from == "said by 2 of 3: Coast, River"
    assert said("a", ("Coast",), 1).heard_from == ""
    spelt = said("a", ("Al-Sahil (our spelling)", "Al-Nahr (our spelling; Reuters)"), 2)
    assert spelt.heard_from == "said by 2 of 2: Al-Sahil, Al-Nahr (Reuters)"


def test_who_tells_it_with_other_numbers_is_seen_beside_the_statement(qapp: object) -> None:
    two = (
        replace(said("a", ("Coast",), 2), otherwise=(Otherwise("River", ("19",)),)),
        said("b", ("River",), 2),
    )
    assert two[0].heard_from == "in Coast; with other numbers in River (19)"
    arabic = replace(two[0], otherwise=(Otherwise("الساحل", ("19",)),))
    assert "in \u2068الساحل\u2069 (19)" in arabic.heard_from  # the number stays behind the name
    table = ComparisonTable()
    table.reset([two])
    spoken = [table.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(2)]
    assert ["with other numbers" in one for one in spoken] == [True, False]


def test_a_story_is_one_line(qapp: object) -> None:
    table = StoryTable()
    tester = QAbstractItemModelTester(table, FATAL)
    table.reset([Heading("s", "The \u202eport", 3, ("Coast",), date(2024, 1, 2), date(2024, 1, 4))])
    index = table.index(0)
    assert index.data() == "The [U+202E]port"
    assert "2024-01-02 to 2024-01-04" in index.data(StoryRole.FACTS)
    assert (table.row_of("s"), table.row_of("x"), tester.model() is table) == (0, None, True)


def test_a_story_that_was_told_is_called_by_its_title(qtbot: QtBot) -> None:
    table = StoryTable()
    table.reset([Heading(name, "Headline", 2, (), None, None) for name in ("r", "s")])
    with qtbot.waitSignal(table.dataChanged):
        table.retitle("s", "Better headline")
    table.retitle("gone", "Nothing")
    assert [table.index(row).data() for row in range(2)] == ["Headline", "Better headline"]


def test_ticks_say_in_words_what_agrees_and_what_does_not(qapp: object) -> None:
    table = SummaryTable()
    tester = QAbstractItemModelTester(table, FATAL)
    table.show([SummaryLine(3, "15 ships came to Basra")])
    wrong = Tick(What.NUMBER, "15", agrees=False, reason="The Arabic says 150; the English says 15.")
    table.tick({3: (Tick(What.NAME, "Basra", agrees=True), wrong)})
    spoken = table.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "As in the Arabic: Basra" in spoken
    assert "The Arabic says 150; the English says 15." in spoken
    assert tester.model() is table


def test_a_summary_says_what_its_sentences_are_doubted_for(qtbot: QtBot) -> None:
    wrong = Flag("coverage", "Part of the Arabic seems to have no English.", Level.LOOK)
    plain = replace(said("a", ("Coast",), 1).pair, sentence=Sentence(0, 0, 0, 2, "نص"))
    number = Flag("numbers", "The Arabic says 150; the English says 15.", Level.DOUBT)
    doubted = replace(plain, sentence=Sentence(1, 0, 0, 2, "نص"), flags=(wrong, number))
    approved = replace(
        doubted,
        sentence=Sentence(2, 0, 0, 2, "نص"),
        mark=Mark(State.APPROVED, doubted.english, "Ana", datetime(2024, 1, 1, tzinfo=UTC)),
    )
    review = Review(said("a", ("Coast",), 1).article, (plain, doubted, approved), Summary((0, 1, 2), "x"))
    panel = SummaryPanel(LIGHT, Faces())
    qtbot.addWidget(panel)
    panel.show_review(review)
    tick = Tick(What.NUMBER, "15", agrees=False, reason=number.reason)
    panel.table.tick({0: (), 1: (tick,), 2: (tick,)})
    spoken = [panel.table.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken[0] == "Sentence 1: English of a"
    assert f"Doubtful: {wrong.reason} {number.reason}".rstrip(".") in spoken[1]
    assert spoken[1].count(number.reason.rstrip(".")) == 1
    assert "Approved" in spoken[2]
    assert "Doubtful" not in spoken[2]


def test_an_answer_to_what_is_not_asked_any_more_is_not_shown(qtbot: QtBot) -> None:
    place = SearchPlace(LIGHT, Faces())
    qtbot.addWidget(place)
    asked = QSignalSpy(place.asked)
    place.field.setText("port")
    place.search()
    place.show_answer(Answer("ports", (), 0.01, whole=True), lambda _: line(1))
    assert asked.at(0) == ["port"]
    assert place.table.rowCount() == 0


@pytest.fixture
def research(qapp: object, profile: Paths) -> Iterator[Research]:
    profile.data.mkdir(parents=True)
    research = Research(Place(profile.store))
    yield research
    research.close()


def test_a_chore_goes_on_while_the_analyst_rests_and_waits_while_she_acts(
    research: Research, qtbot: QtBot
) -> None:
    other_work = [True, True, True]  # for the first three times it asks

    def busy() -> bool:
        assert not seen or not other_work, "it worked while there was other work"
        return bool(other_work) and other_work.pop()

    chores = Chores(research, busy=busy)
    seen: list[tuple[str, int, int]] = []
    chores.advanced.connect(lambda *step: seen.append(step))
    chores.add("count", lambda _: ((n, 3) for n in range(1, 4)))
    chores.want("count")
    qtbot.waitUntil(lambda: len(seen) == 4, timeout=10_000)
    assert seen == [("count", 1, 3), ("count", 2, 3), ("count", 3, 3), ("count", 0, 0)]
    assert not other_work
    rested = QElapsedTimer()
    rested.start()
    chores.rest()
    chores.want("count")
    qtbot.waitUntil(lambda: len(seen) > 4, timeout=10_000)
    assert rested.elapsed() >= REST_MS, "it worked while the analyst acted"
    qtbot.waitUntil(lambda: len(seen) == 8, timeout=10_000)


def test_a_chore_that_fails_is_told_and_the_next_one_runs(research: Research, qtbot: QtBot) -> None:
    def broken(archive: object) -> Iterator[tuple[int, int]]:
        yield 1, 2
        raise OSError("disk")

    chores = Chores(research)
    failed, advanced = QSignalSpy(research.failed), QSignalSpy(chores.advanced)
    chores.add("broken", broken)
    chores.add("whole", lambda _: iter([(1, 1)]))
    chores.want("broken")
    chores.want("whole")
    qtbot.waitUntil(lambda: advanced.count() == 4, timeout=20_000)
    assert [advanced.at(n)[0] for n in range(4)] == ["broken", "broken", "whole", "whole"]
    assert isinstance(failed.at(0)[0], OSError)


def test_the_library_is_closed_with_the_research(qapp: object, profile: Paths, qtbot: QtBot) -> None:
    research = Research(Place(profile.store))
    with qtbot.waitSignal(research.failed, raising=False, timeout=100):
        research.ask_one(lambda archive: archive.store.articles(), lambda _: None)
    research.close()
    assert not Path(f"{profile.store}-wal").exists(), "a connection was left open"
