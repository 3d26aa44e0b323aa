"""Which lines of the readers a damaged file comes to: one that comes to a new line is worth changing further."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any, TypeVar
from zlib import crc32

Result = TypeVar("Result")
PLACES = (
    *(
        "naba_translation/read",
        "naba_models",
        "naba_translation/tmx.py",
        "naba_translation/names/exchange.py",
    ),
    *("naba_translation/export", "naba_translation/minisign.py", "striprtf", "/email/", "zipfile.py"),
    *("tarfile.py", "pypdf/"),
)


class LinesReached:
    """Follows calls by sys.settrace, which makes them some times slower: for a sample of all files."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._new: set[int] = set()
        self._codes: dict[CodeType, int] = {}  # 0: not of interest

    def during(self, call: Callable[[], Result]) -> tuple[Result, list[int]]:
        """The call's result, and the lines that no call before came to, each as a number that is always the same."""
        self._new.clear()
        sys.settrace(self._entered)
        try:
            result = call()
        finally:
            sys.settrace(None)
        self._seen |= self._new
        return result, sorted(self._new)

    def _entered(self, frame: FrameType, _event: str, _argument: Any) -> Callable[..., Any] | None:
        code = frame.f_code
        place = self._codes.get(code)
        if place is None:
            interesting = any(part in code.co_filename for part in PLACES) and code.co_name != "<module>"
            place = crc32(f"{code.co_filename}:{code.co_name}".encode()) | 1 if interesting else 0
            self._codes[code] = place
        return self._line if place else None

    def _line(self, frame: FrameType, event: str, _argument: Any) -> Callable[..., Any]:
        if event == "line":
            number = (self._codes[frame.f_code] + frame.f_lineno * 2_654_435_761) & 0xFFFFFFFF
            if number not in self._seen:
                self._new.add(number)
        return self._line
