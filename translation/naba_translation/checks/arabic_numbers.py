"""The numbers in an Arabic sentence: digits of every script, words, and both together (3 آلاف).

Grammar: units before tens joined by و (خمسة وعشرون), hundreds glued or apart (ثلاثمئة, ثلاث مئة), scales
with a count before them (ثلاثة آلاف, 2.5 مليون) or as duals (ألفان), sums falling by و (ألف وتسعمئة وعشرة),
halves and quarters of a scale (نصف مليون, مليون ونصف). Gender and case do not matter to a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from naba_translation.checks.arabic_number_words import NUMBER_WORDS
from naba_translation.checks.quantity import Quantity, clock, hour, in_digits, listed, share_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from naba_translation.checks.arabic_number_words import NumberWord
    from naba_translation.checks.quantity import Key
    from naba_translation.checks.view import Token, View


_COUNTING: Final = frozenset(NUMBER_WORDS)
_YEARS: Final = {"عقود": 10.0, "قرون": 100.0}
_SCALES = ("scale", "scales", "twice")
_JOINED = ("و", "وال")
_PLAIN = ("", "ال")
_RANKS = frozenset(
    "المركز المرتبه مركز مرتبه الحرب القرن الفيه الدرجه".split()
)  # the second of these must be said
_PERCENT = "%٪"
_BEFORE_VERBS = frozenset({"الذي", "التي", "الذين", "والذي", "والتي", "قد", "وقد", "ثم", "كما", "حيث"})
_BEFORE_NAMES = frozenset(  # the square of Rabaa, the port of Khoms, the visit of the Forty
    "ميدان بميدان اعتصام قناه شارع حي ساحه دوار ميناء مستشفي مدينه بلده قريه منطقه زياره جبل".split()
)


def arabic_numbers(view: View) -> list[Quantity]:
    """The quantities in order. English needs all that are in digits, and words from three on."""
    if "number" not in view.kinds and view.forms.isdisjoint(_COUNTING):
        return []
    return _Reader(view).read()


class _Reader:
    """Reads one sentence from left to right. `_at` of the methods: a token number."""

    def __init__(self, view: View) -> None:
        self._tokens: Sequence[Token] = view.tokens
        self._text = view.clean.text
        self._words = [
            self._look_up(token, word) if (word := NUMBER_WORDS.get(token.form)) is not None else None
            for token in view.tokens
        ]

    def read(self) -> list[Quantity]:
        found: list[Quantity] = []
        done = 0
        for at, (token, word) in enumerate(zip(self._tokens, self._words, strict=True)):
            if at < done or (word is None and token.kind != "number"):
                continue
            quantity, end = self._quantity(at)
            if quantity is not None:
                found.append(quantity)
            done = max(end, at + 1)
        return share_scale(found, self._tokens)

    def _look_up(self, token: Token, word: NumberWord) -> NumberWord | None:
        if word.kind in ("hundred", "hundreds") and "ئ" not in self._text[token.start : token.end]:
            return None  # كمية, ميتا: without the hamza they are other words
        return word

    def _word(self, at: int) -> NumberWord | None:
        return self._words[at] if at < len(self._words) else None

    def _token(self, at: int) -> Token | None:
        return self._tokens[at] if at < len(self._tokens) else None

    def _quantity(self, at: int) -> tuple[Quantity | None, int]:
        token, word = self._tokens[at], self._words[at]
        if token.kind == "number":
            written = in_digits(self._tokens, at, european=True)
            if written is None:
                return self._made(at, at + 1, (), digits=True, parts=listed(token.form))
            keys, end = written
            if not isinstance(keys[0], float):
                return self._made(at, end, keys, digits=True)
            scaled, after, parts = self._scaled(keys[0], end)
            if after == end:
                keys = (*keys, hour(keys[0])) if keys[0] <= 24 else keys
                return self._made(at, end, keys, digits=True)
            return self._made(at, after, (scaled,), digits=True, parts=parts)
        return self._in_words(at, word) if word is not None else (None, at + 1)

    def _in_words(self, at: int, word: NumberWord) -> tuple[Quantity | None, int]:
        kind, value = word.kind, word.value
        if kind in ("weak", "shares"):
            return self._made(at, at + 1, (value,), need=False)
        if kind == "decade":
            return self._decade(at, value)
        if kind == "aged":
            return self._made(at, at + 1, (f"d:{value:.0f}", value), need=False)
        if kind == "scales" and word.prefix.endswith("ال"):
            below = self._below_thousand(at + 1)
            counter = self._word(at + 1)
            if below is not None and counter is not None and counter.prefix == "ال":  # الملايين العشرة
                return self._made(at, below[1], (below[0] * value,))
        if kind in ("vague", "scales"):
            return self._made(at, at + 1, (f"v:{value:.0f}",), need=False)
        if kind == "fraction":
            return self._fraction(at, value)
        if kind in ("first", "ordinal"):
            return self._ordinal(at, value)
        if kind == "hundred" and word.prefix == "بال":  # by itself: "in a hundred", per cent
            return None, at + 1
        if kind in ("scale", "twice"):
            total, end, parts = self._scaled(1.0 if kind == "scale" else 2.0, at, first=True)
            if end > at + 1 or kind == "twice":
                return self._made(at, end, (total,), parts=parts)
            if word.value > 1e3:
                return self._made(
                    at, end, (total, f"v:{total:.0f}"), need="بليون" not in self._tokens[at].form
                )
            keys = (1000.0, 2000.0) if self._tokens[at].form.endswith("الفا") else (1000.0,)
            return self._made(at, end, keys, need=self._counts(at))
        below = self._below_thousand(at)
        if below is None:
            return None, at + 1
        value, end = below
        following = self._word(end)
        if following is not None and following.kind == "shares" and following.prefix in _PLAIN:
            return self._made(at, end + 1, (value * following.value,), need=False)
        noun = self._tokens[end].form if end < len(self._tokens) else ""
        if noun in _YEARS:  # three decades may become thirty years
            return self._made(at, end + 1, (value, value * _YEARS[noun]))
        total, end, parts = self._scaled(value, end)
        return self._made(at, end, (total,), need=total > 2 and not self._in_name(at, end), parts=parts)

    def _in_name(self, at: int, end: int) -> bool:
        """A name by sound (West Point) or by word (the hospital of the Seventy)."""
        word, before = self._words[at], self._tokens[at - 1].form if at else ""
        by_word = before in _BEFORE_NAMES and word is not None and word.prefix == "ال"
        return end == at + 1 and (self._tokens[at].form == "وست" or by_word)

    def _below_thousand(self, at: int, *, hundreds: bool = True) -> tuple[float, int] | None:
        """A value of 1 to 999 in words at `at`, and the token after it."""
        word = self._word(at)
        if word is None:
            return None
        value, end, following = word.value, at + 1, self._word(at + 1)
        if word.kind in ("one", "unit"):
            if following is not None and following.kind == "ten" and following.prefix == "":
                return value + 10, at + 2
            if following is not None and following.kind == "tens" and following.prefix in _JOINED:
                return value + following.value, at + 2
            if not (
                hundreds and word.kind == "unit" and following is not None and following.kind == "hundred"
            ):
                return value, end
            if following.prefix != "" or word.prefix.endswith("ال"):
                return value, end
            value, end = value * 100, at + 2
        elif word.kind in ("ten", "tens"):
            return value, end
        elif not (hundreds and word.kind in ("hundred", "hundreds")):
            return None
        rest = self._word(end)
        if rest is not None and (rest.prefix in _JOINED or self._is_and_eleven(end)):
            below = self._below_thousand(end, hundreds=False)
            if below is not None:
                return value + below[0], below[1]
        return value, end

    def _is_and_eleven(self, at: int) -> bool:
        """وأحد عشر is folded like واحد, one."""
        following = self._word(at + 1)
        return self._tokens[at].form == "واحد" and following is not None and following.kind == "ten"

    def _scaled(self, value: float, at: int, *, first: bool = False) -> tuple[float, int, tuple[float, ...]]:
        """`value` times the scales that follow, plus the smaller sums and the half joined to them by و.

        `first`: the scale word at `at` stands by itself and may carry any clitic.
        """
        end, scale = at, 1.0
        while (word := self._word(end)) is not None and word.kind in _SCALES:
            if word.kind == "scales" and scale == 1.0 and value < 3:
                break
            if not first and (word.prefix not in _PLAIN or word.kind == "twice" or scale > 1e3):
                break
            value, scale, end, first = value * word.value, scale * word.value, end + 1, False
        if scale == 1.0:
            return value, end, ()
        parts = [value]
        smallest = scale
        while True:
            more = self._joined(end, smallest)
            if more is None:
                break
            added, end, smallest = more
            parts.append(added)
        return sum(parts), end, tuple(parts) if len(parts) > 1 else ()

    def _joined(self, at: int, below: float) -> tuple[float, int, float] | None:
        """A summand smaller than `below` that و joins at `at`: its value, the token after it, its scale."""
        token, word = self._token(at), self._word(at)
        if token is None:
            return None
        if token.form == "و" and (number := self._token(at + 1)) is not None and number.kind == "number":
            written = in_digits(self._tokens, at + 1, european=True)
            if written is None or not isinstance(written[0][0], float):
                return None
            value, end = written[0][0], written[1]
        elif word is not None and (word.prefix in _JOINED or self._is_and_eleven(at)):
            if word.kind == "fraction":
                again = self._word(at + 1)
                skip = again is not None and again.kind == "scale" and again.value == below
                return word.value * below, at + 2 if skip else at + 1, 1.0
            if word.kind in ("scale", "twice"):
                value, end = (2.0 if word.kind == "twice" else 1.0) * word.value, at + 1
                return (value, end, word.value) if word.value < below else None
            group = self._below_thousand(at)
            if group is None:
                return None
            value, end = group
        else:
            return None
        scale = 1.0
        while (
            (word := self._word(end)) is not None
            and word.kind in ("scale", "scales")
            and word.prefix in _PLAIN
        ):
            value, scale, end = value * word.value, scale * word.value, end + 1
        return (value, end, scale) if value < below else None

    def _counts(self, at: int) -> bool:
        """Whether a bare ألف is the number: before an indefinite noun, and not after a relative pronoun,
        where it is the verb "wrote". ألفا is as often the letter alpha."""
        following = self._token(at + 1)
        return (
            self._tokens[at].form.endswith("الف")
            and following is not None
            and following.kind == "arabic"
            and not following.form.startswith("ال")
            and (at == 0 or self._tokens[at - 1].form not in _BEFORE_VERBS)
        )

    def _decade(self, at: int, value: float) -> tuple[Quantity, int]:
        """The seventies are of the last century or of this one, unless their century is named."""
        key = f"d:{value:.0f}"
        following = self._word(at + 2)
        if self._token(at + 1) is not None and self._tokens[at + 1].form == "القرن" and following is not None:
            century = None
            if following.kind in ("first", "ordinal"):
                century, end = self._ordinal(at + 2, following.value)
            elif following.kind == "tens":
                century, end = self._made(at + 2, at + 3, (following.value,))
            if century is not None and isinstance(century.keys[0], float):
                return self._made(at, end, ((century.keys[0] - 1) * 100 + value, key))
        return self._made(at, at + 1, (key, 1900 + value, 2000 + value))

    def _fraction(self, at: int, value: float) -> tuple[Quantity | None, int]:
        following = self._word(at + 1)
        if following is not None and following.kind == "scale" and following.prefix in _PLAIN:
            return self._made(at, at + 2, (value * following.value,))
        word = self._word(at)
        if word is not None and word.prefix == "و":  # an hour and a half, three years and a half
            before = [float(v) for v in range(1, 13)]
            return self._made(at, at + 1, (value, *(whole + value for whole in before)), need=False)
        keys = (value, 3.0) if value in (1 / 3, 2 / 3) else (value, 4.0) if value == 0.25 else (value,)
        return self._made(at, at + 1, keys, need=False)

    def _ordinal(self, at: int, value: float) -> tuple[Quantity | None, int]:
        end, following = at + 1, self._word(at + 1)
        if following is not None and following.kind == "ten" and following.prefix == "":
            value, end = value + 10, at + 2
        elif following is not None and following.kind == "tens" and following.prefix in _JOINED:
            value, end = value + following.value, at + 2
        before = self._tokens[at - 1].form if at else ""
        if before in _BEFORE_NAMES:
            return self._made(at, end, (value,), need=False)
        if before in ("العقد", "عقده", "عقدها"):  # in the sixth decade of life: in one's fifties
            return self._made(at, end, (value, f"d:{value * 10 - 10:.0f}"), ordinal=True)
        keys: tuple[Key, ...] = (value, clock(value, 0), hour(value))
        half = self._word(end)
        if half is not None and half.kind == "fraction" and half.prefix == "وال":
            keys = (value, clock(value, half.value * 60))
            end += 1
        ranked = value == 2 and before in _RANKS
        return self._made(at, end, keys, need=value > 2 or ranked, ordinal=True)

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
        """The quantity of the tokens from `at` to `end`, with the per cent sign or words around it."""
        last, percent = end, False
        token, word, following = self._token(end), self._word(end), self._word(end + 1)
        in_hundred = word is not None and word.kind == "hundred" and word.prefix == "بال"
        if (token is not None and token.form in _PERCENT) or in_hundred:
            last, percent = end + 1, True
        elif token is not None and token.form == "في" and following and following.kind == "hundred":
            last, percent = end + 2, True
        elif at and self._tokens[at - 1].form in _PERCENT:
            percent = True
        start, stop = self._tokens[at].start, self._tokens[last - 1].end
        scales = [w.value for w in self._words[at:end] if w is not None and w.kind in _SCALES]
        scale = max(scales, default=1.0)
        return Quantity(start, stop, keys, need, parts, digits, percent, ordinal, scale, at, last), last
