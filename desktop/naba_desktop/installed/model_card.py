"""All that is known about one model, its licence first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from naba_desktop.installed.card_blocks import Block, Heading, Span, Verbatim, blocks
from naba_desktop.installed.card_text import CardText
from naba_desktop.installed.model_line import ModelLine
from naba_desktop.look.icons import pixmap
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.shown import one_line, shown
from naba_desktop.look.theme import Theme

_MARK = 18  # pixels


class ModelCard(QWidget):
    """Its name, what one may do with it, its facts, and the texts it came with."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line: ModelLine | None = None
        self._mark = PlainLabel()
        self._title = PlainLabel(name="section_title", wrap=True)
        self._licence = PlainLabel(name="licence", wrap=True)
        self.text = CardText(name="All that is known about the model")
        self.text.setObjectName("model_card")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._licence)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.text, 1)

    def restyle(self, theme: Theme) -> None:
        """Use another theme."""
        self._theme = theme
        self.show_model(self._line)

    def show_model(self, line: ModelLine | None) -> None:
        """Show this one; None empties the card."""
        self._line = line
        self._mark.setVisible(line is not None)
        self._title.setText(one_line(line.name) if line else "")
        self._licence.setText(_warning(line) if line else "")
        facts = tuple((what, one_line(words)) for what, words in line.facts) if line else ()
        self.text.show_blocks(facts, _blocks(line) if line else (), self._theme)
        if line is not None:
            bad = line.restricted or line.doubtful or line.problem is not None
            self._licence.setProperty("bad", bad)
            self._licence.style().unpolish(self._licence)
            self._licence.style().polish(self._licence)
            colour = self._theme.look if bad else self._theme.good
            scale = self.devicePixelRatioF()
            self._mark.setPixmap(pixmap("look" if bad else "ok", colour, size=_MARK, scale=scale))


def _warning(line: ModelLine) -> str:
    if line.problem is not None:
        return one_line(f"{line.problem.title}. {line.problem.detail} {line.problem.todo}")
    doubt = "It was kept although its self-test failed. " if line.doubtful else ""
    licence = line.licence.removeprefix("licence ")
    return one_line(f"{doubt}Licence {licence}.")


def _blocks(line: ModelLine) -> Iterator[Block]:
    """The texts it came with, each under the name of its file; only what is called Markdown is read as such."""
    for name, text in line.texts:
        lines = [shown(one).text for one in text.split("\n")]
        yield Heading(2, (Span(one_line(name)),))
        yield from blocks("\n".join(lines)) if name.lower().endswith(".md") else (Verbatim(tuple(lines)),)
