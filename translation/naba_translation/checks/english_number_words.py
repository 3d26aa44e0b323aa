"""English number words, in lower case, and Roman numerals."""

from __future__ import annotations

from itertools import product
from typing import Final, NamedTuple


class EnglishNumberWord(NamedTuple):
    kind: str  # a key of _FORMS
    value: float


_FORMS: Final[dict[str, dict[float, str]]] = {
    "unit": {
        0: "zero nil", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight",
        9: "nine", 10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen",
        16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen",
    },
    "tens": {
        20: "twenty", 30: "thirty", 40: "forty fourty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty",
        90: "ninety",
    },
    "hundred": {100: "hundred"},
    "dozen": {12: "dozen"},
    "scale": {1e3: "thousand", 1e6: "million mln mn", 1e9: "billion bn milliard", 1e12: "trillion tn"},
    "scales": {1e3: "thousands", 1e6: "millions", 1e9: "billions", 1e12: "trillions"},
    "vague": {10: "tens dozens scores", 100: "hundreds"},
    "first": {1: "first", 2: "second"},
    "ordinal": {
        3: "third thirdly", 4: "fourth fourthly", 5: "fifth fifthly", 6: "sixth", 7: "seventh", 8: "eighth",
        9: "ninth", 10: "tenth", 11: "eleventh", 12: "twelfth", 13: "thirteenth", 14: "fourteenth",
        15: "fifteenth", 16: "sixteenth", 17: "seventeenth", 18: "eighteenth", 19: "nineteenth",
        20: "twentieth", 30: "thirtieth", 40: "fortieth", 50: "fiftieth", 60: "sixtieth", 70: "seventieth",
        80: "eightieth", 90: "ninetieth", 100: "hundredth", 1000: "thousandth",
    },
    "fraction": {0.5: "half halves"},
    "shares": {1 / 3: "thirds", 0.25: "quarter quarters fourths", 0.2: "fifths", 0.1: "tenths"},
    "decade": {
        20: "twenties", 30: "thirties", 40: "forties", 50: "fifties", 60: "sixties", 70: "seventies",
        80: "eighties", 90: "nineties",
    },
    # What counts without a word for the number: it may stand for one in the Arabic.
    "weak": {
        1: "once single", 2: "twice double doubled doubling both pair couple dual twin",
        3: "thrice triple tripled tripling treble threefold trio tripartite trilateral triad trinity",
        4: "quadruple quadrupled quadrupling fourfold quartet quadrilateral", 5: "quintuple fivefold",
        7: "week weekly weeks", 10: "decade decades tenfold", 12: "noon midday midnight", 14: "fortnight",
        100: "century centuries centennial hundredfold", 1000: "millennium millennia",
    },
}  # fmt: skip
ENGLISH_NUMBER_WORDS: Final = {
    form: EnglishNumberWord(kind, float(value))
    for kind, table in _FORMS.items()
    for value, line in table.items()
    for form in line.split()
}
"""By form."""
_HUNDREDS, _TENS, _ONES = (
    ["", *line.split()]
    for line in ("C CC CCC", "X XX XXX XL L LX LXX LXXX XC", "I II III IV V VI VII VIII IX")
)
ROMAN: Final = {
    numeral: float(value)
    for value, numeral in enumerate(map("".join, product(_HUNDREDS, _TENS, _ONES)))
    if len(numeral) > 1 or numeral in ("V", "X")
}
"""Below 400; I, L and C alone are other things."""
