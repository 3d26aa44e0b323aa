"""Asking for a new passphrase of the library, after saying what it does and what it does not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.keeping.changing import Change, What, strength
from naba_desktop.look.plain_label import PlainLabel

_UNDER_IT = (
    "Under the passphrase are the library and all its copies: articles, their English, your edits and comments, names, "
    "notes, what waits to be translated, and the texts you pasted."
)
_NOT_UNDER_IT = (
    "Not under it are documents you exported, the files the articles came from, models, and how the window is set up, "
    "such as its size and colours."
)
_LOST = (
    "There is no other way in. Without the passphrase nobody can open the library or its copies again, neither you nor "
    "we. Write it down and keep it where the computer is not."
)
_OPEN = (
    "The library and its copies can then be read by everybody who gets at this computer's disk. Texts you pasted stay "
    "in the library."
)
_CLOSES = (
    "What is being translated stops and can be gone on with. The window closes, the library and each copy are written "
    "anew, which needs as much room again on the disk until it is done, and the window opens again. Until then it can "
    "be cancelled, and the library stays as it is."
)
_PARAGRAPHS = {
    What.ENCRYPT: (_UNDER_IT, _NOT_UNDER_IT, _LOST, _CLOSES),
    What.PASSPHRASE: (
        "The library and all its copies then open with the new passphrase only.",
        _LOST,
        _CLOSES,
    ),
    What.DECRYPT: (_OPEN, _CLOSES),
}
_DO = {What.ENCRYPT: "&Encrypt", What.PASSPHRASE: "&Change", What.DECRYPT: "&Take it away"}


class PassphraseDialog(QDialog):
    """Asks for the present passphrase where there is one, and twice for a new one where there is to be one.

    Signals:
        change_wanted(str, object): the present passphrase, not looked at yet, and the Change.
    """

    change_wanted = Signal(str, object)

    def __init__(self, what: What, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = what
        self.setWindowTitle(what.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._present, self._new, self._again = (_secret(name) for name in ("Passphrase now", "New", "Again"))
        self._strength = PlainLabel(strength(""), name="place_note", wrap=True)
        self._problem = PlainLabel(name="to_check", wrap=True)
        shown = QCheckBox("&Show what is typed")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._do = QPushButton(_DO[what])
        buttons.addButton(self._do, QDialogButtonBox.ButtonRole.AcceptRole)
        form = QFormLayout()
        form.setSpacing(10)
        if what is not What.ENCRYPT:
            form.addRow("Passphrase &now", self._present)
        if what is not What.DECRYPT:
            form.addRow("Ne&w passphrase", self._new)
            form.addRow("The same &again", self._again)
            form.addRow("", self._strength)
        form.addRow("", shown)
        form.addRow("", self._problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for words in _PARAGRAPHS[what]:
            column.addWidget(PlainLabel(words, name="to_check" if words is _LOST else "", wrap=True))
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(560)
        for line in (self._present, self._new, self._again):
            line.textChanged.connect(self._look)
        shown.toggled.connect(self._show_typed)
        buttons.accepted.connect(self._on_agreed)
        buttons.rejected.connect(self.reject)
        self._look()
        (self._new if what is What.ENCRYPT else self._present).setFocus()

    def refuse(self, problem: str) -> None:
        """Say why it cannot be done; another try can be made."""
        self.setEnabled(True)
        self._problem.setText(problem)
        self._present.setFocus()
        self._present.selectAll()

    def _look(self) -> None:
        new, again = self._new.text(), self._again.text()
        self._strength.setText(strength(new))
        self._problem.setText("The two are not the same." if again and not new.startswith(again) else "")
        asked = self._what is What.ENCRYPT or bool(self._present.text())
        self._do.setEnabled(asked and (self._what is What.DECRYPT or (bool(new) and new == again)))

    def _show_typed(self, shown: bool) -> None:
        for line in (self._present, self._new, self._again):
            line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _on_agreed(self) -> None:
        self.setEnabled(False)  # until the present passphrase was looked at
        self.change_wanted.emit(self._present.text(), Change(self._what, self._new.text()))


def _secret(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
