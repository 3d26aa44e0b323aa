"""Where an Arabic sentence denies: the words, and the company in which they say something else."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from naba_translation.checks.arabic_number_words import NUMBER_WORDS
from naba_translation.checks.english_denial import prefixes
from naba_translation.remembered import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from naba_translation.checks.view import Token, View


class Denial(NamedTuple):
    """A word that denies, with the one it denies. Offsets into `View.clean.text`."""

    start: int
    end: int
    verbal: (
        bool  # of a clause (لم، لن، ليس، لا), not of one word (غير، عدم) and not going on with another (ولا)
    )
    adjective: bool  # غير, which often joins with its word into another English one
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
_DENYING: Final = frozenset(_FORMS)
_STILL = r"[يتن]?زال|[يتن]زل|برح"
_STILL_ALONE = re.compile(_STILL)
_BEFORE_STILL = frozenset("لا ولا فلا ما وما فما لم ولم".split())
_AFTER_WHAT = frozenset(
    "بين اذا قبل بعد ان هو هي يقرب يقارب يعرف يسمي يعادل يلي لم لا وراء فوق تحت حول يزيد يقدر".split()
)
_BEFORE_CLAUSE = frozenset("ربما لكن ولكن بل انه انها انهم لانه لانها فانه لكنه لكنها".split())
# لا يزال still, لا سيما especially, لا بد must, لا يقل عن at least, لا مفر inevitable, لا يحصى countless…
_AFTER_NO = re.compile(
    rf"{_STILL}|سيما|بد$|شك$|ريب$|[يت]قل(?:ون)?$|[يت]تجاوز|[يت]زيد|[يت]تعد|[يت]فوق|غني|محال|مفر|الحصر|حصر|مثيل|نها[يئ]|نظير"
    r"|[يت]حصي|[يت]صدق|[يت]عد$|[يت]كاد|مانع|باس$|جدال|جدل|[يت]خفي|[يت]تجزا|[يت]خلو|[يت]ستهان|[يت]وصف|[يت]ستخف"
    r"|محدود|طالما|مركزي|غير$|عجب|غرو"
)
_AFTER_PAST = re.compile(
    rf"{_STILL}|[يت]كد|[يت]لبث|[يت]تردد|[يت]تعد|[يت]تجاوز|[يت]زد|[يت]قل|[يت]كتف|[يت]خف$|[يت]مض"
)
_AFTER_ANY = re.compile(r"اكثر|بالبعيد|ببعيد|بعيد|سوي")
_AFTER_NOUN = re.compile(r"طيار|انقطاع|توقف|هواده|كلل")  # drone; incessantly
_AFTER_OTHER = re.compile(r"ان$|انه|مر[هة]$|هذا|ذلك|قصد|مقصود|الحكومي|عادي|العادي")  # however; more than once
_PREVENTING = re.compile(r"[وف]?(?:[يت]|ال)?(?:حول|حال|حيلول)")  # يحول دون: prevents
_UNDER = frozenset(
    "سن السن مستوي المستوي خط عمر الحد حد المطلوب الصفر غيره غيرها غيرهم".split()
)  # below an age, a level
_ONLY = frozenset({"الا", "سوي", "وسوي"})
_MA = frozenset({"ما", "وما", "فما"})
_YET = frozenset({"لما", "ولما"})  # before an imperfect "not yet", before a perfect "when"
_ONLY_OR_UNLESS = _ONLY | {"والا"}
_HOWEVER = re.compile(r"ان$|انه|اننا|انني")  # إلا أن
# Words and roots that may stand behind an English "not" without being one of those above.
_SOFT_WORDS: Final = frozenset(
    before + word
    for word in (
        "سوي كلا ابدا لولا لو كاد يكاد تكاد ضد عكس خلاف بدل بدلا نادرا قلما قله قليل ندره مستحيل "
        "استحاله ممنوع محظور سلبا عديم عدمه مجانا اليس اليست اوليس اوليست الم اولم الن افلا اللا بالا "
        "ناهيك ايا كف يكف".split()
    )
    for before in ("", "و", "ف", "ب", "ل", "ال", "بال", "لل")
)
# With at most a clitic and a prefix before them and an ending after, so that نسي is not in الجنسية.
_SOFT_ROOTS = re.compile(
    r"[وفبل]?اللا(?!جي|عب|زم|تين|حق|ذع|فت|ف)\w{3,}|"  # اللاعودة, the point of no return; not اللاجئ, the refugee
    r"[وف]?(?:[بلك]?ال|لل|[بلك])?(?:س?[يتنا]|م)?"
    r"(?:نف[يت]|نفا|ناف[يت]?|رفض|رفوض|متن[اع]+|منع|منوع|مانع|حظر|فشل|فاشل|عجز|عاجز|فتقر|فتقار|فتقد|نقص|ناقص|ستحيل|ستحال"
    r"|تعذر|نعدم|نعدام|حرم|حروم|حرمان|ستبعد|ستبعاد|تحاش|تفاد|تجنب|توقف|يقاف|وقف|غاب|غيب|غياب|غايب|فقدان|فقود|فقدت|فقدوا|يفقد"
    r"|خلو|خال|جهل|جهول|تجاهل|نكر|نكار|الغا|الغي|لغي[ته]|بطل|باطل|همل|همال|ستثن|ستثنا|عارض|قتصر|قتصار|زال|زول|ضعف|نسي|تنس|ترك(?!يا|يه|ي)"
    r"|تراجع|تخل|شح|شحيح|هان|ندر|صعب|صعوب|بري|برا|تبري)"
    r"(?:ت|تا|تي|ا|ء|اء|وا|ون|ين|ي|ي[هتا]|ه|ها|هم|ات|ان|نا|ته|تها|تهم|ى)?"
)


def denials(view: View) -> list[Denial]:
    """All of them, in order."""
    if view.forms.isdisjoint(_DENYING):
        return []
    tokens = view.tokens
    only = _only(tokens)
    found = []
    for at, token in enumerate(tokens[:-1]):
        kind, following = _FORMS.get(token.form), tokens[at + 1]
        if kind is None or following.kind != "arabic":
            continue
        if not _is_other(kind, tokens[max(0, at - 4) : at], following.form):
            verbal = kind in ("past", "any", "no") and token.form != "ولا"
            found.append(Denial(token.start, following.end, verbal, kind == "other", only))
    return found


def may_deny(view: View) -> int:
    """How many words could stand behind an English denial."""
    tokens = view.tokens
    plainly = sum(
        (token.form in _FORMS and not _is_still(tokens, at))
        or (token.form in _MA and _may_be_not(tokens, at))
        or (token.form in _YET and tokens[min(at + 1, len(tokens) - 1)].form[0] in "يت")
        or (token.form in _ONLY_OR_UNLESS and not _is_however(tokens, at))
        for at, token in enumerate(tokens)
    )
    return plainly + sum(1 for _ in soft(view))


def _is_soft(form: str) -> bool:
    return form in _SOFT_WORDS or _SOFT_ROOTS.fullmatch(form) is not None


_SOFT: Final = Telling(_is_soft)


def soft(view: View) -> Iterator[Token]:
    """Those of them that only may, and mostly are other words: refuse, lack, against."""
    if not (telling := _SOFT(view.forms)):
        return
    before = ""
    for token in view.tokens:
        still = before in _BEFORE_STILL and _STILL_ALONE.match(token.form) is not None
        if token.form in telling and token.kind == "arabic" and not still:
            yield token
        before = token.form


def prefixed(arabic: View, english: View) -> int:
    """How many of غير, عدم, بلا and دون became an English word of their own (un-, in-, without), and stand for no
    "not" any more."""
    ours = sum(1 for token in arabic.tokens if _FORMS.get(token.form) in ("other", "noun", "without"))
    return min(ours, prefixes(english))


def _may_be_not(tokens: Sequence[Token], at: int) -> bool:
    """ما is "what" after a preposition or a noun, and before some; "not" where a clause begins with it."""
    following = tokens[at + 1].form if at + 1 < len(tokens) else ""
    begins = (
        at == 0
        or tokens[at - 1].kind == "mark"
        or tokens[at].form != "ما"
        or tokens[at - 1].form in _BEFORE_CLAUSE
    )
    return begins and following not in _AFTER_WHAT and not _is_still(tokens, at)


def _is_still(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and _STILL_ALONE.match(tokens[at + 1].form) is not None


def _is_however(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and _HOWEVER.match(tokens[at + 1].form) is not None


def _only(tokens: tuple[Token, ...]) -> bool:
    """إلا, سوى; ما لم; and غير before a number or after a verb that is denied."""
    if any(token.form in _ONLY and not _is_however(tokens, at) for at, token in enumerate(tokens)):
        return True
    forms = [token.form for token in tokens]
    return any(
        (form == "ما" and following == "لم") or (form == "غير" and following in NUMBER_WORDS)
        for form, following in pairwise(forms)
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

    cores: tuple[str, ...]  # one of which is in whatever `arabic` finds: quick to look for
    arabic: re.Pattern[str]  # of the folded words, joined by spaces
    english: re.Pattern[str]  # of the lower-case words, joined by spaces
    what: str


_ANY_NO = r"\b(?:not?|never|without|nor|neither|cannot|un\w+)\b|n't\b|"
AVERTED: Final = (
    Averted(
        ("تفادي", "تجنب", "تحاشي"),
        re.compile(r"(?:^| )[وفل]?(?:[يتن]|ال|لل)?(?:تفادي|تجنب|تحاشي)(?: |$)"),
        re.compile(
            _ANY_NO
            + r"avoid|avert|prevent|spar|shun|escap|refrain|keep|sidestep|evad|forestall|stay|away|sav"
            r"|protect|risk|eschew|bypass|minim|stop"
        ),
        "avoiding",
    ),
    Averted(
        ("رفض",),
        re.compile(r"(?:^| )[وفل]?(?:[يتن]?رفض|رفضت|رفضوا|يرفضون)(?: |$)"),
        re.compile(
            _ANY_NO
            + r"refus|reject|declin|den[iy]|turn|oppos|dismiss|spurn|block|rebuff|object|resist|rul|resent"
            r"|disapprov|defi|fail|drop|oppon|veto|discount|disput|abandon"
        ),
        "refusing",
    ),
    Averted(
        (" حد",),
        re.compile(r"(?:^| )[وفل]?(?:وضع|لوضع|يضع|تضع|نضع) (?:حد|حدا) (?:ل|ال)"),
        re.compile(r"end|stop|halt|limit|curb|terminat|restrain|finish|rein|clos|prevent|bound|cap|brea?k"),
        "putting an end to something",
    ),
)
