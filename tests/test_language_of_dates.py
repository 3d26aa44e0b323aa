"""Months and weekdays are told in English wherever the program runs: Qt takes the system's locale when it starts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = [
    path
    for folder in ("translation/naba_translation", "desktop/naba_desktop", "models/naba_models")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
NAMED = re.compile(r"%[-^#]?[aAbBcpxX]")
"""What strftime writes in the locale's language."""


def in_the_locale_s_words(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        formats: list[ast.AST] = []
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            formats = [node.format_spec]
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "strftime":
            formats = list(node.args)
        for constant in (one for each in formats for one in ast.walk(each)):
            if isinstance(constant, ast.Constant) and NAMED.search(str(constant.value)):
                yield f"{constant.value}, line {constant.lineno}"


def test_no_date_speaks_the_system_s_language() -> None:
    found = {
        str(path.relative_to(ROOT)): spoken
        for path in FILES
        if (spoken := list(in_the_locale_s_words(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert not found


@pytest.mark.parametrize("code", ["f'{day:%d %B}'", "day.strftime('%a %d')"])
def test_what_is_looked_for_is_found(code: str) -> None:
    assert list(in_the_locale_s_words(ast.parse(code)))
