"""What the article is: its title in both languages, and where it comes from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from naba_desktop.display import isolated, one_line
from naba_desktop.fonts import arabic_font, english_font
from naba_desktop.plain_label import ElidedLabel, PlainLabel
from naba_translation.article import Article, Kind, Review


class ArticleHeader(QWidget):
    """Titles side by side over one line of facts."""

    def __init__(self, zoom: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article_header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._english = PlainLabel(name="title_english", wrap=True)
        self._arabic = PlainLabel(name="title_arabic", wrap=True)
        self._arabic.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._arabic.setAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        )  # leading: the right
        self._english.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._facts = ElidedLabel(name="facts")
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 14, 20, 12)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(6)
        grid.addWidget(self._english, 0, 0)
        grid.addWidget(self._arabic, 0, 1)
        grid.addWidget(self._facts, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.restyle(zoom)

    def restyle(self, zoom: int) -> None:
        """Use another zoom."""
        size = min(zoom, 140)  # titles grow less: they must leave room for what they announce
        self._english.setFont(english_font(size, scale=1.3, bold=True))
        self._arabic.setFont(arabic_font(size, scale=1.2, bold=True))

    def show_review(self, review: Review) -> None:
        """Show this article."""
        article = review.article
        title = next((pair.english for pair in review.pairs if pair.sentence.kind is Kind.TITLE), "")
        name = article.title or Path(article.source).name
        self._english.setText(one_line(title or name))
        self._arabic.setText(one_line(article.title))
        self._facts.show_text(facts(article))


def facts(article: Article) -> str:
    """Outlet, date, author and file on one line; what is not known is left out."""
    published = ""
    if article.published is not None:
        day = article.published
        published = f"{day.day} {QLocale.c().monthName(day.month)} {day.year}"
    parts = (article.outlet, published, article.byline, article.dateline, Path(article.source).name)
    return isolated(dict.fromkeys(parts), separator="  ·  ")
