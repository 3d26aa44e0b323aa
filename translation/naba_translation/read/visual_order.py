"""A line of Arabic as it is seen, back to the order in which it is read and stored.

The inverse of the bidirectional algorithm (UAX #9) for one line: from right to left, with numbers and Latin
turned round again, and brackets the right way.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Without the Arabic digits (U+0660, U+06F0) and the signs in their numbers: these run from left to right.
_ARABIC = re.compile(r"[\u0600-\u065F\u066D-\u06EF\u06FA-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE80-\uFEFC]")
_LTR = re.compile(r"[A-Za-z0-9À-ÿ٠-٩۰-۹]")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
_OPEN, _CLOSE = "([{«‹“", ")]}»›”"
_TWIN = dict(zip(_OPEN + _CLOSE, _CLOSE + _OPEN, strict=True))
STOPS = frozenset(".،؛؟!…")
_IN_NUMBERS = ".,:/٫٬"  # "-" parts two numbers that follow Arabic letters (UAX #9, W2 and W4)
_PUNCTUATION = re.compile(r"[\W_]*")
_SHORT = 40  # letters: a line by itself, such as a date or a caption
_INSIDE = re.compile(r"(?<=[(\[«])\s+|\s+(?=[)\]»])")


def logical(tokens: list[str], *, ltr: bool) -> str:
    """One line in logical order, from its letters as they are read from right to left.

    `ltr`: the paragraph was set left to right although it is Arabic, so what stands at either end of the line
    stands at the wrong one.
    """
    letters = "".join(tokens)
    if len(_ARABIC.findall(letters)) * 3 < sum(map(str.isalpha, letters)):
        return _turned_arabic(tokens[::-1])
    arabic = [index for index, token in enumerate(tokens) if _ARABIC.match(token) and token not in STOPS]
    if not ltr or not arabic:
        return _mended("".join(_turned_latin(tokens)))
    first, last = arabic[0], arabic[-1] + 1
    if len(tokens) > _SHORT:  # only what closes the paragraph is certain to belong to the other end
        opening = "".join(tokens[:first])
        first = first if _PUNCTUATION.fullmatch(opening) and STOPS & set(opening) else 0
        last = len(tokens)
    elif tokens[last:] and "".join(tokens[last:])[1:2].isdecimal():
        # The number beside the Arabic is read with it: "30 اغسطس 2016" is seen as "30 2016 اغسطس".
        last = next((at for at in range(last + 1, len(tokens)) if tokens[at] == " "), len(tokens))
    core = "".join(_turned_latin(tokens[first:last]))
    return _mended("".join(reversed(tokens[last:])) + core + "".join(reversed(tokens[:first])))


def _turned_latin(tokens: list[str]) -> Iterator[str]:
    """Tokens read from right to left, each run of Latin or digits, and what stands in it, turned round."""
    index = 0
    while index < len(tokens):
        if not _LTR.match(tokens[index]) and not _is_tied(tokens, index):
            yield tokens[index]
            index += 1
            continue
        end = _run_end(tokens, index)
        yield from reversed(tokens[index:end])
        index = end


def _is_tied(tokens: list[str], index: int) -> bool:
    """A per cent or currency sign that a number follows belongs to the number's run."""
    return (
        tokens[index] in {"%", "$", "€", "£", "°"}
        and index + 1 < len(tokens)
        and tokens[index + 1].isdecimal()
    )


def _run_end(tokens: list[str], start: int) -> int:
    """Where a left-to-right run ends: it goes on over what is between Latin, or one sign between digits."""
    end = last = start
    latin = bool(_LATIN.match(tokens[start]))
    signs = _IN_NUMBERS if any(map(_ARABIC.match, tokens[:start])) else _IN_NUMBERS + "-"
    while end < len(tokens) and not _ARABIC.match(tokens[end]):
        sign = tokens[end]
        if _LTR.match(sign) or (end == start and _is_tied(tokens, start)):
            last, latin = end, latin or bool(_LATIN.match(sign))
        elif not (latin or _latin_ahead(tokens, end)) and (sign not in signs or end - last > 1):
            break
        end += 1
    return last + 1


def _latin_ahead(tokens: list[str], index: int) -> bool:
    """Whether the next letter or digit is Latin."""
    ahead = next(
        (token for token in tokens[index : index + 7] if _LTR.match(token) or _ARABIC.match(token)), ""
    )
    return bool(_LATIN.match(ahead))


def _turned_arabic(tokens: list[str]) -> str:
    """A left-to-right line with its Arabic words turned round."""
    parts = [list(group) for _, group in groupby(tokens, key=lambda token: bool(_ARABIC.match(token)))]
    turned = (reversed(part) if _ARABIC.match(part[0]) else part for part in parts)
    return _mended("".join("".join(part) for part in turned))


def _mended(text: str) -> str:
    """Brackets the right way round: a mirrored glyph is named by either twin, so its neighbours decide."""
    letters = list(text)
    depth = 0
    for index, letter in enumerate(letters):
        if letter not in _TWIN:
            continue
        before, after = text[index - 1 : index] or " ", text[index + 1 : index + 2] or " "
        opens = (
            (before.isspace() or before in _TWIN or before == '"')
            and not after.isspace()
            and after not in ".،؛؟"
        )
        closes = not before.isspace() and (after.isspace() or after in '.،؛:؟!"')
        if opens == closes:
            opens = depth == 0
        depth = depth + 1 if opens else max(0, depth - 1)
        if (letter in _OPEN) != opens:
            letters[index] = _TWIN[letter]
    return _INSIDE.sub("", "".join(letters)).strip()
