"""Pictures of every screen of the real window with the default model and the samples, in light and dark.

    python packaging/screenshots.py FOLDER [--size 1440x900] [--open PATH…] [--readme FILE] [--manual FOLDER]

Needs no display: without one it draws offscreen. Look at every picture before a release. What is photographed
stands in `scenes/`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from scenes import SCENES
from scenes.stage import Photographer, Stage

from naba_desktop import app
from naba_desktop.dialogs import DesktopDialogs
from naba_desktop.settings import Appearance, Settings, SettingsFile
from naba_models import default_model
from naba_translation.engines.process import EngineProcess
from naba_translation.paths import Paths

LOOKS = ("light", "dark", "contrast_light", "contrast_dark")

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
