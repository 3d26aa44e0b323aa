"""What the list tells of each article, as the checks of today count it."""

from __future__ import annotations

from queue import SimpleQueue

from naba_desktop.frame.feature import Feature
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.library.counting import Counted, counted_anew
from naba_desktop.research.chores import Chores

_COUNT = "count"


class Counting(Feature):
    """Counts anew while the analyst rests: after another version of the program came, a name was added, a memory was
    taken in. Each article is read whole for it, and what it tells of times is kept too (library/count_shelf.py)."""

    def __init__(self, window: MainWindow, chores: Chores) -> None:
        super().__init__(window)
        self._controller = window.controller
        self._counted: SimpleQueue[Counted] = SimpleQueue()  # filled on the research's thread
        chores.add(_COUNT, lambda archive: counted_anew(archive, self._counted.put))
        chores.advanced.connect(self._on_advanced)
        for changed in (self._controller.listed, self._controller.review_ready):
            changed.connect(lambda _: chores.want(_COUNT))

    def _on_advanced(self, name: str, _done: int, _total: int) -> None:
        """Only what is told otherwise than before changes the list."""
        while name == _COUNT and not self._counted.empty():
            one = self._counted.get()
            self._controller.change(one.article, title=one.title, attention=one.attention, doubt=one.doubt)
