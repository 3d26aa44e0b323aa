"""Pictures of every screen of the real window with the default model and the samples, in light and dark.

    python packaging/screenshots.py FOLDER [--size 1440x900] [--open PATH…] [--readme FILE] [--manual FOLDER]

Needs no display: without one it draws offscreen. Look at every picture before a release.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from naba_desktop.app import Desktop
    from naba_desktop.main_window import MainWindow

LONGEST_WAIT = 120_000  # ms
LOOKS = ("light", "dark", "contrast_light", "contrast_dark")


class Photographer:
    """Waits until the window is as it should be, and takes its picture."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix

    def wait(self, ready: Callable[[], bool]) -> None:
        """Let the window live until it is ready."""
        from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

        clock = QElapsedTimer()
        clock.start()
        while not ready():
            if clock.elapsed() > LONGEST_WAIT:
                raise TimeoutError(ready)
            loop = QEventLoop()
            QTimer.singleShot(20, loop.quit)
            loop.exec()

    def take(self, window: object, name: str) -> Path:
        """The window's picture."""
        from PySide6.QtCore import QElapsedTimer

        clock = QElapsedTimer()
        clock.start()
        self.wait(lambda: clock.elapsed() > 250)
        path = self._folder / f"{name}-{self._suffix}.png"
        window.grab().save(str(path))  # type: ignore[attr-defined]
        print(path)
        return path


@dataclass(frozen=True)
class Stage:
    """The window that is photographed."""

    desktop: Desktop
    camera: Photographer
    files: tuple[Path, ...]

    @property
    def window(self) -> MainWindow:
        return self.desktop.window

    def do(self, command: str) -> None:
        """Trigger a command of the menus."""
        self.window.commands.actions[command].trigger()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """A picture of the window, or of a dialog of it."""
        self.camera.take(widget or self.window, name)


def starting(stage: Stage) -> None:
    """The empty library, the first translation, the tour."""
    from naba_desktop.library.entry import State
    from naba_desktop.tour import Tour

    window, desktop = stage.window, stage.desktop
    stage.camera.wait(lambda: window.middle.currentWidget() is window.start)
    stage.take("1-empty")
    if stage.files:
        desktop.controller.translate(stage.files)
    else:
        desktop.open_samples()
    stage.camera.wait(lambda: any(entry.state is State.WORKING for entry in desktop.library.entries()))
    stage.take("2-working")
    stage.camera.wait(lambda: not desktop.controller.translating and window.review_table.review is not None)
    stage.do("tour")
    stage.take("2-tour")
    window.findChild(Tour).close()
    window.commands.remember(toured=True)


def reading(stage: Stage) -> None:
    """One article, in its three ways."""
    window = stage.window
    stage.do("next_doubt")
    stage.take("3-reading")
    stage.do("mode_text")
    stage.take("3-text")
    stage.do("mode_summary")
    stage.take("3-summary")
    stage.do("mode_sentences")
    window.reading.find_bar.show_words("من")
    stage.take("4-find")
    window.reading.find_bar.close_bar()
    stage.do("edit")
    stage.take("5-editing")
    window.reading.sentences.finish_editing()


def telling(stage: Stage) -> None:
    """An edit, something that went well, something that did not, and large text."""
    from naba_desktop.library.entry import Entry, State
    from naba_translation.errors import NotArabic
    from naba_translation.messages import describe

    window = stage.window
    cell = window.review_table.index(window.reading.sentences.currentIndex().row(), 2)
    window.review_table.setData(cell, "These are the words of the analyst, who has read the Arabic again.")
    window.banner.show_success("Exported port-strike.pdf", "In /home/ana/reports", button="Show in folder")
    stage.take("6-edited")
    error = NotArabic(Path("/home/ana/press/notes.txt"), "it seems to be French")
    for _ in range(5):
        stage.do("zoom_in")
    window.banner.show_problem(describe(error))
    stage.take("7-large")
    stage.do("zoom_reset")
    window.banner.hide()
    stage.desktop.library.put(Entry(str(error.path), state=State.FAILED, problem=describe(error)))
    window.articles.choose(str(error.path))
    stage.take("8-failed")
    stage.desktop.library.remove(str(error.path))
    window.articles.step(0)


