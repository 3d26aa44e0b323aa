"""The numbers in an English sentence: digits, words, and both together (3.5 million)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from naba_translation.checks.calendar import ENGLISH_MONTHS
from naba_translation.checks.english_number_words import ENGLISH_NUMBER_WORDS, ROMAN
from naba_translation.checks.quantity import Quantity, clock, in_digits, listed, share_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from naba_translation.checks.english_number_words import EnglishNumberWord
    from naba_translation.checks.quantity import Key
    from naba_translation.checks.view import Token, View

_COUNTING: Final = frozenset([*ENGLISH_NUMBER_WORDS, *ENGLISH_MONTHS, *map(str.lower, ROMAN)])
"""What may be or begin a number, as far as its lower case tells."""
_LETTER_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "bn": 1e9, "mn": 1e6, "tn": 1e12}
_OPENS = frozenset('.?!:;"“”«»()-–—…') | {"...", "'"}
_SEVERAL = frozenset({"several", "few", "many", "some", "couple", "of"})
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_PERCENT = frozenset({"%", "percent", "pct", "percentage"})


def english_numbers(view: View) -> list[Quantity]:
    """The quantities in order. Arabic must have all that are in digits, and words from three on."""
    if "number" not in view.kinds and view.forms.isdisjoint(_COUNTING):
        return []
    return _Reader(view).read()


class _Reader:
    """Reads one sentence from left to right. `at` of the methods: a token number."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tokens: Sequence[Token] = view.tokens
        self._words: Sequence[EnglishNumberWord | None] = [
            ENGLISH_NUMBER_WORDS.get(token.form) for token in view.tokens
        ]

    def read(self) -> list[Quantity]:
        found: list[Quantity] = []
        done = 0
        for at, token in enumerate(self._tokens):
            if at >= done and (token.kind == "number" or token.form in _COUNTING):
                quantity, end = self._quantity(at)
                done = max(end, at + 1)
                if quantity is not None:
                    found.append(quantity)
        return share_scale(found, self._tokens)

    def _form(self, at: int) -> str:
        return self._tokens[at].form if 0 <= at < len(self._tokens) else ""

    def _word(self, at: int) -> EnglishNumberWord | None:
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
        if token.form in ENGLISH_MONTHS:  # may be what the 8 of 26/8/2016 became
            return self._made(at, at + 1, (float(ENGLISH_MONTHS[token.form]),), need=False)
        numeral = ROMAN.get(self._view.clean.text[token.start : token.end])
        if numeral is not None:
            return self._made(at, at + 1, (numeral,), need=False)
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

    def _in_words(self, at: int, word: EnglishNumberWord) -> tuple[Quantity | None, int]:
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


def _decade(value: float) -> tuple[Key, ...]:
    """The 90s are the nineties of any century; the 1800s are the nineteenth century too."""
    if value < 1000:
        return (value, f"d:{value:.0f}")
    return (value, value // 100 + 1) if value % 100 == 0 else (value,)
