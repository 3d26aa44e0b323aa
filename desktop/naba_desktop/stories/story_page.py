"""One story: its summary with who says what, the same statements side by side, its articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from naba_desktop.found.line import Line
from naba_desktop.found.line_table import LineTable
from naba_desktop.found.line_view import LineView
from naba_desktop.library.entry import Entry
from naba_desktop.look.faces import Faces
from naba_desktop.look.place_head import PlaceHead
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.shown import one_line
from naba_desktop.look.theme import Theme
from naba_desktop.stories.comparison_table import ComparisonTable
from naba_desktop.stories.comparison_view import ComparisonView
from naba_translation.article import Article
from naba_translation.counted import counted
from naba_translation.publisher import outlet_of

if TYPE_CHECKING:
    from naba_translation.stories import Said, Story


class StoryPage(QWidget):
    """Signals:
    opened(str, int): go to this article and sentence.
    """

    opened = Signal(str, int)

    def __init__(self, theme: Theme, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._story: Story | None = None
        self._entry_of: Callable[[str], Entry | None] = lambda _: None
        self._title = PlainLabel(name="story_title", wrap=True)
        self._facts = PlainLabel(name="place_note", wrap=True)
        self.timeline = _button("&Timeline of it")
        self.in_list = _button("Only it in the &list")
        self.export = _button("&Export…")
        self.summary = LineTable(self)
        self.comparisons = ComparisonTable(self)
        self.articles = LineTable(self)
        self._summary = LineView(self.summary, theme, faces, name="Summary of the story")
        self._comparisons = ComparisonView(self.comparisons, theme, faces)
        self._articles = LineView(self.articles, theme, faces, name="Articles of the story")
        for view in (self._summary, self._comparisons, self._articles):
            view.opened.connect(self.opened)
        self.copies = QCheckBox("Show copies of the same &report")
        self.copies.toggled.connect(self._fill_articles)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName("Views of the story")
        self._no_comparison = PlainLabel(name="place_note", wrap=True)
        self._above_comparisons, self._above_articles = _line_of(self._no_comparison), _line_of(self.copies)
        self._lay_out()
        self.show_story(None)

    def show_story(
        self, story: Story | None, entry_of: Callable[[str], Entry | None] = lambda _: None
    ) -> None:
        """Show this story; None empties the page."""
        self._story, self._entry_of = story, entry_of
        self.setVisible(story is not None)
        if story is None:
            for table in (self.summary, self.articles, self.comparisons):
                table.reset(())
            return
        self._title.setText(one_line(story.title))
        self._facts.setText(story_facts(story))
        self.summary.reset([self._said(said) for said in story.summary])
        self.comparisons.reset(story.comparisons)
        self._above_comparisons.setVisible(not story.comparisons)
        self._no_comparison.setText(
            "No statement was found in two of these articles."
            if len(story.folded) > 1
            else "All these articles are copies of one report."
        )
        self.tabs.setTabText(1, f"Side by side ({len(story.comparisons)})")
        self.tabs.setTabText(2, f"Articles ({len(story.articles)})")
        self._above_articles.setVisible(len(story.folded) < len(story.articles))
        self._fill_articles()

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces."""
        for view in (self._summary, self._comparisons, self._articles):
            view.restyle(theme, faces)

    def step_in(self) -> None:
        """Take the keyboard."""
        self.tabs.setCurrentIndex(0)
        self._summary.step_in()

    def _said(self, said: Said) -> Line:
        return Line(
            article=said.article.id,
            index=said.pair.sentence.index,
            english=said.pair.english,
            arabic=said.pair.sentence.text,
            place=tuple(self._place(said.article)),
            badge=said.heard_from,
            level=said.pair.level,
            doubts=said.pair.doubts,
        )

    def _fill_articles(self) -> None:
        story = self._story
        if story is None:
            return
        lines = []
        for fold in story.folded:
            first, *copies = sorted((story.articles[at] for at in fold), key=lambda a: -len(a.text))
            told = f"{counted(len(copies), 'copy', 'copies')} of it" if copies else ""
            lines.append(self._article(first, told))
            if self.copies.isChecked():
                lines += [self._article(copy, f"copy of {one_line(outlet_of(first))}") for copy in copies]
        self.articles.reset(lines)

    def _article(self, article: Article, badge: str) -> Line:
        entry = self._entry_of(article.id) or Entry(article.source, title=article.title)
        arabic = article.title or entry.arabic
        english = entry.name if entry.name != arabic else ""
        return Line(article.id, 0, english, arabic, tuple(self._place(article)), badge=badge)

    def _place(self, article: Article) -> Iterator[str]:
        yield outlet_of(article)
        if article.published:
            yield article.published.isoformat()

    def _lay_out(self) -> None:
        head = PlaceHead()
        head.column.addWidget(self._title)
        head.column.addWidget(self._facts)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.timeline, self.in_list, self.export):
            buttons.addWidget(button)
        buttons.addStretch(1)
        head.column.addLayout(buttons)
        self.tabs.addTab(self._summary, "Summary")
        self.tabs.addTab(_over(self._above_comparisons, self._comparisons), "Side by side")
        self.tabs.addTab(_over(self._above_articles, self._articles), "Articles")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.tabs, 1)


def story_facts(story: Story) -> str:
    """How many articles and reports, of which days, and whether they have anything in common."""
    from naba_translation.stories import in_common  # late: it brings numpy

    days = sorted(article.published for article in story.articles if article.published)
    when = ""
    if days:
        when = days[0].isoformat() + (f" to {days[-1].isoformat()}" if days[-1] > days[0] else "")
        when = f", {when}" if len(days) == len(story.articles) else f", {len(days)} of them dated {when}"
    copies = len(story.articles) - len(story.folded)
    folded = f", {copies} of them {'a copy' if copies == 1 else 'copies'} of another" if copies else ""
    facts = f"{counted(len(story.articles), 'article')}{folded}{when}. Each outlet or agency counts once."
    return " ".join(filter(None, (facts, in_common(story))))


def _over(above: QWidget, below: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(above)
    column.addWidget(below, 1)
    return whole


def _line_of(widget: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(20, 8, 20, 8)
    row.addWidget(widget)
    return line


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text.replace("&", "").rstrip("…"))
    return button
