"""The library goes under a passphrase, under another one and out again in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from at_the_window import LONG, do, start
from library_makers import contents, fill
from naba_desktop.app import Desktop
from naba_desktop.keeping.changing import Change, What, strength
from naba_desktop.keeping.changing_dialog import ChangingDialog
from naba_desktop.keeping.passphrase_dialog import PassphraseDialog
from naba_desktop.library.entry import State
from naba_desktop.lifetime.program import Program
from naba_desktop.settings import Settings, SettingsFile
from naba_models import InstalledModel
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.library.backups import Backups
from naba_translation.library.connection import Place, is_encrypted
from naba_translation.library.encryption import encrypt, unlock
from naba_translation.library.rekeying import rekey
from naba_translation.library.store import Store
from naba_translation.pasted import folder_of, keep
from naba_translation.paths import Paths

WORDS, OTHER = "four words that wander", "another four words here"
NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


def typed(dialog: PassphraseDialog, **words: str) -> None:
    for line in dialog.findChildren(QLineEdit):
        line.setText(words.get(line.accessibleName().partition(" ")[0].lower(), ""))


def agree(dialog: PassphraseDialog) -> QPushButton:
    buttons = dialog.findChild(QDialogButtonBox)
    return next(one for one in buttons.buttons() if buttons.buttonRole(one) is buttons.ButtonRole.AcceptRole)


def ask(desktop: Desktop, what: What, **words: str) -> None:
    """Use the command and agree."""
    do(desktop, what.value)
    dialog = desktop.window.findChildren(PassphraseDialog)[-1]
    typed(dialog, **words)
    agree(dialog).click()


def changing() -> ChangingDialog | None:
    shown = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, ChangingDialog) and one.isVisible()
    ]
    return shown[0] if shown else None


def buttons_of(dialog: ChangingDialog) -> list[str]:
    return [button.text().replace("&", "") for button in dialog.buttons.buttons()]


def translated(desktop: Desktop) -> set[str]:
    return {entry.source for entry in desktop.library.entries() if entry.state is State.DONE}


def told() -> bool:
    """Whether it is said what came of it."""
    shown = changing()
    return shown is not None and buttons_of(shown) == ["OK"]


@pytest.fixture
def program(
    application: QApplication, profile: Paths, answers: object, built_model: InstalledModel
) -> Program:
    """The program on a profile that was used before."""
    answers.yes = False  # to wait on a busy machine: ending at once would be the end of the tests too
    SettingsFile(profile.config / "window.ini").save(Settings(welcomed=True, toured=True, last_read="0" * 64))
    engine = lambda: CTranslate2Engine(built_model, threads=1)  # noqa: E731
    return Program(application, paths=profile, dialogs=answers, make_engine=engine)


Condition = Callable[[], object]


def played(program: Program, library: Place, acts: Iterator[Condition]) -> int:
    """Run the program while a person acts, who waits for each condition before the next act. No waiting loop may be
    inside the program's own: that would not end before it."""
    went_wrong: list[BaseException] = []
    waits: list[Condition] = [lambda: True]
    clock = QElapsedTimer()
    clock.start()

    def look() -> None:
        try:
            if clock.elapsed() > LONG:
                raise TimeoutError
            if waits[0]():
                clock.restart()
                waits[0] = next(acts)
        except BaseException as error:  # noqa: BLE001  it is raised when the program has ended
            timer.stop()
            went_wrong.append(error)
            for widget in QApplication.topLevelWidgets():
                widget.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    code = program.run(library, [])
    if not isinstance(went_wrong[0], StopIteration):
        raise went_wrong[0]
    return code


def test_the_window_closes_and_opens_again_with_the_library_under_the_passphrase(
    program: Program, profile: Paths
) -> None:
    fill(profile.store, 3)
    Backups(profile.store).make()
    before = contents(profile.store)
    opened: list[str | None] = []

    def change(what: What, **words: str) -> Iterator[Condition]:
        yield lambda: program.desktop is not None and program.desktop.library.rowCount() == 3
        opened.append(program.desktop.controller.store.key)
        ask(program.desktop, what, **words)
        yield told
        changing().accept()

    def acts() -> Iterator[Condition]:
        yield from change(What.ENCRYPT, new=WORDS, again=WORDS)
        yield from change(What.PASSPHRASE, passphrase=WORDS, new=OTHER, again=OTHER)
        yield from change(What.DECRYPT, passphrase=OTHER)
        yield from change(What.ENCRYPT, new=WORDS, again=WORDS)
        yield lambda: program.desktop is not None and program.desktop.library.rowCount() == 3
        opened.append(program.desktop.controller.store.key)

    assert played(program, Place(profile.store), acts()) == 0
    assert [key is not None for key in opened] == [False, True, True, False, True]
    assert len(set(opened)) == 4
    place = unlock(profile.store, WORDS)
    assert contents(place) == before
    assert [contents(place.beside(copy.path)) for copy in Backups(place).list()] == [before]
    assert SettingsFile(profile.config / "window.ini").load().last_read == ""


