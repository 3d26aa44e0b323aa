"""Texts with a sentence a line, several of which belong together by number."""

from __future__ import annotations

from pathlib import Path


def lines_of(path: Path, *, beside: int | None = None) -> list[str]:
    """The lines of a UTF-8 file. Only a line feed ends one: what else Python takes for the end of a line may stand
    within a sentence, and would shift all that follow.

    Raises: ValueError where there are not `beside` of them, as the other text has, or it is no UTF-8.
    """
    text = path.read_bytes().decode("utf-8").removesuffix("\n")
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    if beside is not None and len(lines) != beside:
        raise ValueError(f"{path.name} has {len(lines)} lines beside {beside}")
    return lines
