from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from naba_desktop.app import Desktop
from naba_desktop.library.entry import State
from naba_translation.errors import ExportError
from naba_translation.library.connection import Place
from naba_translation.library.store import Store
from naba_translation.pasted import folder_of, forget, hold, keep, put_away
from naba_translation.paths import Paths

NEWS = "افتتاح الميناء\n\nقالت الوزارة إن الأعمال مستمرة. وأضافت أن التكلفة بلغت 3.5 مليون دينار.\n"
NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


def paste(desktop: Desktop, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    desktop.window.commands.actions["paste"].trigger()


def done(desktop: Desktop) -> list[Path]:
    return [Path(entry.source) for entry in desktop.library.entries() if entry.state is State.DONE]


def test_a_pasted_text_is_an_article_and_goes_with_it(desktop: Desktop, profile: Paths, qtbot: QtBot) -> None:
    paste(desktop, NEWS)
    qtbot.waitUntil(lambda: len(done(desktop)) == 1, timeout=60_000)
    (file,) = done(desktop)
    assert file.parent == folder_of(profile)
    assert file.read_text(encoding="utf-8") == NEWS
    assert file.stat().st_mode & 0o077 == 0

    desktop.controller.remove([str(file)])
    qtbot.waitUntil(lambda: not file.exists(), timeout=60_000)


def test_copied_files_are_opened_where_they_lie(
    desktop: Desktop, article_files: tuple[Path, Path], qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(article_files[0]))])
    QGuiApplication.clipboard().setMimeData(mime)
    desktop.window.commands.actions["paste"].trigger()
    qtbot.waitUntil(lambda: done(desktop) == [article_files[0]], timeout=60_000)
    desktop.controller.remove([str(article_files[0])])
    assert article_files[0].exists()


def test_what_is_not_arabic_is_not_kept(desktop: Desktop, profile: Paths) -> None:
    paste(desktop, "The minister said so.")
    assert desktop.window.banner.isVisibleTo(desktop.window)
    assert not folder_of(profile).exists()


def test_an_empty_clipboard_is_told_in_words(desktop: Desktop) -> None:
    QGuiApplication.clipboard().clear()  # as before anybody copied anything: there is no data at all then
    desktop.window.commands.actions["paste"].trigger()
    assert desktop.window.banner.isVisibleTo(desktop.window)


def test_two_texts_pasted_in_one_second_into_an_encrypted_library_are_two_articles(store: Store) -> None:
    names = [hold(f"{NEWS} {word}", store, now=NOON) for word in ("أول", "ثان")]
    assert len(set(names)) == 2
    assert not names[0].parent.exists()
    assert [store.article_from(str(name)) is not None for name in names] == [True, True]


def test_what_cannot_be_read_as_an_article_stays_where_it_is_and_is_named(store: Store) -> None:
    folder = store.path.parent / "pasted"
    good, bad = (
        keep(NEWS, folder, now=NOON),
        keep("الوزير " + "The minister said so. " * 50, folder, now=NOON),
    )
    assert put_away(Place(store.path)) == (bad,)
    assert not good.exists()
    assert bad.exists()


def test_two_pastes_in_one_second_are_two_files(tmp_path: Path) -> None:
    first, second = (keep(text, tmp_path, now=NOON) for text in ("أول", "ثان"))
    assert (first.read_text(encoding="utf-8"), second.read_text(encoding="utf-8")) == ("أول", "ثان")


def test_only_what_was_pasted_is_deleted(tmp_path: Path) -> None:
    own = tmp_path / "article.txt"
    own.write_text(NEWS, encoding="utf-8")
    forget(str(own), tmp_path / "pasted")
    assert own.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError):
        keep("نص", tmp_path / "file" / "pasted", now=NOON)