def test_what_was_pasted_is_in_the_library_and_no_arabic_lies_below_the_profile(
    program: Program, profile: Paths, article_files: tuple[Path, Path]
) -> None:
    """One text that was translated, one that was not yet, and one that is pasted when the library is encrypted."""
    first, second = (
        keep(file.read_text(encoding="utf-8"), folder_of(profile), now=NOON) for file in article_files
    )
    third = "وصل الوزير إلى المدينة مساء الاثنين. وقال إن الجسر الجديد سيفتح بعد شهر واحد."
    done: list[set[str]] = []

    def acts() -> Iterator[Condition]:
        yield lambda: program.desktop is not None and program.desktop.window.isVisible()
        program.desktop.controller.translate([first])
        yield lambda: program.desktop.window.review_table.review is not None
        program.desktop.window.reading.sentences.edit_current()
        QApplication.focusWidget().setPlainText("The analyst's bridge.")
        ask(program.desktop, What.ENCRYPT, new=WORDS, again=WORDS)
        yield told
        changing().accept()
        yield lambda: program.desktop is not None and program.desktop.library.rowCount() == 2
        done.append(translated(program.desktop))
        program.desktop.controller.translate([second])
        yield lambda: len(translated(program.desktop)) == 2
        QGuiApplication.clipboard().setText(third)
        do(program.desktop, "paste")
        yield lambda: len(translated(program.desktop)) == 3
        done.append(translated(program.desktop))

    played(program, Place(profile.store), acts())
    assert done[0] == {str(first)}
    assert done[1] > {str(first), str(second)}
    for file in profile.data.parent.rglob("*"):
        for word in ("الجسر", "الميناء", "المهندس", "الوزير"):
            assert not file.is_file() or word.encode() not in file.read_bytes(), file
    assert "The analyst's bridge." in contents(unlock(profile.store, WORDS)).values()


def test_what_lies_beside_a_library_that_was_encrypted_before_is_taken_in_at_the_next_start(
    profile: Paths, engine: CTranslate2Engine, answers: object, qtbot: QtBot, application: QApplication
) -> None:
    """Also after a sudden end between the last rename and this."""
    text = "وصل الوزير إلى المدينة مساء الاثنين. وقال إن الجسر الجديد سيفتح بعد شهر واحد."
    Store(profile.store).close()
    list(rekey(Place(profile.store), [], "1f" * 48))
    file = keep(text, folder_of(profile), now=NOON)
    locked = Place(profile.store, "1f" * 48)
    desktop = Desktop(paths=profile, engine=engine, dialogs=answers, library=locked)
    start(desktop, qtbot)
    qtbot.waitUntil(lambda: not file.exists())
    desktop.window.close()
    with Store(locked) as store:
        assert store.article_from(str(file)).text.strip() == text


@pytest.fixture
def place(profile: Paths) -> Place:
    """A library of three articles."""
    fill(profile.store, 3)
    return Place(profile.store)


@pytest.fixture
def dialog(application: QApplication, place: Place) -> Iterator[ChangingDialog]:
    """Begins to encrypt."""
    dialog = ChangingDialog(place, Change(What.ENCRYPT, WORDS), faulted=lambda error: pytest.fail(str(error)))
    yield dialog
    dialog.reject()
    dialog.deleteLater()


def test_cancel_leaves_the_library_as_it_is(dialog: ChangingDialog, place: Place, qtbot: QtBot) -> None:
    before = contents(place)
    with qtbot.waitSignal(dialog.finished):
        dialog.reject()
    assert dialog.place == place
    assert contents(place) == before


def test_a_library_that_a_command_has_open_is_refused_in_words(
    application: QApplication, place: Place, qtbot: QtBot
) -> None:
    with Store(place):
        dialog = ChangingDialog(place, Change(What.ENCRYPT, WORDS), faulted=print)
        qtbot.waitUntil(lambda: buttons_of(dialog) == ["OK"])
        assert "in use" in dialog.title.text()
        assert "Nothing was changed" in dialog.detail.text()
        dialog.accept()
    assert dialog.place == place
    assert not is_encrypted(place.path)


def test_what_could_not_be_changed_is_named(application: QApplication, place: Place, qtbot: QtBot) -> None:
    aside = place.path.with_name("library-damaged-20260101T000000Z-1.db")
    aside.write_bytes(b"old")
    dialog = ChangingDialog(place, Change(What.ENCRYPT, WORDS), faulted=print)
    qtbot.waitUntil(lambda: buttons_of(dialog) == ["OK"])
    assert aside.name in dialog.detail.text()
    dialog.accept()
    assert dialog.place.key is not None


def test_only_two_that_are_the_same_are_a_passphrase(application: QApplication, qtbot: QtBot) -> None:
    dialog = PassphraseDialog(What.ENCRYPT)
    qtbot.addWidget(dialog)
    for new, again, agreed in (
        ("", "", False),
        (WORDS, "", False),
        (WORDS, OTHER, False),
        (WORDS, WORDS, True),
    ):
        typed(dialog, new=new, again=again)
        assert agree(dialog).isEnabled() is agreed
    assert {line.echoMode() for line in dialog.findChildren(QLineEdit)} == {QLineEdit.EchoMode.Password}


def test_the_present_passphrase_must_be_the_right_one(
    profile: Paths, qtbot: QtBot, application: QApplication, answers: object, engine: CTranslate2Engine
) -> None:
    Store(profile.store).close()
    locked = encrypt(Place(profile.store), WORDS).place
    desktop = Desktop(paths=profile, engine=engine, dialogs=answers, library=locked)
    start(desktop, qtbot)
    assert not desktop.window.commands.actions["encrypt"].isEnabled()
    ask(desktop, What.DECRYPT, passphrase=OTHER)
    dialog = desktop.window.findChild(PassphraseDialog)
    qtbot.waitUntil(dialog.isEnabled)
    assert desktop.change is None
    typed(dialog, passphrase=WORDS)
    agree(dialog).click()
    qtbot.waitUntil(lambda: desktop.change == Change(What.DECRYPT))
    assert not desktop.window.isVisible()
    desktop.close()


def test_a_longer_passphrase_is_never_called_shorter() -> None:
    said = [strength("x" * length) for length in range(40)]
    assert [words for at, words in enumerate(said) if at == 0 or words != said[at - 1]] == list(
        dict.fromkeys(said)
    )
    assert "Very short" in said[7]
    assert "Long enough" in said[16]
