"""Meanings near to denying that both languages have their own word for: a "fail" that stands for فشل is no "not", and
such an Arabic word stands for no "not" where its own English word is there."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from naba_translation.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from naba_translation.checks.view import Token, View


class _OwnWord(NamedTuple):
    arabic: re.Pattern[str]  # of a folded word
    english: re.Pattern[str]  # of a lower-case word, its beginning


def _own(arabic: str, english: str) -> _OwnWord:
    before, after = r"[وف]?(?:[بلك]?ال|لل|[بلك])?(?:س?[يتنا])?", r"(?:ت|وا|ون|ها|ه|هم|ات|ا)?"
    return _OwnWord(re.compile(f"{before}(?:{arabic}){after}"), re.compile(english))


# English words that english_denial.py takes for a denial.
_DENYING: Final = (
    _own("وقف|ايقاف|توقف|اوقف|انهاء|انه[يت]", "stop|ceas|halt|end(?:s|ed|ing)?$"),
    _own("فشل|اخفق|اخفاق", "fail"),
    _own("رفض|رافض", "refus|reject|declin"),
    _own("منع|حظر|حال", "prevent|prohibit|forbid"),
    _own("تجنب|تفاد|تفادي|تحاشي", "avoid"),
    _own("نقص|افتقر|افتقار|فتقر|فتقار", "lack"),
    _own("فقد|فقدان|مفقود|فقود", "miss(?:ed|es|ing)?$"),
    _own("غاب|غياب|غايب", "absen"),
    _own("تجاهل|همل|اهمال|هملت", "neglect|ignor"),
    _own("نف[يت]|نفا|نفوا|انكر|نكر|انكار", "den(?:y|ied|ies|ial)"),
    _own("شك|شكوك|شكك", "doubt"),
)
# All English words for an Arabic one that may stand behind a "not" (arabic_denial.py), denials or not.
_PLAIN: Final = (
    _own("فقد|فقدان|مفقود|فقود", "los[est]|miss"),
    _own("عارض|معارض|معارضه", "oppos|object"),
    _own("تخل|تخلي", "abandon|relinquish|g[ai]ve|giving|renounc|drop|disown"),
    _own("منع|مانع|ممنوع", "ban|bar|block|prevent|prohibit|forbid|deter|stop|keep|contracepti"),
    _own("حظر|محظور", "ban|embargo|prohibit|forbid"),
    _own("حرم|محروم|حرمان", "depriv|campus|mosque|sanctu|strip|forb"),
    _own("صعب|صعوبه|اصعب", "difficult|hard|tough|struggl"),
    _own("ترك", "left|leav|abandon|let"),
    _own("الغا|الغاء|الغي", "cancel|abol|scrap|revok|repeal|eliminat|annul|call"),
    _own("زال|ازاله|زاله|زيل", "remov|eliminat|clear|rid|vanish"),
    _own("قتصر|اقتصر|اقتصار", "limit|only|confin|restrict|just"),
    _own("ضعف|اضعف|ضعيف", "weak|poor|vulnerab|low"),
    _own("نسي|تنس", "forg"),
    _own("تراجع", "declin|fell|fall|drop|retreat|decreas|back|reced|reduc|down|deterior"),
    _own("غاب|غياب|غايب|غيب", "absen|lack|without"),
    _own("عجز|عاجز", "deficit|unable|inab|fail|shortfall|disab"),
    _own("رفض|رافض", "refus|reject|declin|turn|oppos|dismiss|den"),
    _own("وقف|ايقاف|توقف|اوقف", "stop|halt|ceas|suspend|end|arrest|paus|detain|stall|stand|stood"),
    _own("نقص|انقاص|ناقص", "lack|short|deficien|decreas|reduc|dearth"),
    _own("خلو|خال|خالي", "free|empty|devoid|clear"),
    _own("اهمال|همل", "neglect|ignor"),
    _own("جهل|جهول|مجهول", "ignoran|unknown|unidentif|anonym"),
    _own("بطل|باطل|ابطال", "null|void|champion|hero|invalid"),
    _own("فشل|فاشل", "fail"),
    _own("نف[يت]|نفا|نافيا|نفيا|نفوا|نكر|انكار|انكر|منكر", "den"),
    _own("ندر|نادر|ندره|نادرا", "rare|scarc|seldom"),
    _own("تجنب|تفادي|تفاد", "avoid|avert|prevent"),
    _own("ضد", "against|anti|versus|vs|counter"),
    _own("بدل", "instead|rather|replac|allowance"),
    _own("قليل|قله", "few|little|small|slight|bit|less|short|low|minor"),
    _own("كلا|كلتا", "both|either|each"),
    _own("اي", "any|which|what|who"),
    _own("مجانا", "free"),
    _own("عكس|خلاف", "contrar|opposite|unlike|revers|disput|disagre|other|row"),
    _own("كاد", "almost|near|hardly|barely|virtually"),
)


def spoken_for(arabic: View, english: View) -> int:
    """How many English words that may deny (stop, fail, lack) stand for an Arabic word of just that meaning, and
    so for no "not": "ceased" for أوقفت."""
    theirs = Counter(at for token in english.tokens if token.kind == "latin" for at in _said_by(token.form))
    if not theirs:
        return 0
    ours = Counter(at for token in arabic.tokens if token.kind == "arabic" for at in _meant_by(token.form))
    return (ours & theirs).total()


@remembered
def _meant_by(form: str) -> tuple[int, ...]:
    """The numbers in `_DENYING` of the meanings of an Arabic word."""
    return tuple(at for at, meaning in enumerate(_DENYING) if meaning.arabic.fullmatch(form))


@remembered
def _said_by(form: str) -> tuple[int, ...]:
    """And of an English one."""
    return tuple(at for at, meaning in enumerate(_DENYING) if meaning.english.match(form))


def said_plainly(words: Iterable[Token], english: View) -> int:
    """How many of these Arabic words have their own English word."""
    theirs = [token.form for token in english.tokens if token.kind == "latin"]
    return sum(any(own.match(form) for own in _plain(word.form) for form in theirs) for word in words)


@remembered
def _plain(form: str) -> tuple[re.Pattern[str], ...]:
    return tuple(meaning.english for meaning in _PLAIN if meaning.arabic.fullmatch(form))
