"""A quantity: what one number on a page may mean, so that two ways of writing it can be compared."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

Key = float | str
"""A plain value, or a marked one: "c:630" a time of day in minutes modulo 12 hours, "d:90" a decade, "v:1000"
an unnamed number of thousands, "p:5.0" a share in per cent."""


class Quantity(NamedTuple):
    """One number in one language, in digits or in words."""

    start: int  # code points, half-open
    end: int
    keys: tuple[Key, ...]  # the readings; the first is the plain one
    need: bool = True  # the other language must have it too; False: it may stand for something there
    parts: tuple[float, ...] = ()  # of a sum such as 3 million 500 thousand: what it is made of
    ordinal: bool = False
    percent: bool = False
    written: bool = False  # in words


def readings(digits: str) -> tuple[float, ...]:
    """The values a run of Western digits with '.' and ',' may have; empty where it is no number.

    A separator before exactly three digits may be of thousands or of decimals (the Arabic press uses both
    signs both ways); two different ones are read by their order; anything else is a list.
    """
    fraction = 0.0
    if digits and not digits[-1].isdecimal():
        fraction = unicodedata.numeric(digits[-1])
        digits = digits[:-1]
        if not digits:
            return (fraction,)
    dots, commas = digits.count("."), digits.count(",")
    if not dots and not commas:
        return (float(digits) + fraction,)
    if dots and commas:
        decimal = "." if digits.rfind(".") > digits.rfind(",") else ","
        other = "," if decimal == "." else "."
        if digits.count(decimal) > 1:
            return ()
        return (float(digits.replace(other, "").replace(decimal, ".")),)
    sign = "." if dots else ","
    groups = digits.split(sign)
    thousands = 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    if len(groups) > 2:
        return (float("".join(groups)),) if thousands else ()
    values = [float(".".join(groups))]
    if thousands and groups[0] != "0":
        values.insert(0 if sign == "," else 1, float("".join(groups)))
    return tuple(values)


def clock(hours: float, minutes: float) -> str:
    """The key of a time of day, the same for 10:30 and 22:30."""
    return f"c:{int(hours % 12 * 60 + minutes)}"
