"""A window of the test's own: real controller, library and tiny model; only the dialogs are answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import tiny_model as tiny
from at_the_window import start
from naba_desktop.app import Desktop, make_application
from naba_desktop.controller import Controller
from naba_models import InstalledModel
from naba_translation.article import (
    Article,
    Draft,
    Flag,
    Kind,
    Level,
    Pair,
    Paragraph,
    Review,
    Sentence,
    Summary,
)
from naba_translation.engines.engine import CTranslate2Engine, Engine
from naba_translation.engines.pool import Engines
from naba_translation.engines.process import EngineProcess
from naba_translation.library.connection import Place
from naba_translation.paths import Paths
from taking_in import take_in

PORT = """افتتاح الميناء الجديد في الربيع

أعلنت وزارة النقل أن الميناء الجديد سيفتح في الربيع المقبل بعد تأخير دام عامين.
وقال الوزير إن التكلفة بلغت 3.5 مليون دينار.

وأضاف المتحدث باسم الهيئة أن الأعمال مستمرة حسب الجدول الزمني المعلن.
وشارك في الاجتماع ممثلون عن ست مدن ساحلية.

اقرأ أيضاً: خطة النقل البحري
"""
BRIDGE = """جسر جديد فوق النهر الكبير

بدأت أعمال بناء جسر جديد فوق النهر الكبير يوم الأحد الماضي. ويبلغ طول الجسر 900 متر بحسب البلدية.

وقال المهندس المسؤول إن العمل سينتهي بعد ثلاث سنوات من الآن.
"""


@pytest.fixture
def application(qapp: QApplication) -> QApplication:
    """The application with our faces and style."""
    return make_application()


@pytest.fixture
def article_files(tmp_path: Path) -> tuple[Path, Path]:
    """Two short articles on disk."""
    folder = tmp_path / "articles"
    folder.mkdir()
    files = folder / "bridge.txt", folder / "port.txt"
    for file, text in zip(files, (BRIDGE, PORT), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


Made = Callable[..., Review]


@pytest.fixture
def make_review() -> Made:
    """Makes a review of sentences given as (Arabic, English) or (Arabic, English, Kind, flags)."""
    return _make_review


def _make_review(*rows: tuple[object, ...], summary: tuple[int, ...] = (), title: str = "") -> Review:
    text, pairs, paragraphs = "", [], []
    for index, (arabic, english, *rest) in enumerate(rows):
        kind = rest[0] if rest else Kind.BODY
        flags = tuple(rest[1]) if len(rest) > 1 else ()
        start = len(text)
        text += f"{arabic}\n"
        sentence = Sentence(index, index, start, start + len(str(arabic)), str(arabic), kind)
        paragraphs.append(Paragraph(index, start, start + len(str(arabic)), kind))
        draft = None if kind is Kind.FURNITURE else Draft(str(english), -0.5, 10, 10)
        pairs.append(Pair(sentence, draft, flags=flags))
    article = Article("0" * 64, "/tmp/port.txt", "1" * 64, "txt/1", text, tuple(paragraphs), title=title)
    return Review(article, tuple(pairs), Summary(summary, "test"), "model:test")


@pytest.fixture
def port_review() -> Review:
    """A title, three sentences of which two are doubtful, and two lines of furniture."""
    look = Flag("names", "The Arabic names Basra; the English does not.", Level.LOOK, arabic=((0, 3),))
    doubt = Flag("numbers", "The Arabic says 150; the English says 15.", Level.DOUBT, english=((0, 2),))
    return _make_review(
        ("افتتاح الميناء الجديد", "The new port opens", Kind.TITLE),
        ("قالت الوزارة إن الأعمال مستمرة", "The ministry said that work goes on", Kind.BODY),
        ("زار الوزير البصرة", "The minister visited", Kind.BODY, [look]),
        ("بلغ العدد 150", "15 was the number", Kind.BODY, [doubt, look]),
        ("اقرأ أيضاً", "", Kind.FURNITURE),
        ("شارك الخبر", "", Kind.FURNITURE),
        summary=(1, 3),
        title="افتتاح الميناء الجديد",
    )


@dataclass
class Answers:
    """Answers the desktop's dialogs in a person's place, and notes what was said."""

    files: tuple[Path, ...] = ()
    folder: Path | None = None
    target: Path | None = None
    yes: bool = True
    line: str | None = "Amal"
    shown: list[Path] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    model: Path | None = None
    choice: int | None = 0
    noticed: list[str] = field(default_factory=list)

    def files_to_open(self, parent: QWidget, folder: str, *, title: str = "") -> tuple[Path, ...]:
        return self.files

    def folder_to_open(self, parent: QWidget, folder: str, *, title: str = "") -> Path | None:
        return self.folder

    def file_to_write(self, parent: QWidget, proposed: Path, kind: str) -> Path | None:
        return self.target

    def show_folder(self, folder: Path) -> None:
        self.shown.append(folder)

    def agree(self, parent: QWidget, question: str, detail: str, *, yes: str) -> bool:
        self.said.append(f"{question}\n{detail}")
        return self.yes

    def ask(self, parent: QWidget, question: str, answer: str) -> str | None:
        self.said.append(question)
        return self.line

    def secret(self, parent: QWidget | None, question: str) -> str | None:
        self.said.append(question)
        return self.line

    def document_to_check(self, parent: QWidget, folder: str) -> Path | None:
        return self.files[0] if self.files else None

    def names_to_import(self, parent: QWidget, folder: str) -> Path | None:
        return self.files[0] if self.files else None

    def names_to_write(self, parent: QWidget, proposed: Path) -> Path | None:
        return self.target

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        self.said.append(f"{title}\n{text}")

    def choose(
        self, parent: QWidget, question: str, answers: Sequence[str], *, current: int = 0
    ) -> int | None:
        self.said.append("\n".join((question, *answers)))
        return self.choice

    def model_to_import(self, parent: QWidget, folder: str) -> Path | None:
        return self.model

    def model_folder(self, parent: QWidget, folder: str) -> Path | None:
        return self.folder

    def notify(self, window: QWidget, title: str, text: str) -> None:
        self.noticed.append(text)


@pytest.fixture
def answers() -> Answers:
    """The answers to the dialogs."""
    return Answers()


@pytest.fixture
def start_controller(qapp: QApplication, profile: Paths) -> Iterator[Callable[[Engine], Controller]]:
    """Makes a controller with an engine on the test's profile, as often as a person would start the program."""
    made: list[Controller] = []

    def start(engine: Engine) -> Controller:
        engines = Engines(built_in=engine, make=EngineProcess, models=profile.models, config=profile.config)
        made.append(Controller(engines=engines, store=Place(profile.store)))
        return made[-1]

    yield start
    for controller in made:
        controller.close()


