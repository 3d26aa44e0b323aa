"""What the article is: its title in both languages, and where it comes from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from naba_desktop.look.elide import TitleLabel
from naba_desktop.look.faces import Faces
from naba_desktop.look.fonts import arabic_font, english_font
from naba_desktop.look.plain_label import ElidedLabel, PlainLabel
from naba_desktop.look.shown import isolated, one_line
from naba_translation.article import Article, Review
from naba_translation.attention import attention
from naba_translation.byline_spelling import who_and_where
from naba_translation.headline import arabic_headline, english_headline
from naba_translation.other_languages import warning
from naba_translation.publisher import in_english

_LARGEST_ZOOM = 140  # per cent; titles must leave room for what they announce
_ROOM_FOR_TWO = 620  # pixels of window height from which on a title may take two lines, at a zoom of 100 %


class ArticleHeader(QWidget):
    """Titles side by side over one line of facts.

    Signals:
        doubt_wanted(): go to the next sentence to check.
    """

    doubt_wanted = Signal()

    def __init__(self, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article_header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._english = TitleLabel(rtl=False)
        self._arabic = TitleLabel(rtl=True)
        self._texts = ("", "")
        self._facts = ElidedLabel(name="facts", at_end=True)
        self._warning = PlainLabel(name="article_warning", wrap=True)
        self._to_check = QPushButton()
        self._to_check.setObjectName("next_doubt")
        self._to_check.setCursor(Qt.CursorShape.PointingHandCursor)
        self._to_check.clicked.connect(self.doubt_wanted)
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 12, 20, 10)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(5)
        grid.addWidget(self._english, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._arabic, 0, 1, Qt.AlignmentFlag.AlignTop)
        facts = QHBoxLayout()
        facts.setSpacing(16)
        facts.addWidget(self._facts, 1)
        facts.addWidget(self._to_check)
        grid.addLayout(facts, 1, 0, 1, 2)
        grid.addWidget(self._warning, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.restyle(faces)

    def restyle(self, faces: Faces) -> None:
        """Use other faces."""
        size = replace(faces, zoom=min(faces.zoom, _LARGEST_ZOOM))
        self._room_for_two = _ROOM_FOR_TWO * size.zoom // 100
        self._english.setFont(english_font(size, scale=1.25, bold=True))
        self._arabic.setFont(arabic_font(size, scale=1.15, bold=True))
        self._fit()

    def show_review(self, review: Review) -> None:
        """Show this article."""
        self._texts = one_line(english_headline(review)), one_line(arabic_headline(review))
        self._facts.show_text(facts(review.article))
        self._warning.setText(warning(review.pairs))
        self._warning.setVisible(bool(self._warning.text()))
        count = attention(review.pairs).to_check
        self._to_check.setText(f"{count} to check: go to the next (F8)")
        self._to_check.setAccessibleName(self._to_check.text())
        self._to_check.setVisible(bool(count))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        english, arabic = self._texts
        width = (self.width() - 72) // 2
        wanted = max(self._english.lines_wanted(english, width), self._arabic.lines_wanted(arabic, width))
        lines = wanted if self.window().height() >= self._room_for_two else 1
        self._english.show_text(english, lines=lines)
        self._arabic.show_text(arabic, lines=lines)


def facts(article: Article) -> str:
    """Outlet, date, author, place and file on one line, all in English letters; what is not known is left out."""
    published = ""
    if article.published is not None:
        day = article.published
        published = f"{day.day} {QLocale.c().monthName(day.month)} {day.year}"
    parts = (
        in_english(article.outlet),
        published,
        *who_and_where(article.byline, article.dateline),
        Path(article.source).name,
    )
    return isolated(dict.fromkeys(parts), separator="  ·  ")
