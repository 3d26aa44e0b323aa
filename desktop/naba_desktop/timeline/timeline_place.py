"""The place where one looks at what happened when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from naba_desktop.found.line import Line
from naba_desktop.found.line_table import LineTable
from naba_desktop.found.line_view import LineView
from naba_desktop.library.day_field import DayField
from naba_desktop.library.entry import Entry
from naba_desktop.look.cancel_bar import CancelBar
from naba_desktop.look.faces import Faces
from naba_desktop.look.place_head import PlaceHead
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.shown import one_line
from naba_desktop.look.theme import Theme
from naba_desktop.timeline.dating import Dated
from naba_translation.counted import counted

if TYPE_CHECKING:
    from naba_translation.timeline import Event

UNDATED = "Not dated"
_LEAD = 24  # characters of the column of dates: "2014-06-16 to 2014-06-22"


class Reach(StrEnum):
    """Whose events are shown."""

    ARTICLE = "article"  # the one that is read
    STORY = "story"
    LISTED = "listed"  # those that the list shows
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose events are shown; `story` and its title for a story alone."""

    reach: Reach = Reach.ARTICLE
    story: str = ""
    title: str = ""


class TimelinePlace(QWidget):
    """Signals:
    wanted(Scope): show the events of these.
    cancel_wanted(): stop reading.
    opened(str, int): go to this article and sentence.
    """

    wanted = Signal(object)
    cancel_wanted = Signal()
    opened = Signal(str, int)

    def __init__(self, theme: Theme, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._dated: Dated | None = None
        self._entry_of: Callable[[str], Entry | None] = lambda _: None
        self.scope_box = QComboBox()
        self.scope_box.setAccessibleName("Whose events")
        self.scope_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scope_box.setMinimumContentsLength(18)
        for words, scope in (
            ("The article that is read", Scope()),
            ("The articles that the list shows", Scope(Reach.LISTED)),
            ("All articles", Scope(Reach.ALL)),
        ):
            self.scope_box.addItem(words, scope)
        self.scope_box.currentIndexChanged.connect(lambda _: self.wanted.emit(self.scope))
        self.since = DayField("Events since", last=False)
        self.until = DayField("Events until", last=True)
        for field in (self.since, self.until):
            field.day_changed.connect(self._fill)
        self._note = PlainLabel(name="place_note", wrap=True)
        self.progress = CancelBar("reading for the timeline")
        self.progress.cancel_wanted.connect(self.cancel_wanted)
        self.table = LineTable(self)
        self.list = LineView(self.table, theme, faces, name="Events", lead=_LEAD)
        self.list.opened.connect(self.opened)
        self._lay_out()
        self.show_progress(None)

    @property
    def scope(self) -> Scope:
        """Whose events are wanted."""
        scope: Scope = self.scope_box.currentData()
        return scope

    def show_story(self, story: str, title: str) -> None:
        """Want the events of a story; it is offered from now on."""
        scope, words = Scope(Reach.STORY, story, title), f"Story: {one_line(title)}"
        row = next(
            (n for n in range(self.scope_box.count()) if self.scope_box.itemData(n).reach is Reach.STORY),
            None,
        )
        self.scope_box.blockSignals(True)
        if row is None:
            row = 1
            self.scope_box.insertItem(row, words, scope)
        else:
            self.scope_box.setItemText(row, words)
            self.scope_box.setItemData(row, scope)
        self.scope_box.setCurrentIndex(row)
        self.scope_box.blockSignals(False)
        self.wanted.emit(scope)

    def show_dated(self, dated: Dated, entry_of: Callable[[str], Entry | None]) -> None:
        """Show these events."""
        self.show_progress(None)
        self.show_so_far(dated, entry_of)

    def show_so_far(self, dated: Dated, entry_of: Callable[[str], Entry | None]) -> None:
        """Show these events; others are still looked for."""
        self._dated, self._entry_of = dated, entry_of
        self._fill()

    def show_none(self, words: str) -> None:
        """There is nothing to show; say why."""
        self._dated = None
        self.show_progress(None)
        self.table.reset(())
        self._note.setText(words)

    def show_progress(self, step: tuple[int, int] | None) -> None:
        """Show how many articles are read of how many; None: it does not run."""
        self.progress.show_progress(step)

    def step_in(self) -> None:
        """Take the keyboard."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces."""
        self.list.restyle(theme, faces)

    def _fill(self) -> None:
        if self._dated is None:
            return
        since, until = self.since.day, self.until.day
        events = [
            event
            for event in self._dated.events
            if event.period
            and (since is None or event.period.last >= since)
            and (until is None or event.period.first <= until)
        ]
        undated = () if since or until else self._dated.undated
        self.table.reset([self._line(event) for event in (*events, *undated)])
        if not events and (since or until) and self._dated.events:
            self._note.setText("No event between these days.")
        else:
            self._note.setText(told(len(events), len(undated), self._dated.articles))

    def _line(self, event: Event) -> Line:
        from naba_translation.timeline.wording import when

        entry = self._entry_of(event.article) or Entry(event.source)
        day = f"published {entry.published.isoformat()}" if entry.published else ""
        start, end = event.span
        return Line(
            article=event.article,
            index=event.index,
            english=event.english,
            arabic=event.arabic,
            place=tuple(part for part in (entry.outlet, day, entry.name) if part),
            lead=when(event.period, assumed=event.assumed) if event.period else UNDATED,
            lead_note=event.arabic[start:end],
            arabic_spans=(event.span,),
            level=event.level,
            doubts=event.doubts,
        )

    def _lay_out(self) -> None:
        head = PlaceHead()
        line = QHBoxLayout()
        line.setSpacing(8)
        for words, widget, stretch in (
            ("Events &of", self.scope_box, 3),
            ("sin&ce", self.since, 2),
            ("&until", self.until, 2),
        ):
            label = PlainLabel(words)
            label.setBuddy(widget)
            line.addWidget(label)
            line.addWidget(widget, stretch)
        head.column.addLayout(line)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._note, 1)
        below.addWidget(self.progress)
        head.column.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.list, 1)


def told(events: int, undated: int, articles: int) -> str:
    """What is shown, in one line."""
    if not events and not undated:
        where = "this article" if articles == 1 else f"these {counted(articles, 'article')}"
        return f"No event with a date in {where}. “Events of” chooses among more articles."
    found = f"{counted(events, 'event')} in {counted(articles, 'article')}"
    if not undated:
        return f"{found}. Enter goes to the sentence."
    return (
        f"{found}, and {undated:,} at the end whose day cannot be told, because the article does not say when "
        "it was published."
    )
