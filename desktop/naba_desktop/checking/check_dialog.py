"""What came of checking a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.look.icons import pixmap
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.screen_room import open_at
from naba_desktop.look.shown import one_line
from naba_desktop.look.theme import Theme

if TYPE_CHECKING:
    from naba_translation.export.again import Again
    from naba_translation.export.verification import Difference, Finding, Verified

_WORDS = {
    "signature": "Signature",
    "record": "Record",
    "file": "Document",
    "text": "Arabic",
    "source": "Source file",
    "model": "Model",
    "again": "Translated again",
}
_OUTCOMES = {
    "good": ("ok", "In order"),
    "bad": ("doubt", "Wrong"),
    "unknown": ("look", "Cannot be told here"),
}
_ICON = 18  # pixels
_MOST = 20  # differences and acts shown; `naba verify` prints all of them


class CheckDialog(QDialog):
    """Findings, each with a shape and a word; then what differs, and what people did.

    Signals:
        again_wanted(): translate again and compare.
    """

    again_wanted = Signal()

    def __init__(self, verified: Verified, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Check a document")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._verified = verified
        self._theme = theme
        self._verdict = PlainLabel(name="start_title", wrap=True)
        self._sheet = QVBoxLayout()
        self._sheet.setSpacing(8)
        self.again = QPushButton("&Translate again and compare")
        self.again.setAutoDefault(False)
        self.again.setEnabled(verified.report is not None)
        self.again.clicked.connect(self._on_again)
        self._lay_out()
        self._show(verified.findings, verified.differences)

    def show_progress(self, done: int, total: int) -> None:
        """How far translating again is."""
        self.again.setText(f"Translating again: {done} of {total}")

    def show_again(self, again: Again | None) -> None:
        """What came of translating again; None: it could not be done, which was told."""
        self.again.setText("&Translate again and compare")
        self.again.setEnabled(again is None)
        if again is not None:
            verified = self._verified
            self._show((*verified.findings, again.finding), (*verified.differences, *again.differences))

    # -- inside

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("details_sheet")
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 12, 20, 12)
        column.addLayout(self._sheet)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName("What was found")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        head = QVBoxLayout()
        head.setContentsMargins(20, 18, 20, 8)
        head.addWidget(self._verdict)
        head.addWidget(PlainLabel(one_line(self._verified.path.name), name="place_note", wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 20, 16)
        foot.addWidget(self.again)
        foot.addStretch(1)
        foot.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)
        open_at(self, QSize(680, 560))

    def _on_again(self) -> None:
        self.again.setEnabled(False)
        self.again_wanted.emit()

    def _show(self, findings: Sequence[Finding], differences: Sequence[Difference]) -> None:
        bad = any(finding.outcome == "bad" for finding in findings)
        self._verdict.setText("Something does not match" if bad else "Nothing wrong was found")
        while (item := self._sheet.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._sheet.addWidget(self._findings(findings))
        self._section("Where it differs", [*_difference_lines(differences)])
        self._section("What people did", [*_act_lines(self._verified)])

    def _findings(self, findings: Sequence[Finding]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(2, 1)
        colours = {"good": self._theme.good, "bad": self._theme.doubt, "unknown": self._theme.look}
        for row, finding in enumerate(findings):
            icon, word = _OUTCOMES[finding.outcome]
            mark = PlainLabel()
            mark.setPixmap(pixmap(icon, colours[finding.outcome], size=_ICON, scale=self.devicePixelRatioF()))
            words = PlainLabel(f"{word}: {one_line(finding.words)}", wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(
                PlainLabel(_WORDS[finding.what], name="verdict"), row, 1, Qt.AlignmentFlag.AlignTop
            )
            grid.addWidget(words, row, 2)
        return table

    def _section(self, title: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        heading = PlainLabel(title, name="verdict")
        heading.setContentsMargins(0, 12, 0, 0)
        self._sheet.addWidget(heading)
        more = [f"… and {len(lines) - _MOST} more"] if len(lines) > _MOST else []
        for line in (*lines[:_MOST], *more):
            label = PlainLabel(line, wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._sheet.addWidget(label)


def _difference_lines(differences: Sequence[Difference]) -> Iterator[str]:
    for one in differences:
        made = f"was made: {one_line(one.made)}" if one.made else "added since"
        found = f"stands there: {one_line(one.found)}" if one.found else "taken away since"
        yield f"{made}\n{found}"


def _act_lines(verified: Verified) -> Iterator[str]:
    for part in verified.report.parts if verified.report is not None else ():
        for act in part.acts:
            day = act.made.astimezone()
            yield (
                f"{day:%Y-%m-%d %H:%M}  {one_line(act.author)}: {act.act}, sentence {act.sentence + 1}: "
                f"{one_line(act.words)}"
            )
