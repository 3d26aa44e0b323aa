"""Checks on parallel text in two files, a sentence a line, whoever translated it: `naba check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from naba_translation.article import Level
from naba_translation.checks import check_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from naba_translation.article import Flag


def check_lines(
    arabic: Iterable[str],
    english: Iterable[str],
    *,
    further: Callable[[str, str], Iterable[Flag]] | None = None,
) -> Iterator[dict[str, Any]]:
    """One record a pair of lines, as they are read: its number from 1, the worst level, the flags.

    `{"line": n, "level": "ok|look|doubt", "flags": [{"check": "numbers", "reason": "…"}]}`. A pair of empty lines
    is ok. `further` adds flags of its own, such as `names.check.NameCheck`.

    Raises:
        ValueError: one has more lines than the other.
    """
    order = list(Level)
    for number, (source, target) in enumerate(zip(arabic, english, strict=True), 1):
        pair = source.rstrip("\r\n"), target.rstrip("\r\n")
        flags = (*check_text(*pair), *(further(*pair) if further else ()))
        yield {
            "line": number,
            "level": max((flag.level for flag in flags), key=order.index, default=Level.OK).value,
            "flags": [{"check": flag.check, "reason": flag.reason} for flag in flags],
        }