def reviewing(stage: Stage) -> None:
    """Judgements, comments, words that belong together, a choice of sentences, replacing, names."""
    from naba_desktop.naming.names_dialog import NamesDialog
    from naba_desktop.review.comments_dialog import CommentsDialog
    from naba_desktop.review.word_links import WordLinks

    window, taken = stage.window, []
    stage.camera.wait(lambda: window.review_table.review is not None)
    sentences, table, desk = window.reading.sentences, window.review_table, window.desk
    desk.taken.connect(taken.append)

    def after(act: Callable[[], None]) -> None:
        count = len(taken)
        act()
        stage.camera.wait(lambda: len(taken) > count)

    window.commands.remember(named=True)
    for index, command in ((0, "approve"), (1, "approve"), (3, "second_look")):
        sentences.go_to(index)
        after(lambda command=command: stage.do(command))
    sentences.go_to(2)
    for text in ("Check the figure against the ministry's statement.", "Done: it is right."):
        after(lambda text=text: desk.comment(table.review, sentences.current_pair, text))
    linked = next(p for p in table.review.pairs if WordLinks(p).at(5, english=True).english)
    sentences.go_to(linked.sentence.index)
    window.reading.details.walk_to(5)
    stage.take("6-review")
    stage.do("only_open")
    stage.take("6-only")
    sentences.escaped.emit()
    window.reading.find_bar.show_words("the")
    stage.do("replace")
    stage.take("6-replace")
    window.reading.find_bar.close_bar()
    sentences.go_to(2)
    stage.do("comment")
    stage.take("6-comments", window.findChild(CommentsDialog))
    window.findChild(CommentsDialog).reject()
    stage.do("names")
    names = window.findChild(NamesDialog)
    names.everywhere = True
    stage.camera.wait(lambda: names.view.model().rowCount() > 5)
    stage.take("6-names", names)
    names.reject()


def keeping_order(stage: Stage) -> None:
    """The list with tags, what is reviewed and what is watched for; its filters and dialogs."""
    from naba_desktop.library.order_dialog import OrderDialog
    from naba_desktop.library.watch_dialog import WatchDialog

    window, table = stage.window, stage.desktop.library
    stage.do("tags")
    order = window.findChild(OrderDialog)
    order.tags.setText("ports, follow up")
    order.note.setPlainText("Compare with the statement of the port's board.")
    stage.take("list-tags", order)
    order.accept()
    stage.do("reviewed")
    stage.do("watch_list")
    watch = window.findChild(WatchDialog)
    watch.field.setText("strike")
    watch.add.click()
    stage.take("list-watch", watch)
    watch.accept()
    stage.camera.wait(lambda: any(entry.watched for entry in table.entries()))
    stage.take("list")
    window.articles.open_panel()
    stage.take("list-filters", window.articles.panel)
    window.articles.panel.watched.setCurrentIndex(1)
    window.articles.panel.close()
    stage.take("list-filtered")
    stage.do("show_all")


def looking_at_many(stage: Stage) -> None:
    """Search, the three views of a story, and the timeline."""
    from naba_desktop.features.dating import Dating
    from naba_desktop.features.searching import Searching
    from naba_desktop.features.telling import Telling

    window = stage.window
    stage.do("place_search")
    search = window.findChild(Searching).place
    stage.take("search-empty")
    search.field.setText("port strike")
    stage.camera.wait(lambda: search.table.rowCount() > 0 and search.note.text().endswith("articles"))
    stage.take("search")
    stage.do("place_stories")
    stories = window.findChild(Telling).place
    stage.camera.wait(lambda: stories.page.summary.rowCount() > 0)
    for number, name in enumerate(("stories", "stories-sides", "stories-articles")):
        stories.page.tabs.setCurrentIndex(number)
        stage.take(name)
    stage.do("place_timeline")
    timeline = window.findChild(Dating).place
    timeline.scope_box.setCurrentIndex(timeline.scope_box.count() - 1)
    stage.camera.wait(lambda: timeline.table.rowCount() > 0)
    stage.take("timeline")
    stage.do("place_read")


