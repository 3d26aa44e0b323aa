"""A quantity: what one number on a page may mean, so that two ways of writing it can be compared."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from naba_translation.checks.view import Token

Key = float | str
"""A plain value, or a marked one: "c:630" a time of day in minutes modulo 12 hours, "h:10" a full hour that
minutes may follow, "d:90" a decade of any century, "v:1000" an unnamed number of thousands."""


_AFTER_CLOCK = frozenset(
    {"hours", "hrs", "utc", "gmt", "ساعه", "بتوقيت", "بالتوقيت", "التوقيت", "am", "pm", "a", "p"}
)


_RANGE = frozenset({"-", "–", "—", "و", "الي", "او", "to", "and", "or"})


class Quantity(NamedTuple):
    """One number in one language, in digits or in words."""

    start: int  # into View.clean.text, half-open
    end: int
    keys: tuple[Key, ...]  # the readings; one of them must be found on the other side
    need: bool = True  # False: it need not be there, but may be what a number there came from
    parts: tuple[float, ...] = ()  # of a sum such as 3 million 500 thousand: all of them will do as well
    digits: bool = False  # written in digits
    percent: bool = False
    ordinal: bool = False
    scale: float = 1.0  # of "3 million": 1e6
    first: int = 0  # number of its first token
    unit: int = 0  # number of the token after it


def readings(digits: str, *, european: bool) -> tuple[float, ...]:
    """The values a run of Western digits with '.' and ',' may have; empty where it is no number but a list.

    A comma before exactly three digits is of thousands, before others of decimals. A dot is of decimals;
    `european`: before exactly three digits it may be of thousands too, as the Arabic press prints it.
    """
    fraction = 0.0
    if not digits[-1].isdecimal():
        fraction = unicodedata.numeric(digits[-1])
        digits = digits[:-1]
        if not digits:
            return (fraction,)
    digits = digits.replace("،", ",")
    dots, commas = digits.count("."), digits.count(",")
    if not dots and not commas:
        return (float(digits) + fraction,)
    if dots and commas:
        decimal = "." if digits.rfind(".") > digits.rfind(",") else ","
        joined = digits.replace("," if decimal == "." else ".", "")
        return (float(joined.replace(decimal, ".")),) if joined.count(decimal) == 1 else ()
    sign = "." if dots else ","
    groups = digits.split(sign)
    thousands = len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])
    whole, broken = float("".join(groups)), float(".".join(groups[:2]))
    if len(groups) > 2:
        return (whole,) if thousands else ()
    if not thousands:
        return (broken,)
    if sign == ",":
        return (whole,)
    return (broken, whole) if european else (broken,)


def in_digits(tokens: Sequence[Token], at: int, *, european: bool) -> tuple[tuple[Key, ...], int] | None:
    """The readings of the number written in digits at token `at`, and the token after it; None: a list.

    9:30 is a time and may also stand as 0930 or 9.30; the 96 of 1995-96 may be 1996.
    """
    token = tokens[at]
    values = readings(token.form, european=european)
    if not values:
        return None
    plain = token.form.isdecimal()
    if plain and at + 2 < len(tokens) and tokens[at + 1].form == ":":
        minutes = tokens[at + 2]
        together = token.end == tokens[at + 1].start and tokens[at + 1].end == minutes.start
        if together and len(minutes.form) == 2 and minutes.form.isdecimal():
            hours, past = values[0], float(minutes.form)
            if hours <= 24 and past < 60:
                keys: tuple[Key, ...] = (clock(hours, past), hours * 100 + past, hours + past / 100)
                return (*keys, hours) if past == 0 else (*keys, hour(hours)), at + 3
    if (
        plain
        and len(token.form) == 4
        and values[0] <= 2400
        and values[0] % 100 < 60
        and _is_clock(tokens, at)
    ):
        return (values[0], clock(values[0] // 100, values[0] % 100)), at + 1
    if plain and len(token.form) <= 3 and (grouped := _grouped(tokens, at)) is not None:
        return grouped
    if plain and len(token.form) < 3 and at > 1 and tokens[at - 1].form in "-–/":
        year = tokens[at - 2].form
        if len(year) == 4 and year.isdecimal():
            return (values[0], float(year[: 4 - len(token.form)] + token.form)), at + 1
    return values, at + 1


def share_scale(quantities: Sequence[Quantity], tokens: Sequence[Token]) -> list[Quantity]:
    """A range has its scale at its end: the 80 of "80 to 90 million" may be 80 million."""
    ranged = list(quantities)
    for at in range(len(ranged) - 1):
        ours, theirs = ranged[at], ranged[at + 1]
        if ours.scale == 1 and theirs.scale > 1 and ours.keys and theirs.first - ours.unit <= 1:
            between = tokens[ours.unit].form if theirs.first > ours.unit else "و"
            if between in _RANGE and isinstance(ours.keys[0], float) and ours.keys[0] < 1000:
                ranged[at] = ours._replace(keys=(*ours.keys, ours.keys[0] * theirs.scale))
    return ranged


def _is_clock(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1].form if at + 1 < len(tokens) else ""
    return tokens[at].form[0] == "0" or following in _AFTER_CLOCK


def _grouped(tokens: Sequence[Token], at: int) -> tuple[tuple[Key, ...], int] | None:
    """Thousands set apart by spaces: 10 000."""
    end = at + 1
    while end < len(tokens) and tokens[end].start == tokens[end - 1].end + 1:
        if not (tokens[end].form.isdecimal() and len(tokens[end].form) == 3):
            break
        end += 1
    digits = "".join(token.form for token in tokens[at:end])
    return ((float(digits),), end) if end > at + 1 and digits[0] != "0" else None


def listed(digits: str) -> tuple[float, ...]:
    """The numbers of a list such as 1,2,3 that is no number."""
    return tuple(float(number) for number in re.findall(r"\d+", digits))


def clock(hours: float, minutes: float) -> str:
    """The key of a time of day, the same for 10:30 and 22:30."""
    return f"c:{int(hours % 12 * 60 + minutes)}"


def hour(hours: float) -> str:
    """The key of an hour, the same for 10 and 22, whose minutes stand elsewhere."""
    return f"h:{hours % 12:.0f}"


def shown(value: Key) -> str:
    """A value as a reason prints it: "3,000", "0.5", "10:30", "the 90s", "thousands"."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return "a number too long to read"
        return f"{value:,.0f}" if value == int(value) or value > 1e5 else f"{value:,.6g}"
    mark, number = value.split(":")
    if mark == "c":
        return f"{int(number) // 60 or 12}:{int(number) % 60:02d}"
    if mark == "d":
        return f"the {number}s"
    return {"10": "tens", "100": "hundreds", "1000": "thousands"}.get(
        number, f"{float(number) / 1e6:g} millions"
    )
