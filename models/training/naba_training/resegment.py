"""Other pieces for the same words, drawn anew each time a pair is seen: subword regularisation (Kudo 2018).

The sentences of news, some tens of thousands, are seen a dozen times each, and a name always cut into the same pieces.
Cutting the source into other pieces each time keeps the network from learning sentences by heart and shows it the
parts of words. The target is always cut the same way, because that is what the decoder has to write.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import sentencepiece

from naba_training import vocabulary

_EXPONENT = 0.5  # of the unigram model's probabilities: 0 makes all cuts equally likely
_LONGEST = 1.5  # times the pieces of the usual cut; a longer one is not taken, as it would overfill the batch


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
            self._pieces.decode(usual), enable_sampling=True, alpha=_EXPONENT, nbest_size=-1
        )
        return np.array(drawn, row.dtype) if len(drawn) <= _LONGEST * len(usual) else row