def modelling(stage: Stage) -> None:
    """Two models, their figures and what they are used for; other ways; the queue with a watched folder."""
    from naba_desktop.features.comparing import Comparing
    from naba_desktop.wording.ways_dialog import WaysDialog

    window, models = stage.window, stage.desktop.models
    second_model()
    window.reading.sentences.go_to(3)
    stage.do("other_ways")
    dialog = window.findChild(WaysDialog)
    stage.camera.wait(lambda: dialog.view.model().rowCount() > 0)
    stage.take("ways", dialog)
    dialog.reject()
    stage.do("place_compare")
    stage.do("compare_article")
    compared = stage.desktop.findChild(Comparing) or window.findChild(Comparing)
    stage.camera.wait(lambda: compared.page.table.rowCount() > 0)
    compared.page.view.selectRow(1)
    stage.take("compare")
    stage.do("place_models")
    stage.camera.wait(lambda: models.page.list.count() == 2)
    models.page.choose("field")
    stage.take("models")
    models.measure(None)
    stage.camera.wait(lambda: models.page.figures.rowCount() == 2)
    stage.take("models-figures")
    models.page.tabs.setCurrentIndex(2)
    stage.take("models-uses")
    models.page.tabs.setCurrentIndex(0)
    stage.desktop.watcher.add(Path(os.environ["NABA_HOME"]))
    stage.desktop.watcher.add(Path("/mnt/press/inbox"))
    stage.do("place_queue")
    work_for_the_queue(stage)
    stage.take("queue")
    for watched in stage.desktop.watcher.folders:  # or what lies there begins anew
        stage.desktop.watcher.remove(watched.folder)
    stage.desktop.controller.stop()
    stage.camera.wait(lambda: not stage.desktop.controller.translating)
    stage.do("place_read")


def second_model() -> None:
    """The built-in model again under another name, with short limits, so that it says other things."""
    import shutil
    from dataclasses import replace

    from naba_models import Receipt, default_model
    from naba_models.install import install
    from naba_models.manifest import write_manifest
    from naba_models.staging import stage as staged_from
    from naba_translation.paths import Paths

    paths, built_in = Paths.of_user(), default_model()
    copy = paths.data / "field"
    shutil.copytree(built_in.folder, copy)
    manifest = replace(
        built_in.manifest,
        id="field",
        version="2",
        name="Field office model",
        licence="CC-BY-NC-4.0",
        limits=replace(built_in.manifest.limits, target_tokens=26),
    )
    write_manifest(copy, manifest)
    with staged_from(copy, paths.models) as staged:
        install(staged, Receipt(source="field-2.tar.xz", self_test="passed"))


def work_for_the_queue(stage: Stage) -> None:
    """Files that wait, one of them not Arabic, and the first of them at work."""
    folder = Path(os.environ["NABA_HOME"]) / "press"
    folder.mkdir()
    sentence = "قال الوزير رقم {0} إن العمل في الميناء الجديد رقم {1} سيبدأ يوم الأحد المقبل.\n\n"
    (folder / "a-notes.txt").write_text("The minister said that work would begin on Sunday. " * 9)
    for number in range(9):
        text = "".join(sentence.format(number, n) for n in range(90))
        (folder / f"bulletin-{number + 1}.txt").write_text(text, encoding="utf-8")
    stage.desktop.controller.translate([folder], show=False)
    page = stage.window.places.currentWidget()
    stage.camera.wait(lambda: any(line.percent for line in page.view.model().lines()))


