"""Choosing the faces the texts are read in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QFrame, QVBoxLayout, QWidget

from naba_desktop.look.faces import Faces
from naba_desktop.look.fonts import arabic_font, english_font
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.settings import ARABIC_SIZES

_BUNDLED = ("Noto Sans (Naba's own)", "Noto Naskh Arabic (Naba's own)")
_ENGLISH = "The minister said on Sunday that 150 houses were rebuilt."
_ARABIC = "قال الوزير يوم الأحد إن 150 منزلاً أُعيد بناؤها."


class FontDialog(QDialog):
    """Shows a line of both languages as it will look."""

    def __init__(self, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Fonts")
        self._zoom = faces.zoom
        systems = QFontDatabase.WritingSystem
        self._english = _families(systems.Latin, _BUNDLED[0], faces.english, "Font for English")
        self._arabic = _families(systems.Arabic, _BUNDLED[1], faces.arabic, "Font for Arabic")
        self._size = QComboBox()
        self._size.setAccessibleName("Size of the Arabic beside the English")
        for size in ARABIC_SIZES:
            self._size.addItem(f"{size} %", size)
        self._size.setCurrentIndex(ARABIC_SIZES.index(faces.arabic_size))
        self._samples = PlainLabel(_ENGLISH, wrap=True), PlainLabel(_ARABIC, wrap=True)
        self._samples[1].setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow("&English", self._english)
        form.addRow("&Arabic", self._arabic)
        form.addRow("Arabic &size beside it", self._size)
        paper = QFrame()
        paper.setObjectName("font_sample")
        column = QVBoxLayout(paper)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for sample in self._samples:
            column.addWidget(sample)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(16)
        whole.addLayout(form)
        whole.addWidget(paper, 1)
        whole.addWidget(buttons)
        self.setMinimumWidth(460)
        for choice in (self._english, self._arabic, self._size):
            choice.currentIndexChanged.connect(self._show_sample)
        self._show_sample()

    @property
    def faces(self) -> Faces:
        """What is chosen."""
        return Faces(
            self._zoom, self._english.currentData(), self._arabic.currentData(), self._size.currentData()
        )

    def _show_sample(self) -> None:
        self._samples[0].setFont(english_font(self.faces))
        self._samples[1].setFont(arabic_font(self.faces))


def _families(system: QFontDatabase.WritingSystem, bundled: str, chosen: str, name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(24)
    box.addItem(bundled, "")
    for family in QFontDatabase.families(system):
        if not QFontDatabase.isPrivateFamily(family):
            box.addItem(family, family)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
