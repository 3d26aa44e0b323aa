"""Other pieces for the same words, drawn anew each time a pair is seen: subword regularisation (Kudo 2018).

A few ten thousand sentences of news are seen a dozen times each, and a name only ever in one cut. Cutting the
source otherwise each time keeps the network from learning sentences by heart and shows it the parts of words.
The target keeps its one cut, which is what the decoder has to write.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import sentencepiece

from naba_training import vocabulary

_FLATNESS = 0.5  # exponent of the unigram model's probabilities: 0 is any cut, large is the best one only
_LONGEST = 1.5  # times the usual cut; longer ones are not taken, for they would burst the batch


class Resegmenter:
    """Draws a cut for `share` of the sources (0 to 1); the others keep theirs.

    Raises:
        TrainingError: the vocabulary cannot be opened.
    """

    def __init__(self, stem: Path, *, share: float, seed: int) -> None:
        self._pieces = vocabulary.load(stem)
        self._share = share
        self._rng = np.random.default_rng(seed)
        sentencepiece.set_random_generator_seed(seed)  # of the process, and only before its first draw

    def __call__(self, row: np.ndarray) -> np.ndarray:
        """Ids of the same text, uint16 like those given."""
        if self._rng.random() >= self._share:
            return row
        usual = row.tolist()
        if vocabulary.UNK in usual:  # cannot be put together again
            return row
        drawn = self._pieces.encode(
            self._pieces.decode(usual), enable_sampling=True, alpha=_FLATNESS, nbest_size=-1
        )
        return np.array(drawn, row.dtype) if len(drawn) <= _LONGEST * len(usual) else row
