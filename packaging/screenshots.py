"""Pictures of every screen of the real window with the default model and the samples, in light and dark.

    python packaging/screenshots.py FOLDER [--size 1440x900] [--open PATH…] [--readme FILE]

Needs no display: without one it draws offscreen. Look at every picture before a release.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

LONGEST_WAIT = 120_000  # ms


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


def photograph(folder: Path, *, look: str, size: tuple[int, int], files: list[Path]) -> Path:
    """All screens in one look; the path of the one for the README."""
    from naba_desktop import app
    from naba_desktop.dialogs import DesktopDialogs
    from naba_desktop.library.entry import Entry, State
    from naba_desktop.settings import Appearance, Settings, SettingsFile
    from naba_models import default_model
    from naba_translation.engine_process import EngineProcess
    from naba_translation.errors import NotArabic
    from naba_translation.messages import describe
    from naba_translation.paths import Paths

    app.make_application()
    paths = Paths.of_user()
    SettingsFile(paths.config / "window.ini").save(Settings(appearance=Appearance(look), welcomed=True))
    engine = EngineProcess(default_model())
    desktop = app.Desktop(paths=paths, engine=engine, dialogs=DesktopDialogs())
    window, camera = desktop.window, Photographer(folder, f"{look}-{size[0]}")
    do = {name: action.trigger for name, action in window.commands.actions.items()}
    window.resize(*size)
    desktop.start([])
    camera.wait(lambda: window.middle.currentWidget() is window.start)
    camera.take(window, "1-empty")
    if files:
        desktop.controller.translate(files)
    else:
        desktop.open_samples()
    camera.wait(lambda: any(entry.state is State.WORKING for entry in desktop.library.entries()))
    camera.take(window, "2-working")
    camera.wait(lambda: not desktop.controller.translating and window.review_table.review is not None)
    do["next_doubt"]()
    readme = camera.take(window, "3-reading")
    window.reading.find_bar.show_words("من")
    camera.take(window, "4-find")
    window.reading.find_bar.close_bar()
    do["edit"]()
    camera.take(window, "5-editing")
    window.reading.sentences.finish_editing()
    cell = window.review_table.index(window.reading.sentences.currentIndex().row(), 2)
    window.review_table.setData(cell, "These are the words of the analyst, who has read the Arabic again.")
    window.banner.show_success("Exported port-strike.pdf", "In /home/ana/reports", button="Show in folder")
    camera.take(window, "6-edited")
    error = NotArabic(Path("/home/ana/press/notes.txt"), "it seems to be French")
    for _ in range(5):
        do["zoom_in"]()
    window.banner.show_problem(describe(error))
    camera.take(window, "7-large")
    do["zoom_reset"]()
    window.banner.hide()
    desktop.library.put(Entry(str(error.path), state=State.FAILED, problem=describe(error)))
    window.articles.choose(str(error.path))
    camera.take(window, "8-failed")
    window.close()
    desktop.close()
    return readme


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1440x900", metavar="WxH")
    parser.add_argument("--open", nargs="*", type=Path, default=[], metavar="PATH", dest="files")
    parser.add_argument("--look", choices=("light", "dark"), action="append")
    parser.add_argument("--readme", type=Path, metavar="FILE", help="where to put the picture for the README")
    arguments = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    width, height = map(int, arguments.size.split("x"))
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for look in arguments.look or ("light", "dark"):
        with tempfile.TemporaryDirectory() as home:
            os.environ["NABA_HOME"] = home
            picture = photograph(arguments.folder, look=look, size=(width, height), files=arguments.files)
        if arguments.readme is not None and look == "light":
            arguments.readme.parent.mkdir(parents=True, exist_ok=True)
            arguments.readme.write_bytes(picture.read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
