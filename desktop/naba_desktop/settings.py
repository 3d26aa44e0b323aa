"""What the window remembers from one day to the next."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from naba_desktop.library.narrowing import Order
from naba_desktop.look.faces import Faces
from naba_models.private_folder import make_private_folder
from naba_translation.login import login_name

VERSION = 1
ZOOM_STEPS = (70, 80, 90, 100, 110, 125, 140, 160, 180, 200)
ARABIC_SIZES = (80, 90, 100, 110, 120, 130, 140)


class Appearance(StrEnum):
    """Which palette to use."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast_light"
    CONTRAST_DARK = "contrast_dark"


class Mode(StrEnum):
    """How an article is read."""

    SENTENCES = "sentences"  # the table
    TEXT = "text"  # flowing, English beside Arabic
    SUMMARY = "summary"  # flowing, the summary first


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it; the defaults are those of a first start."""

    appearance: Appearance = Appearance.SYSTEM
    zoom: int = 100  # per cent, of the reading text; one of ZOOM_STEPS
    english_font: str = ""  # a family of the system; empty: the bundled one
    arabic_font: str = ""
    arabic_size: int = 100  # per cent, of the Arabic beside the English; one of ARABIC_SIZES
    mode: Mode = Mode.SENTENCES
    last_folder: str = ""  # where a file was last opened
    export_folder: str = ""  # where an export was last written
    export_format: str = "pdf"  # what was last exported; a suffix of exporting/formats.py
    export_options: str = ""  # naba_translation.export.Options as JSON; empty: the standard ones
    author: str = ""  # who signs edits and approvals
    named: bool = False  # the author was asked for, and is not just the name of the login
    geometry: bytes = b""  # QWidget.saveGeometry
    columns: bytes = b""  # QSplitter.saveState: list, article, summary
    rows: bytes = b""  # QSplitter.saveState: table, details
    order: Order = Order.ADDED  # of the list of articles
    summary: str = "100"  # how long summaries are; one of summary_panel.LENGTHS
    last_read: str = ""  # Article.id; empty: none, or the library is encrypted
    last_sentence: int = 0  # Sentence.index in it
    welcomed: bool = False  # the samples were opened once
    toured: bool = False  # the tour was seen or skipped
    headlines: bool = False  # the window's title names the article, for the system and its lists to see

    @property
    def faces(self) -> Faces:
        """Which faces the texts are read in."""
        return Faces(self.zoom, self.english_font, self.arabic_font, self.arabic_size)

    def zoomed(self, steps: int) -> Settings:
        """`steps` larger or smaller, within ZOOM_STEPS; 0 is back to 100 %."""
        if steps == 0:
            return replace(self, zoom=100)
        place = ZOOM_STEPS.index(self.zoom) + steps
        return replace(self, zoom=ZOOM_STEPS[max(0, min(place, len(ZOOM_STEPS) - 1))])


class SettingsFile:
    """Settings in an ini file. What is missing or makes no sense in it is the default."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Settings:
        stored = self._open()
        values: dict[str, object] = {}
        for field in fields(Settings):
            raw = stored.value(field.name)
            if raw is not None and (value := _parsed(field.name, raw)) is not None:
                values[field.name] = value
        settings = Settings(**values)  # type: ignore[arg-type]
        return settings if settings.author else replace(settings, author=login_name())

    def save(self, settings: Settings) -> None:
        """Keep them; a folder that cannot be written keeps nothing."""
        with suppress(OSError):
            make_private_folder(self.path.parent)  # Qt would make one that everybody may read
        stored = self._open()
        stored.setValue("version", VERSION)
        for name, value in asdict(settings).items():
            stored.setValue(name, QByteArray(value) if isinstance(value, bytes) else str(value))
        stored.sync()

    def _open(self) -> QSettings:
        return QSettings(str(self.path), QSettings.Format.IniFormat)


def _parsed(name: str, raw: object) -> object | None:
    """The value of one field, or None where `raw` is none of its values."""
    if name in ("geometry", "columns", "rows"):
        return bytes(raw.data()) if isinstance(raw, QByteArray) else None
    text = str(raw)
    match name:
        case "appearance":
            return Appearance(text) if text in list(Appearance) else None
        case "zoom":
            return int(text) if text in map(str, ZOOM_STEPS) else None
        case "arabic_size":
            return int(text) if text in map(str, ARABIC_SIZES) else None
        case "summary":
            return text if text.removesuffix("%").isdecimal() and len(text) < 4 else None
        case "last_sentence":
            return int(text) if text.isdecimal() and len(text) < 10 else None
        case "order":
            return Order(text) if text in list(Order) else None
        case "mode":
            return Mode(text) if text in list(Mode) else None
        case "headlines" | "welcomed" | "toured" | "named":
            return text == "True"
        case _:
            return text
