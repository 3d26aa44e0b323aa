"""Choosing what a document has in it, with its pages beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.exporting.formats import FORMATS
from naba_desktop.exporting.page_preview import PagePreview
from naba_desktop.exporting.report_jobs import Preview
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.screen_room import open_at
from naba_desktop.look.shown import one_line
from naba_translation.export.options import TEMPLATES, Archive, First, Options, Paper

_TEMPLATES = {
    "standard": "Report: everything, no cover",
    "dossier": "Dossier: cover and contents too",
    "reading": "Reading copy: both texts and marks",
    "brief": "Brief: summary and timeline only",
    "final": "Final: approved sentences only",
}
_PARTS = {
    "cover": "&Cover",
    "contents": "Table of co&ntents",
    "summary": "&Summary",
    "sentences": "Sentences in &both languages",
    "reasons": "&Reasons for each mark",
    "names": "Na&mes",
    "notes": "Comments and n&otes",
    "timeline": "&Timeline",
    "provenance": "Pro&venance: how it was made",
    "only_approved": "Only &approved sentences",
}
_PAPER = {Paper.A4: "A4", Paper.LETTER: "US Letter"}
_FIRST = {First.ENGLISH: "English on the left", First.ARABIC: "Arabic on the left"}
_ARCHIVE = {
    Archive.PDF_A_3B: "PDF/A-3b, record attached",
    Archive.PDF_A_2B: "PDF/A-2b, record inside",
    Archive.NONE: "Plain PDF",
}
_OWN = "Your own choice"
_NEW_KEY = "A key of your own, made now…"
_SIZE = QSize(960, 720)
_REST_MS = 350  # after the last click before the pages are laid out again


class ExportDialog(QDialog):
    """One document.

    Signals:
        preview_wanted(object): the Options whose pages are to be shown; `show_preview` shows them.
        key_wanted(): a key to sign with is to be made; `add_key` takes it.
    """

    preview_wanted = Signal(object)
    key_wanted = Signal()

    def __init__(
        self, name: str, options: Options, *, kind: str, keys: Sequence[Path], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._options = options
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(lambda: self.preview_wanted.emit(self.options))
        self._format = _box("Format", {suffix: format.name for suffix, format in FORMATS.items()}, kind)
        self._what = PlainLabel(name="place_note", wrap=True)
        self._template = _box("Template", {**_TEMPLATES, "": _OWN}, "")
        self._paper = _box("Paper", _PAPER, options.paper)
        self._first = _box("Order of the languages", _FIRST, options.first)
        self._standard = _box("Kind of PDF", _ARCHIVE, options.standard)
        self._sign = _box(
            "Signature", {"": "Not signed", **{key: key.stem for key in keys}, None: _NEW_KEY}, ""
        )
        self._parts = {name: QCheckBox(text) for name, text in _PARTS.items()}
        self.preview = PagePreview()
        self._lay_out(one_line(name))
        self._show_options()
        self._format.currentIndexChanged.connect(self._on_format)
        self._template.currentIndexChanged.connect(self._on_template)
        for part in self._parts.values():
            part.toggled.connect(self._on_choice)
        self._sign.activated.connect(self._on_sign)
        for box in (self._paper, self._first, self._standard):
            box.currentIndexChanged.connect(self._on_choice)
        self._on_format()
        QTimer.singleShot(0, self, lambda: self.preview_wanted.emit(self.options))

    @property
    def kind(self) -> str:
        """The format, one of FORMATS."""
        return str(self._format.currentData())

    @property
    def options(self) -> Options:
        """What is chosen."""
        return self._options

    @property
    def key(self) -> Path | None:
        """The secret key to sign with; None: the document is not signed."""
        chosen = self._sign.currentData()
        return chosen if isinstance(chosen, Path) else None

    def add_key(self, key: Path | None) -> None:
        """Sign with a key that was made; None: none was."""
        if key is not None:
            self._sign.insertItem(self._sign.count() - 1, key.stem, key)
        self._sign.setCurrentIndex(self._sign.count() - 2 if key is not None else 0)

    def show_preview(self, made: Preview | None) -> None:
        """Show pages; None: there is nothing to show."""
        if made is None:
            self.preview.show_pages((), note="There is no article to show any more.")
            return
        rest = f"and {made.more} more {'article' if made.more == 1 else 'articles'}" if made.more else ""
        self.preview.show_pages(made.pages, note=rest)

    # -- inside

    def _lay_out(self, name: str) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(7)
        form.addRow("&Format", self._format)
        form.addRow("", self._what)
        form.addRow("Temp&late", self._template)
        for part in self._parts.values():
            form.addRow("", part)
        form.addRow("Pa&per", self._paper)
        form.addRow("Lang&uages", self._first)
        form.addRow("P&DF", self._standard)
        form.addRow("Si&gn with", self._sign)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("&Export…", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._what.setFixedHeight(
            2 * self._what.fontMetrics().lineSpacing() + 2
        )  # so that nothing moves below
        self._what.setAlignment(Qt.AlignmentFlag.AlignTop)
        title = PlainLabel(name, name="verdict", wrap=True)
        left = QVBoxLayout()
        left.setContentsMargins(20, 18, 20, 16)
        left.setSpacing(14)
        left.addWidget(title)
        left.addWidget(_scrolled(form), 1)
        left.addWidget(buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left)
        whole.addWidget(self.preview, 1)
        open_at(self, _SIZE)

    def _on_format(self) -> None:
        self._what.setText(FORMATS[self.kind].use)
        self._standard.setEnabled(self.kind == "pdf")

    def _on_sign(self) -> None:
        if self._sign.currentText() == _NEW_KEY:
            self.key_wanted.emit()

    def _on_template(self) -> None:
        chosen = TEMPLATES.get(str(self._template.currentData()))
        if chosen is not None:
            old = self._options
            self._options = replace(chosen, first=old.first, paper=old.paper, standard=old.standard)
            self._show_options()
            self._rest.start()

    def _on_choice(self) -> None:
        chosen = {name: part.isChecked() for name, part in self._parts.items()}
        self._options = replace(
            self._options,
            **chosen,
            paper=self._paper.currentData(),
            first=self._first.currentData(),
            standard=self._standard.currentData(),
        )
        self._show_options()
        self._rest.start()

    def _show_options(self) -> None:
        for name, part in self._parts.items():
            part.blockSignals(True)
            part.setChecked(getattr(self._options, name))
            part.blockSignals(False)
        same = (
            name for name, template in TEMPLATES.items() if _parts_of(template) == _parts_of(self._options)
        )
        self._template.blockSignals(True)
        self._template.setCurrentIndex(self._template.findData(next(same, "")))
        self._template.blockSignals(False)


def _scrolled(form: QFormLayout) -> QScrollArea:
    """The choices, to be scrolled where the screen has no room for all of them: the buttons below stay in sight."""
    sheet = QWidget()
    sheet.setObjectName("export_choices")
    form.setContentsMargins(0, 0, 4, 0)
    sheet.setLayout(form)
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(sheet)
    area.setMinimumWidth(sheet.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
    return area


def _parts_of(options: Options) -> tuple[bool, ...]:
    return tuple(getattr(options, name) for name in _PARTS)


def _box(name: str, choices: Mapping[Any, str], chosen: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, text in choices.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
