"""Where an Arabic sentence denies: the words, and the company in which they say something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from naba_translation.checks.arabic_number_words import NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from naba_translation.checks.view import Token, View


class Denial(NamedTuple):
    """A word that denies, with the one it denies. Offsets into `View.clean.text`."""

    start: int
    end: int
    verbal: (
        bool  # of a clause (لم، لن، ليس، لا), not of one word (غير، عدم) and not going on with another (ولا)
    )
    exceptive: bool  # with إلا or سوى: English may say only, but, just


# Kinds of denial, each with the clitics that leave it a denial.
_FORMS: Final = {
    before + word: kind
    for kind, words, clitics in (
        ("past", "لم لن", ("", "و", "ف")),
        ("any", "ليس ليست ليسوا لسنا لست", ("", "و", "ف")),
        ("no", "لا", ("", "و", "ف")),
        ("noun", "بلا عدم انعدام بدون", ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "وب", "ول")),
        ("without", "دون", ("", "و", "ف")),
        ("other", "غير", ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "وب")),
    )
    for word in words.split()
    for before in clitics
}
_STILL = r"[يتن]?زال|[يتن]زل|برح"
# لا يزال still, لا سيما especially, لا بد must, لا يقل عن at least, لا مفر inevitable, لا يحصى countless…
_AFTER_NO = re.compile(
    rf"{_STILL}|سيما|بد$|شك$|ريب$|[يت]قل|[يت]تجاوز|[يت]زيد|[يت]تعد|[يت]فوق|غني|محال|مفر|الحصر|حصر|مثيل|نها[يئ]|نظير"
    r"|[يت]حصي|[يت]صدق|[يت]عد$|[يت]كاد|مانع|باس$|جدال|جدل|[يت]خفي|[يت]تجزا|[يت]خلو|[يت]ستهان|[يت]وصف|[يت]ستخف"
    r"|محدود|طالما|مركزي|غير$|عجب|غرو"
)
_AFTER_PAST = re.compile(rf"{_STILL}|[يت]كد|[يت]لبث|[يت]تردد|[يت]تعد|[يت]تجاوز|[يت]زد|[يت]قل|[يت]كتف|[يت]خف$")
_AFTER_ANY = re.compile(r"اكثر|بالبعيد|ببعيد|بعيد|سوي")
_AFTER_NOUN = re.compile(r"طيار|انقطاع|توقف|هواده|كلل")  # drone; incessantly
_AFTER_OTHER = re.compile(r"ان$|انه|مر[هة]$|هذا|ذلك|قصد|الحكومي|عادي|العادي")  # however; more than once
_PREVENTING = re.compile(r"[وف]?(?:[يت]|ال)?(?:حول|حال|حيلول)")  # يحول دون: prevents
_UNDER = frozenset(
    "سن السن مستوي المستوي خط عمر الحد حد المطلوب الصفر غيره غيرها غيرهم".split()
)  # below an age, a level
_ONLY = frozenset({"الا", "سوي", "وسوي"})
_HOWEVER = re.compile(r"ان$|انه|اننا|انني")  # إلا أن
# Words and roots that may stand behind an English "not" without being one of those above.
_SOFT_WORDS: Final = frozenset(
    before + word
    for word in (
        "الا سوي ما لما مما كلا ابدا قط لولا لو كاد يكاد تكاد حال حالت يحول تحول ضد عكس خلاف بدل بدلا نادرا "
        "قلما قله قليل اي احد كم سوء ندره مستحيل استحاله ممنوع محظور سلبا سلبيه عديم صعب مجرد اقل بعيدا ايا "
        "عدمه كف ابي ابت مجانا اليس اليست الم الن افلا".split()
    )
    for before in ("", "و", "ف", "ب", "ل", "ك", "ال", "بال", "لل")
)
_SOFT_ROOTS = re.compile(
    "نف[يتو]|نفا|رفض|امتن|منع|حظر|فشل|عجز|فتقر|فتقا|نقص|ناقص|ستحال|تعذر|نعدم|حرم|حروم|ستبعد|تحاش|تفاد|تجنب|توقف|غاب|غيب|غياب"
    "|فقد|خلو|خالي|تخل|جهل|جهول|نكر|نكار|الغا|لغي|بطل|همل|ستثن|عارض|قتصر|زال|هان|ضعف|نسي|تنس|قلل|خسر|ترك|تراجع|ناهيك|للا|جافي|شح"
)


def denials(view: View) -> list[Denial]:
    """All of them, in order."""
    tokens = view.tokens
    only = _only(tokens)
    found = []
    for at, token in enumerate(tokens[:-1]):
        kind, following = _FORMS.get(token.form), tokens[at + 1]
        if kind is None or following.kind != "arabic":
            continue
        if not _is_other(kind, tokens[max(0, at - 4) : at], following.form):
            verbal = kind in ("past", "any", "no") and token.form != "ولا"
            found.append(Denial(token.start, following.end, verbal, only))
    return found


def may_deny(view: View) -> int:
    """How many words could stand behind an English denial."""
    return sum(
        1
        for token in view.tokens
        if token.kind == "arabic"
        and (token.form in _FORMS or token.form in _SOFT_WORDS or _SOFT_ROOTS.search(token.form) is not None)
    )


def _only(tokens: tuple[Token, ...]) -> bool:
    return any(
        token.form in _ONLY and not (at + 1 < len(tokens) and _HOWEVER.match(tokens[at + 1].form))
        for at, token in enumerate(tokens)
    )


def _is_other(kind: str, before: Sequence[Token], after: str) -> bool:
    """Whether the word says something else than "not" after and before these."""
    if kind == "past":
        return after.startswith("ال") or after[0] not in "يتنا" or _AFTER_PAST.match(after) is not None
    if kind == "without":
        return (
            any(_PREVENTING.match(token.form) for token in before) or after in _UNDER or after in NUMBER_WORDS
        )
    rule = {"any": _AFTER_ANY, "no": _AFTER_NO, "noun": _AFTER_NOUN, "other": _AFTER_OTHER}[kind]
    return rule.match(after) is not None


class Averted(NamedTuple):
    """A verb or noun that denies by its meaning (to avoid, to refuse), and how English may say it."""

    arabic: re.Pattern[str]  # of the folded words, joined by spaces
    english: re.Pattern[str]  # of the lower-case words, joined by spaces
    what: str


_ANY_NO = r"\b(?:not?|never|without|nor|neither|cannot|un\w+)\b|n't\b|"
AVERTED: Final = (
    Averted(
        re.compile(r"(?:^| )[وفل]?(?:[يتن]|ال|لل)?(?:تفادي|تجنب|تحاشي)(?: |$)"),
        re.compile(
            _ANY_NO
            + r"avoid|avert|prevent|spar|shun|escap|refrain|keep|sidestep|evad|forestall|stay|away|sav"
            r"|protect|risk|eschew|bypass|minim|stop"
        ),
        "avoiding",
    ),
    Averted(
        re.compile(r"(?:^| )[وفل]?(?:[يتن]?رفض|رفضت|رفضوا|يرفضون)(?: |$)"),
        re.compile(
            _ANY_NO
            + r"refus|reject|declin|den[iy]|turn|oppos|dismiss|spurn|block|rebuff|object|resist|rul|resent"
            r"|disapprov|defi|fail|drop|oppon|veto|discount|disput|abandon"
        ),
        "refusing",
    ),
    Averted(
        re.compile(r"(?:^| )[وفل]?(?:وضع|لوضع|يضع|تضع|نضع) (?:حد|حدا) (?:ل|ال)"),
        re.compile(r"end|stop|halt|limit|curb|terminat|restrain|finish|rein|clos|prevent|bound|cap|brea?k"),
        "putting an end to something",
    ),
)
