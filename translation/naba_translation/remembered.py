"""What a function says of a single word, remembered: texts say the same words again and again.

`functools.lru_cache` keeps an order of use besides, whose links lie all over the memory: with tens of thousands of
words each answer takes half as long again. Here an answer is one look in a dictionary, and a full one is begun anew.

A number is answered, but not kept: there is no end of them, hardly one comes again, and with thousands of articles
they would fill what is meant for words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Set

_Known = TypeVar("_Known")

MOST = 1 << 15
"""Words; an article has some hundreds of different ones, a language a few ten thousand in common use."""


class _Answers(dict[str, _Known]):
    def __init__(self, function: Callable[[str], _Known], most: int) -> None:
        super().__init__()
        self._function, self._most = function, most

    def __missing__(self, word: str) -> _Known:
        answer = self._function(word)
        if not word[:1].isdigit():
            if len(self) >= self._most:
                self.clear()
            self[word] = answer
        return answer


def remembered(function: Callable[[str], _Known], *, most: int = MOST) -> Callable[[str], _Known]:
    """The function, its answers to the last `most` different words at most kept. It must be pure."""
    return _Answers(function, most).__getitem__


class Telling:
    """Which of a sentence's words a function says something of, where most say nothing: those are known by one
    difference of sets."""

    def __init__(self, function: Callable[[str], object], *, most: int = MOST) -> None:
        """`function`: true for a word that tells something. It must be pure."""
        self._function, self._most = function, most
        self._nothing: set[str] = set()

    def __call__(self, words: Set[str]) -> Set[str]:
        """Those of the words that tell something."""
        left = words - self._nothing
        telling = {word for word in left if self._function(word)} if left else left
        if len(telling) < len(left):
            if len(self._nothing) >= self._most:
                self._nothing.clear()
            self._nothing |= {word for word in left - telling if not word[:1].isdigit()}
        return telling