def handing_over(stage: Stage) -> None:
    """The dialogs of documents, copies, fonts; the manual."""
    from naba_desktop.exporting.export_dialog import ExportDialog
    from naba_desktop.font_dialog import FontDialog
    from naba_desktop.keeping.backup_dialog import BackupDialog
    from naba_desktop.manual_window import ManualWindow

    window = stage.window
    stage.camera.wait(lambda: window.review_table.review is not None)
    stage.do("export")
    dialog = window.findChild(ExportDialog)
    stage.camera.wait(lambda: dialog.preview.count > 0)
    stage.take("9-export", dialog)
    dialog.reject()
    stage.do("backups")
    stage.take("9-backups", window.findChild(BackupDialog))
    window.findChild(BackupDialog).reject()
    stage.do("fonts")
    stage.take("9-fonts", window.findChild(FontDialog))
    window.findChild(FontDialog).reject()
    stage.do("manual")
    stage.take("9-manual", window.findChild(ManualWindow))
    window.findChild(ManualWindow).close()


SCENES: tuple[Callable[[Stage], None], ...] = (
    starting,
    reading,
    telling,
    reviewing,
    keeping_order,
    looking_at_many,
    modelling,
    handing_over,
)
"""In this order; each finds the window in the place "Read" with the samples translated, and leaves it so."""

MANUAL = {
    "reading": "3-reading",
    "text": "3-text",
    "search": "search",
    "stories": "stories",
    "export": "9-export",
    "models": "models",
}
"""The manual's pictures, by the names they have here."""


def photograph(folder: Path, *, look: str, size: tuple[int, int], files: list[Path]) -> None:
    """All screens in one look."""
    from naba_desktop import app
    from naba_desktop.dialogs import DesktopDialogs
    from naba_desktop.settings import Appearance, Settings, SettingsFile
    from naba_models import default_model
    from naba_translation.engine_process import EngineProcess
    from naba_translation.paths import Paths

    app.make_application()
    paths = Paths.of_user()
    settings = Settings(appearance=Appearance(look), welcomed=True, toured=True, author="Ana Lyst")
    SettingsFile(paths.config / "window.ini").save(settings)
    engine = EngineProcess(default_model())
    desktop = app.Desktop(paths=paths, engine=engine, dialogs=DesktopDialogs())
    stage = Stage(desktop, Photographer(folder, f"{look}-{size[0]}"), tuple(files))
    desktop.window.resize(*size)
    desktop.start([])
    for scene in SCENES:
        scene(stage)
    desktop.window.close()
    desktop.close()


def copy_scaled(picture: Path, target: Path, *, width: int) -> None:
    """A picture in fewer pixels, for reading rather than looking at."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    target.parent.mkdir(parents=True, exist_ok=True)
    smooth = Qt.TransformationMode.SmoothTransformation
    image = QImage(str(picture))
    scaled = image.scaledToWidth(width, smooth) if image.width() > width else image
    scaled.convertToFormat(QImage.Format.Format_RGB888).save(str(target))  # a palette speckles


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1440x900", metavar="WxH")
    parser.add_argument("--open", nargs="*", type=Path, default=[], metavar="PATH", dest="files")
    parser.add_argument("--look", choices=LOOKS, action="append")
    parser.add_argument("--readme", type=Path, metavar="FILE", help="where to put the picture for the README")
    parser.add_argument("--manual", type=Path, metavar="FOLDER", help="where the manual is, for its pictures")
    arguments = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    width, height = map(int, arguments.size.split("x"))
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for look in arguments.look or ("light", "dark"):
        with tempfile.TemporaryDirectory() as home:
            os.environ["NABA_HOME"] = home
            photograph(arguments.folder, look=look, size=(width, height), files=arguments.files)
        if look == "light":
            suffix = f"light-{width}.png"
            if arguments.readme is not None:
                arguments.readme.parent.mkdir(parents=True, exist_ok=True)
                arguments.readme.write_bytes((arguments.folder / f"3-reading-{suffix}").read_bytes())
            if arguments.manual is not None:
                for name, scene in MANUAL.items():
                    copy_scaled(
                        arguments.folder / f"{scene}-{suffix}", arguments.manual / f"{name}.png", width=1080
                    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
