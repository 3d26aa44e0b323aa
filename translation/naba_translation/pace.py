"""How fast a job goes and how long it has left."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter


class Pace:
    """Counts what was read and translated; files not read yet are taken to be like the others.

    The time left is reckoned by the clock, not by the engine: checking, keeping and exporting take their share,
    with short articles the larger one. Reading is apart, because it runs ahead of the rest.
    """

    def __init__(self, *, clock: Callable[[], float] = perf_counter) -> None:
        self._clock = clock
        self._started = clock()
        self._reading_since = self._started
        self._seconds_reading = 0.0
        self.files_read = 0
        self._files_waiting = 0
        self._sentences_read = 0
        self._words_read = 0
        self._words_done = 0
        self._seconds = 0.0
        self.done = 0  # sentences

    @property
    def files(self) -> int:
        """Files of the whole job."""
        return self.files_read + self._files_waiting

    def expect(self, files: int) -> None:
        """So many files are still to be read, the first of them now."""
        self._files_waiting = files
        self._reading_since = self._clock()

    def read(self, sentences: int, words: int) -> None:
        """One more file was read; these are its sentences and words that need the engine."""
        self.files_read += 1
        self._seconds_reading += self._clock() - self._reading_since
        self._files_waiting = max(0, self._files_waiting - 1)
        self._sentences_read += sentences
        self._words_read += words

    def translated(self, sentences: int, words: int, seconds: float) -> None:
        """One more batch came back."""
        self.done += sentences
        self._words_done += words
        self._seconds += seconds  # of the engine

    @property
    def total(self) -> int:
        """Sentences of the whole job."""
        return round(self._sentences_read * self._scale)

    @property
    def words_per_second(self) -> float:
        """Source words; 0.0 before the first batch."""
        return self._words_done / self._seconds if self._seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """None before the first batch, unless nothing that was read needs the engine."""
        if not self.files_read or (self._words_read and not self._words_done):
            return None
        to_read = self._files_waiting * self._seconds_reading / self.files_read
        rest = self._clock() - self._started - self._seconds_reading
        if not self._words_done:
            return to_read + self._files_waiting * rest / self.files_read
        words_left = max(0.0, self._words_read * self._scale - self._words_done)
        return to_read + words_left * rest / self._words_done

    @property
    def _scale(self) -> float:
        return self.files / self.files_read if self.files_read else 1.0
