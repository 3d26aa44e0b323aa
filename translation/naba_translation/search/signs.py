"""Which vectors point the way of another, by the signs of their numbers alone: one bit for each number.

Two vectors with the angle θ differ in θ/π of the signs along random directions (Charikar 2002, "Similarity
Estimation Techniques from Rounding Algorithms"); the axes of the sentence encoder's space serve as these. The
differences order vectors nearly as the cosine does and cost a twentieth of it, so they choose the few of which
the cosine is then taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Signs = NDArray[np.uint64]

_BLOCK = 4096  # rows of which the signs are taken at once, so that they need no memory to speak of


def signs(vectors: NDArray[np.int8]) -> Signs:
    """Which numbers are above zero, 64 to a word: of `n` vectors of `m` numbers ⌈m / 64⌉ rows of `n` words."""
    import numpy as np

    blocks = range(0, len(vectors), _BLOCK)
    bits = np.concatenate([np.packbits(vectors[at : at + _BLOCK] > 0, axis=1) for at in blocks])
    bits = np.pad(bits, ((0, 0), (0, -bits.shape[1] % 8)))
    return np.ascontiguousarray(bits.view(np.uint64).T)


def least_different(some: Signs, one: Signs, *, count: int) -> NDArray[np.intp]:
    """The places in `some` of the `count` vectors whose signs differ least from the `one` vector's, in their order;
    all of those that differ as much as the last of them."""
    import numpy as np

    differences = np.zeros(some.shape[1], np.uint16)
    for row, word in zip(some, one[:, 0], strict=True):
        differences += np.bitwise_count(row ^ word)
    if count >= len(differences):
        return np.arange(len(differences))
    return np.flatnonzero(differences <= np.partition(differences, count - 1)[count - 1])
