"""Flags and the forms of names come in one order, whatever order Python's sets have in this process."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap

import pytest

CONTRARIES = """
    from naba_translation.checks import check_text

    for arabic, english in (
        ("نفى الوزير الخبر", "The minister welcomed and confirmed the report, and promised support"),
        ("وأكدت الوزارة الحادث", "The ministry rejected, denied and condemned the accident"),
        ("رحبت النقابة بالقرار", "The union criticised, condemned and rejected the decision"),
        ("نددت النقابة بالقرار", "The union accepted, praised and admitted the decision"),
    ):
        for flag in check_text(arabic, english):
            print(ascii(flag))
"""
USAGES = """
    from naba_translation.article import Article, Draft, Pair, Review, Sentence
    from naba_translation.names.gazetteer import Gazetteer
    from naba_translation.names.name import Name, NameKind
    from naba_translation.names.usage import usages

    arabic = "سامرة"
    name = Name(arabic, "Samra", NameKind.PLACE, (), ("Samara", "Samira", "Semra", "Samrah"))
    pair = Pair(Sentence(0, 0, 0, len(arabic), arabic), Draft("Semra, Samara, Samrah, Samra, Samira", 0.0, 0, 0))
    review = Review(Article("0", "a.txt", "0", "txt/1", arabic, ()), (pair,))
    [usage] = usages([review], Gazetteer((name,)))
    assert len(usage.said) == 5
    print(ascii(usage.said))
"""


@pytest.mark.parametrize("script", [CONTRARIES, USAGES], ids=["contraries", "usages"])
def test_the_order_of_sets_changes_nothing(script: str) -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", textwrap.dedent(script)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert said != {""}
