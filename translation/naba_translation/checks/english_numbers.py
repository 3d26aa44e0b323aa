"""The numbers in an English sentence: digits, words, and both together (3.5 million)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from naba_translation.checks.quantity import Quantity, clock, in_digits, listed, share_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from naba_translation.checks.quantity import Key
    from naba_translation.checks.view import Token, View


class _Word(NamedTuple):
    kind: str
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
_WORDS: Final = {
    form: _Word(kind, float(value))
    for kind, table in _FORMS.items()
    for value, line in table.items()
    for form in line.split()
}
# Month names may be what the 8 of 26/8/2016 became.
_MONTHS: Final = {
    name: float(number)
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep"
        "|october oct|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
_ROMAN = re.compile(r"(?=[IVXLC]{2,}|[VX])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LETTER_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "bn": 1e9, "mn": 1e6, "tn": 1e12}
_OPENS = frozenset('.?!:;"“”«»()-–—…') | {"...", "'"}
_SEVERAL = frozenset({"several", "few", "many", "some", "couple", "of"})
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_PERCENT = frozenset({"%", "percent", "pct", "percentage"})


def english_numbers(view: View) -> list[Quantity]:
    """The quantities in order. Arabic must have all that are in digits, and words from three on."""
    return _Reader(view).read()


class _Reader:
    """Reads one sentence from left to right. `at` of the methods: a token number."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tokens: Sequence[Token] = view.tokens
        self._words: Sequence[_Word | None] = [_WORDS.get(token.form) for token in view.tokens]

    def read(self) -> list[Quantity]:
        found: list[Quantity] = []
        done = 0
        for at, token in enumerate(self._tokens):
            if at >= done and (token.kind == "number" or _may_count(token.form)):
                quantity, end = self._quantity(at)
                done = max(end, at + 1)
                if quantity is not None:
                    found.append(quantity)
        return share_scale(found, self._tokens)

    def _form(self, at: int) -> str:
        return self._tokens[at].form if 0 <= at < len(self._tokens) else ""

    def _word(self, at: int) -> _Word | None:
        return self._words[at] if at < len(self._words) else None

    def _touching(self, at: int) -> bool:
        """Token `at` follows the one before it without a space."""
        return 0 < at < len(self._tokens) and self._tokens[at - 1].end == self._tokens[at].start

    def _quantity(self, at: int) -> tuple[Quantity | None, int]:
        token, word = self._tokens[at], self._words[at]
        if token.kind == "number":
            return self._in_digits(at)
        if word is not None:
            return self._in_words(at, word)
        if token.form in _MONTHS:
            return self._made(at, at + 1, (_MONTHS[token.form],), need=False)
        if token.kind == "latin" and len(token.form) < 8:
            said = self._view.clean.text[token.start : token.end]
            if said.isupper() and _ROMAN.fullmatch(said):
                return self._made(at, at + 1, (_roman(said),), need=False)
        return None, at + 1

    def _in_digits(self, at: int) -> tuple[Quantity, int]:
        written = in_digits(self._tokens, at, european=False)
        if written is None:
            return self._made(at, at + 1, (), digits=True, parts=listed(self._tokens[at].form))
        keys, end = written
        value = keys[0]
        if not isinstance(value, float):  # a time: the Arabic may have its hour and its minutes apart
            return self._made(at, end, keys, digits=True, parts=(float(self._form(at + 2)),))
        following = self._form(end)
        if self._touching(end) and following in _SUFFIXES:
            return self._made(at, end + 1, keys, digits=True, ordinal=True)
        if following in ("s", "'s") and self._touching(end) and value % 10 == 0:
            return self._made(at, end + 1, _decade(value), digits=True)
        if following in ("'", "’") and self._form(end + 1) == "s" and value % 10 == 0:
            return self._made(at, end + 2, _decade(value), digits=True)
        if self._touching(at) and self._tokens[at - 1].kind == "latin":  # km2, H5N1, CG4684, Euro10 billion
            scaled, end, _ = self._scaled(value, end)
            return self._made(at, end, (*keys, scaled), digits=True, need=False)
        if self._touching(end) and following in _LETTER_SCALES:
            return self._made(at, end + 1, (value * _LETTER_SCALES[following], *keys), digits=True)
        if following in ("a", "p", "am", "pm", "o'clock") and value <= 12:
            keys = (*keys, clock(value, 0))
        scaled, after, parts = self._scaled(value, end)
        if after > end:  # mn is minutes as well
            keys = (scaled, value) if following in ("mn", "tn") else (scaled,)
        return self._made(at, after, keys, digits=True, parts=parts)

    def _in_words(self, at: int, word: _Word) -> tuple[Quantity | None, int]:
        kind, value = word
        if kind == "weak":
            return self._made(at, at + 1, (value,), need=False)
        if kind == "decade":
            return self._made(at, at + 1, (f"d:{value:.0f}",))
        if kind in ("vague", "scales"):
            return self._made(at, at + 1, (f"v:{value:.0f}",), need=False)
        if kind in ("first", "ordinal"):
            return self._made(at, at + 1, (value, clock(value, 0)), need=value > 2, ordinal=True)
        if kind == "shares":
            return self._made(at, at + 1, (value, round(1 / value, 3)), need=False)
        if kind == "fraction":
            end = at + 1
            while self._form(end) in ("a", "of", "-"):
                end += 1
            scale = self._word(end)
            if scale is not None and scale.kind == "scale":
                return self._made(at, end + 1, (value * scale.value,))
            return self._made(at, at + 1, (value,), need=False)
        if kind in ("hundred", "scale", "dozen") and self._is_several(at):
            return self._made(at, at + 1, (f"v:{10 if kind == 'dozen' else value:.0f}",), need=False)
        if kind in ("hundred", "scale", "dozen"):  # a hundred, a million, a dozen
            total, end, parts = self._scaled(1.0, at)
            return self._made(at, end, (total,), parts=parts)
        value, end = self._below_hundred(at)
        step = end + 1 if self._form(end) == "-" else end
        following = self._word(step)
        if following is not None and following.kind == "shares" and value > 0:
            return self._made(at, step + 1, (value * following.value, value), need=False)
        if following is not None and following.kind == "ordinal" and value == 1:  # one third
            return self._made(at, step + 1, (1 / following.value, following.value), need=False)
        if following is not None and following.kind in ("ordinal", "first") and value >= 20:  # twenty-third
            return self._made(at, step + 1, (value + following.value,), ordinal=True)
        if (
            following is not None and following.kind == "weak" and following.value in (10, 100)
        ):  # three decades
            return self._made(at, end, (value, value * following.value), need=value > 2)
        total, end, parts = self._scaled(value, end)
        keys: tuple[Key, ...]
        keys = (total, clock(total, 0)) if 0 < total <= 12 else (total,)
        return self._made(at, end, keys, need=total > 2 and not self._in_name(at), parts=parts)

    def _is_several(self, at: int) -> bool:
        """Several million, multi-million."""
        return self._form(at - 1) in _SEVERAL or (self._form(at - 2), self._form(at - 1)) == ("multi", "-")

    def _in_name(self, at: int) -> bool:
        """A capital inside the sentence: Six Flags, Formula One, which Arabic may spell by sound."""
        inside = at > 0 and self._form(at - 1) not in _OPENS
        return inside and self._view.clean.text[self._tokens[at].start].isupper()

    def _below_hundred(self, at: int) -> tuple[float, int]:
        word = self._word(at)
        if word is None or word.kind not in ("unit", "tens"):
            return 0.0, at
        if word.kind == "tens":
            step = at + 2 if self._form(at + 1) == "-" else at + 1
            unit = self._word(step)
            if unit is not None and unit.kind == "unit" and 0 < unit.value < 10:
                return word.value + unit.value, step + 1
        return word.value, at + 1

    def _scaled(self, value: float, at: int) -> tuple[float, int, tuple[float, ...]]:
        """`value` times the hundred, dozen and scales that follow, plus the smaller sums after them."""
        total, end, scale = self._group(value, at)
        if end == at:
            return self._and_a_half(value, at)
        parts = [total]
        while scale > 1:
            step = end + 1 if self._form(end) in ("and", ",") else end
            token = self._tokens[step] if step < len(self._tokens) else None
            if token is None:
                break
            if token.form in ("half", "a") and self._form(end) == "and":
                offset = step + 1 if token.form == "a" else step
                if self._form(offset) == "half":
                    return total + scale / 2, offset + 1, ()
                break
            if token.kind == "number":
                written = in_digits(self._tokens, step, european=False)
                if written is None or not isinstance(written[0][0], float) or self._form(end) == ",":
                    break
                start, after = written[0][0], written[1]
            else:
                start, after = self._below_hundred(step)
                if after == step:
                    break
            added, after, smaller = self._group(start, after)
            if added >= scale or (token.kind == "number" and smaller == 1):
                break
            if self._form(end) == "," and added < 100:  # 5 million, two of them
                break
            total, end, scale = total + added, after, smaller
            parts.append(added)
        return total, end, tuple(parts) if len(parts) > 1 else ()

    def _group(self, value: float, at: int) -> tuple[float, int, float]:
        """`value` at `at` times its hundreds and scales: the product, the token after it, its scale."""
        end, scale = at, 1.0
        while True:
            step = end + 1 if self._form(end) == "-" else end
            word = self._word(step)
            if word is None or word.kind not in ("hundred", "dozen", "scale", "scales"):
                return value, end, scale
            if word.kind == "hundred":
                value, end, scale = value * 100, step + 1, max(scale, 100.0)
                rest = end + 1 if self._form(end) == "and" else end
                added, after = self._below_hundred(rest)
                if after > rest:
                    value, end, scale = value + added, after, 1.0
                continue
            value, scale, end = value * word.value, scale * word.value, step + 1

    def _and_a_half(self, value: float, at: int) -> tuple[float, int, tuple[float, ...]]:
        """Two and a half; two and a half million."""
        step = at
        for word in ("and", "a", "half"):
            step = step + 1 if self._form(step) == "-" else step
            if self._form(step) != word:
                return value, at, ()
            step += 1
        total, end, _ = self._group(value + 0.5, step)
        return total, end, (total - 0.5,) if end == step else ()

    def _made(
        self,
        at: int,
        end: int,
        keys: tuple[Key, ...],
        *,
        need: bool = True,
        digits: bool = False,
        ordinal: bool = False,
        parts: tuple[float, ...] = (),
    ) -> tuple[Quantity, int]:
        """The quantity of the tokens from `at` to `end`, and whether it is a share of a hundred."""
        percent = self._form(end) in _PERCENT or (self._form(end), self._form(end + 1)) == ("per", "cent")
        start, last = self._tokens[at].start, self._tokens[end - 1].end
        scales = [w.value for w in self._words[at:end] if w is not None and w.kind in ("scale", "scales")]
        scale = max(scales, default=1.0)
        return Quantity(start, last, keys, need, parts, digits, percent, ordinal, scale, at, end), end


@lru_cache(maxsize=1 << 14)
def _may_count(form: str) -> bool:
    """Whether a word may be or begin a number, as far as it can be told from its lower case."""
    return form in _WORDS or form in _MONTHS or (len(form) < 8 and _ROMAN.fullmatch(form.upper()) is not None)


def _decade(value: float) -> tuple[Key, ...]:
    """The 90s are the nineties of any century; the 1800s are the nineteenth century too."""
    if value < 1000:
        return (value, f"d:{value:.0f}")
    return (value, value // 100 + 1) if value % 100 == 0 else (value,)


def _roman(numeral: str) -> float:
    values = [_ROMAN_DIGITS[letter] for letter in numeral]
    return float(sum(-v if any(w > v for w in values[at:]) else v for at, v in enumerate(values)))
