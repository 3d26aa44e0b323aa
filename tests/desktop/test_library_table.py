from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from naba_desktop.library.entry import Entry, State
from naba_desktop.library.library_table import LibraryTable
from naba_desktop.library.narrowing import Narrowing
from naba_translation.messages import Message

ONE = Entry("/a/one.txt")
TWO = Entry("/a/two.txt", article_id="2", title="Two", state=State.DONE, attention=3)


def test_every_change_keeps_to_qts_rules(qapp: object) -> None:
    table = LibraryTable()
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.reset([ONE, TWO])
    table.put([replace(ONE, state=State.WORKING)])
    table.put([Entry("/a/three.txt")])
    table.remove(["/a/one.txt"])
    table.remove(["/a/unknown.txt"])
    assert [entry.source for entry in table.entries()] == ["/a/two.txt", "/a/three.txt"]
    assert (table.row_of("/a/three.txt"), table.row_of("/a/one.txt")) == (1, None)
    assert tester.model() is table


def test_the_same_source_is_the_same_entry(qapp: object) -> None:
    table = LibraryTable()
    table.reset([ONE, TWO, replace(ONE, title="newer")])
    assert [entry.title for entry in table.entries()] == ["newer", "Two"]


def test_an_entry_that_did_not_change_is_not_drawn_again(qapp: object) -> None:
    table = LibraryTable()
    table.put([ONE])
    spy = QSignalSpy(table.dataChanged)
    table.put([Entry("/a/one.txt")])
    assert spy.count() == 0


def test_a_screen_reader_hears_the_state(qapp: object) -> None:
    table = LibraryTable()
    table.put([TWO])
    spoken = table.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Two" in spoken
    assert "3 to check" in spoken


def test_states_in_words() -> None:
    failed = Entry("x", state=State.FAILED, problem=Message("Not Arabic", "", ""))
    words = {
        Entry("x").status,
        Entry("x", state=State.WORKING, done=1, total=4).status,
        Entry("x", state=State.STOPPED, done=1, total=2).status,
        Entry("x", state=State.DONE, attention=0).status,
        failed.status,
    }
    assert words == {"Waiting", "Translating 25 %", "Stopped at 50 %", "No open doubts", "Not Arabic"}


def test_a_hostile_file_name_is_shown_as_it_is(qapp: object) -> None:
    table = LibraryTable()
    table.put([Entry("/a/cod.\u202etxt.exe")])
    assert table.index(0).data() == "cod.[U+202E]txt.exe"


def test_many_marks_at_once_leave_the_list_where_it_stands(qapp: object) -> None:
    table = LibraryTable()
    entries = [Entry(f"/a/{n:03}.txt", article_id=f"{n}", state=State.DONE) for n in range(300)]
    table.reset(entries)
    reset, told = QSignalSpy(table.modelReset), QSignalSpy(table.dataChanged)
    marks = {f"{n}": ("port",) for n in range(300)}
    table.watch(marks)
    assert (reset.count(), told.count()) == (0, 1)
    assert all(entry.watched == ("port",) for entry in table.shown())
    table.narrow(Narrowing(watched=True))
    table.watch({id_: terms for id_, terms in marks.items() if int(id_) % 100 == 0})
    assert [entry.article_id for entry in table.shown()] == ["0", "100", "200"]
    table.narrow(Narrowing(words="nothing has these"))
    table.watch(marks)
    assert table.shown() == ()