@pytest.fixture
def make_desktop(
    application: QApplication, profile: Paths, engine: CTranslate2Engine, answers: Answers
) -> Iterator[Callable[[], Desktop]]:
    """Makes a window on the test's profile, as often as a person would start the program."""
    made: list[Desktop] = []

    def make() -> Desktop:
        desktop = Desktop(paths=profile, engine=engine, dialogs=answers)
        made.append(desktop)
        return desktop

    yield make
    answers.yes = False  # do not end now, but wait: Qt aborts where a thread is destroyed that runs
    for desktop in made:
        desktop.window.close()
        desktop.close()
        desktop.window.deleteLater()
        desktop.deleteLater()
    application.processEvents()


@pytest.fixture
def desktop(make_desktop: Callable[[], Desktop]) -> Desktop:
    """One window."""
    return make_desktop()


@pytest.fixture(scope="session")
def built_other(tmp_path_factory: pytest.TempPathFactory) -> InstalledModel:
    """A second tiny model, which says other things."""
    return tiny.build(tmp_path_factory.mktemp("other") / "other", model_id="other", seed=8)


@pytest.fixture
def other(built_other: InstalledModel, profile: Paths) -> InstalledModel:
    """The second model, installed."""
    return take_in(built_other.folder, profile.models)


@pytest.fixture
def shown(desktop: Desktop, qtbot: QtBot) -> Desktop:
    """The window as it is when the program is started again."""
    start(desktop, qtbot)
    return desktop
