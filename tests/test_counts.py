"""A number stands before a noun in the right number: "1 sentence", never "1 sentences"."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from naba_translation.counted import counted

ROOT = Path(__file__).parents[1]
FILES = [
    path
    for folder in ("translation/naba_translation", "desktop/naba_desktop", "models/naba_convert")
    for path in sorted((ROOT / folder).rglob("*.py"))
]

PLURALS = frozenset(
    "articles copies comments documents edits entries events files folders hours lines members minutes models names "
    "outlets pages paragraphs places reports rows seconds sentences statements steps stories tags terms times "
    "versions words".split()
)
OTHERS = ("limits", "_SECONDS", "seconds:.0f", "_VARIABLE", ":.1f")
"""Limits of our own, which are never 1; what is no number; fractions."""


def bare_counts(tree: ast.AST) -> Iterator[str]:
    """The pieces of f-strings where a plural stands right behind a number that may be 1."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.JoinedStr):
            continue
        for number, noun in zip(node.values, node.values[1:], strict=False):
            if not isinstance(number, ast.FormattedValue) or not isinstance(noun, ast.Constant):
                continue
            words = str(noun.value).removeprefix(" ").replace(",", " ").replace(".", " ").split(" ")
            if not str(noun.value).startswith(" ") or words[0] not in PLURALS:
                continue
            shown = ast.unparse(number).removeprefix("f'").removesuffix("'")
            if not any(map(shown.count, OTHERS)):
                yield f"{shown} {words[0]}, line {node.lineno}"


def test_a_number_and_its_noun() -> None:
    assert counted(1, "sentence") == "1 sentence"
    assert counted(0, "sentence") == "0 sentences"
    assert counted(1200, "copy", "copies") == "1,200 copies"
    assert counted(1, "copy", "copies") == "1 copy"


def test_no_count_forgets_that_there_may_be_one() -> None:
    found = {
        str(path.relative_to(ROOT)): bare
        for path in FILES
        if (bare := list(bare_counts(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert not found


def test_what_is_looked_for_is_found() -> None:
    assert list(bare_counts(ast.parse("f'{len(names)} names → {file}'"))) == ["{len(names)} names, line 1"]
