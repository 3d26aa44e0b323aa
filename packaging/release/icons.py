"""Draws the program's sign in the sizes of the hicolor theme: icons.py SVG OUT (share/icons/hicolor is made in OUT)."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def draw(drawing: Path, out: Path) -> None:
    """A PNG for each size, and the drawing itself for all others."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication, QImageReader

    application = QGuiApplication.instance() or QGuiApplication([])
    for size in SIZES:
        reader = QImageReader(str(drawing))
        reader.setScaledSize(QSize(size, size))
        picture = reader.read()
        target = out / f"share/icons/hicolor/{size}x{size}/apps/naba.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        if picture.isNull() or not picture.save(str(target)):
            sys.exit(f"{drawing} could not be drawn: {reader.errorString()}")
    scalable = out / "share/icons/hicolor/scalable/apps/naba.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(drawing, scalable)
    del application


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
