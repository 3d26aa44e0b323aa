"""The place "Search"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naba_desktop.found.line import Line
from naba_desktop.frame.feature import Feature
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.library.entry import Entry, translated
from naba_desktop.look.theme import Theme
from naba_desktop.research.chores import Chores
from naba_desktop.research.research import Research
from naba_desktop.search.looking_up import Answer, learn, look_up, warm_up
from naba_desktop.search.search_place import SearchPlace
from naba_desktop.settings import Settings
from naba_translation.article import Level

if TYPE_CHECKING:
    from naba_translation.search import Hit

PLACE = "search"
_LEARN = "meaning"


class Searching(Feature):
    """Looks up what is typed, and learns what sentences mean while the analyst rests."""

    def __init__(self, window: MainWindow, research: Research, chores: Chores, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._research = research
        self._chores = chores
        self._job: int | None = None
        self.place = SearchPlace(theme, window.commands.settings.faces)
        self.place.asked.connect(self._look_up)
        self.place.opened.connect(window.read)
        window.add_place(PLACE, self.place)
        window.places.arrived.connect(self._on_arrived)
        window.controller.listed.connect(lambda _: chores.want(_LEARN))
        window.controller.entries_changed.connect(self._on_entries)
        chores.add(_LEARN, learn)
        chores.advanced.connect(self._on_advanced)

    def restyle(self, theme: Theme, settings: Settings) -> None:
        self.place.restyle(theme, settings.faces)

    def _look_up(self, question: str) -> None:
        if self._job is not None:
            self._research.cancel(self._job)  # nobody waits for the answer to what was typed before
        if not question:
            return
        among = None
        if self.place.only_listed.isChecked():
            among = frozenset(entry.article_id for entry in self._window.articles.table.shown())
        self._chores.rest()
        self._job = self._research.ask(
            lambda archive: look_up(archive, question, among=among), self._show, progress=self._show
        )

    def _show(self, answer: object) -> None:
        if isinstance(answer, Answer):
            self.place.show_answer(answer, lambda hit: self._line(hit, answer))

    def _line(self, hit: Hit, answer: Answer) -> Line:
        entry = self._window.articles.table.article(hit.article) or Entry(hit.source, title=hit.title)
        day = entry.published.isoformat() if entry.published else ""
        pair = answer.pairs.get((hit.article, hit.index))
        return Line(
            article=hit.article,
            index=hit.index,
            english=hit.english,
            arabic=hit.arabic,
            place=tuple(part for part in (entry.name, entry.outlet, day) if part),
            badge="" if hit.by_words else "by meaning",
            level=pair.level if pair else Level.OK,
            doubts=pair.doubts if pair else (),
            english_spans=hit.english_spans,
            arabic_spans=hit.arabic_spans,
        )

    def _on_arrived(self, place: str) -> None:
        if place == PLACE:
            self.place.step_in()
            self._research.ask_one(warm_up, lambda _: None)

    def _on_entries(self, entries: tuple[Entry, ...]) -> None:
        if translated(entries):
            self._chores.want(_LEARN)

    def _on_advanced(self, name: str, done: int, total: int) -> None:
        if name == _LEARN:
            self.place.show_learning(done, total)
