"""What the research's thread keeps between its jobs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naba_translation.library.connection import Place
    from naba_translation.library.store import Store
    from naba_translation.search.encoder import Encoder
    from naba_translation.search.meaning import Meaning
    from naba_translation.stories import Story
    from naba_translation.timeline import Event

_KEPT_STORIES = 20


class Archive:
    """The library and what was made of it. Used in one thread; each part is opened when it is wanted first."""

    def __init__(self, store: Place, encoder: Callable[[], Encoder]) -> None:
        self._path = store
        self._make_encoder = encoder
        self._stories: dict[object, Story] = {}
        self.events: dict[str, tuple[Event, ...]] = {}  # by article, of those whose timeline was wanted
        self.knows_meaning = False  # whether the encoder and the vectors are in memory

    @cached_property
    def store(self) -> Store:
        """A connection of its own."""
        from naba_translation.library.store import Store

        return Store(self._path)

    @cached_property
    def encoder(self) -> Encoder:
        """Makes points of sentences; takes half a second and 100 MB."""
        return self._make_encoder()

    @cached_property
    def meaning(self) -> Meaning:
        """The library's sentences by meaning."""
        from naba_translation.search.meaning import Meaning

        return Meaning(self.store, self.encoder)

    def unload(self) -> None:
        """Give back the memory of what can be loaded anew; the stories that were told are small and stay."""
        self.knows_meaning = False
        if "meaning" in self.__dict__:
            self.meaning.unload()  # and its encoder
        elif "encoder" in self.__dict__:
            self.encoder.unload()

    def told(self, key: object, tell: Callable[[], Story]) -> Story:
        """A story that was told before, or now; the last few are kept."""
        if key not in self._stories:
            while len(self._stories) >= _KEPT_STORIES:
                del self._stories[next(iter(self._stories))]
            self._stories[key] = tell()
        return self._stories[key]

    def close(self) -> None:
        """Close what was opened."""
        if "store" in self.__dict__:
            self.store.close()


def sentence_encoder() -> Encoder:
    """The encoder that is installed."""
    from naba_translation.search.encoder import SentenceEncoder

    return SentenceEncoder()
