"""A window over the engine's real child process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naba_desktop.app import Desktop, make_application
from naba_models import InstalledModel
from naba_translation.engines.process import EngineProcess
from naba_translation.engines.signature import Decoding
from naba_translation.paths import Paths

PARAGRAPH = (
    "أعلنت وزارة النقل رقم {0} أن الميناء الجديد سيفتح في الربيع المقبل بعد تأخير دام عامين. "
    "وقال الوزير في بيانه رقم {0} إن المشروع لم يتوقف وإن التكلفة بلغت 3.5 مليون دينار. "
    "وأضاف المتحدث رقم {0} باسم الهيئة أن الأعمال مستمرة حسب الجدول الزمني المعلن."
)


class Person:
    """Answers the dialogs."""

    def __init__(self) -> None:
        self.files: tuple[Path, ...] = ()
        self.target: Path | None = None
        self.line: str | None = "Amal"
        self.asked: list[str] = []

    def files_to_open(self, parent: QWidget, folder: str, *, title: str = "") -> tuple[Path, ...]:
        return self.files

    def folder_to_open(self, parent: QWidget, folder: str, *, title: str = "") -> Path | None:
        return self.files[0].parent

    def file_to_write(self, parent: QWidget, proposed: Path, kind: str) -> Path | None:
        return self.target

    def show_folder(self, folder: Path) -> None:
        raise AssertionError("nobody asked for the folder")

    def agree(self, parent: QWidget, question: str, detail: str, *, yes: str) -> bool:
        return yes != "End now"  # but wait: Qt aborts where a thread is destroyed that runs

    def ask(self, parent: QWidget, question: str, answer: str) -> str | None:
        self.asked.append(question)
        return self.line

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        raise AssertionError(title)

    def notify(self, window: QWidget, title: str, text: str) -> None:
        """Seen."""


@pytest.fixture
def person() -> Person:
    """Who sits at the window."""
    return Person()


@pytest.fixture
def window_engine(built_model: InstalledModel) -> Iterator[EngineProcess]:
    """The tiny model in a child process, as the window has it."""
    engine = EngineProcess(built_model, decoding=Decoding(beam=1), threads=1)
    yield engine
    engine.close()


@pytest.fixture
def opened(
    qapp: QApplication, qtbot: QtBot, profile: Paths, window_engine: EngineProcess, person: Person
) -> Iterator[Desktop]:
    """The window, shown."""
    make_application()
    desktop = Desktop(paths=profile, engine=window_engine, dialogs=person)
    desktop.window.resize(1200, 800)
    yield desktop
    desktop.window.close()
    desktop.close()
    desktop.window.deleteLater()
    desktop.deleteLater()
    qapp.processEvents()


@pytest.fixture
def five_articles(tmp_path: Path) -> tuple[Path, ...]:
    """Five articles of about forty sentences."""
    folder = tmp_path / "press"
    folder.mkdir()
    files = tuple(folder / f"article-{n}.txt" for n in range(5))
    for number, file in enumerate(files):
        body = "\n\n".join(PARAGRAPH.format(100 * number + n) for n in range(10))
        file.write_text(f"خبر عن الميناء رقم {number}\n\n{body}\n", encoding="utf-8")
    return files
