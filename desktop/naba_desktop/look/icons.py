"""Line icons from the resources, drawn in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QImageReader, QPixmap, QPixmapCache

from naba_desktop.look.theme import Theme
from naba_resources import path

_SCALES = (1.0, 2.0, 3.0)  # device pixels per pixel


def icon(name: str, theme: Theme, *, size: int = 20) -> QIcon:
    """The icon `name` in the theme's text colour, and faint where it is disabled."""
    result = QIcon()
    for scale in _SCALES:
        result.addPixmap(pixmap(name, theme.text, size=size, scale=scale), QIcon.Mode.Normal)
        result.addPixmap(pixmap(name, theme.off, size=size, scale=scale), QIcon.Mode.Disabled)
    return result


def window_icon() -> QIcon:
    """The program's own sign, which has its colours in itself."""
    return QIcon(str(path("icons/naba.svg")))


def pixmap(name: str, colour: str, *, size: int, scale: float = 1.0) -> QPixmap:
    """One icon in one colour; `size` in pixels, `scale` in device pixels per pixel."""
    key = f"naba:{name}:{colour}:{size}:{scale}"
    result = QPixmap()
    if QPixmapCache.find(key, result):
        return result
    drawing = path(f"icons/{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    buffer = QBuffer()
    buffer.setData(QByteArray(drawing))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    pixels = round(size * scale)
    reader.setScaledSize(QSize(pixels, pixels))
    result = QPixmap.fromImage(reader.read(), Qt.ImageConversionFlag.NoFormatConversion)
    result.setDevicePixelRatio(scale)
    QPixmapCache.insert(key, result)
    return result
