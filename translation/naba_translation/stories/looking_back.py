"""Whether a sentence leans on one that stood before it, and so cannot be read by itself.

The English tells it by its first words ("He added", "In this context"). What it hides, the Arabic tells: "هذه الحوادث",
these incidents, often comes out as "the incidents", and of "وأضاف في بيان له", he added in a statement, the verb with
its speaker is lost.
"""

from __future__ import annotations

import re

from naba_translation.checks.lexicon import arabic_stem
from naba_translation.normalise import search_key

_BEGINS = re.compile(
    r"""[\W]*(?:(?:and|but|however|moreover|meanwhile|separately|also|then|thus|so|nevertheless|nonetheless
    |in\ (?:this|that)\ (?:context|regard|respect|end)|for\ (?:his|her|its|their)\ part|in\ addition|as\ well
    |on\ the\ other\ hand|at\ a\ time\ when|in\ turn|in\ a\ related\ \w+),?\ |(?:he|she|it|they|this|that|these|those
    |his|her|its|their|such|both)\b|(?:in|with|of|from|by|to|for|on)\ (?:his|her|its|their|this|that|these|those)\b
    |the\ (?:two|both|latter|former|same|statement|source|spokes\w+|minister|official)\b(?!\ (?:of|for)\b)
    |the\ [\w.]+\ (?:minister|official|secretary|president|spokes\w+|envoy|source)s?(?:'s)?\ (?!of\b)(?-i:[a-z])
    |(?:one|two|three|some|many|most|all|each|none)\ of\ (?:them|these|those)\b|[^,]{1,60},\ (?:he|she|it|they)\b
    |["“«][^"”»]*(?:["”»](?!.*\b(?:said|says|told|according)\b)|\Z)
    |(?:saying|adding|asked|commenting|noting|stressing|recall\w+|added|speaking|concerning|regarding)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
# a verb of saying, and at once what is said, or where: its subject is of the sentence before
_GOES_ON = re.compile(
    r"""\W*(?:كما\ )?[وف]?(?:قالت?|اضافت?|اكدت?|ذكرت?|تابعت?|اوضحت?|شددت?|اشارت?|اعتبرت?|صرحت?|كشفت?|اردفت?|اقرت?
    |لفتت?|استطردت?|استدركت?|زادت?|ختمت?|راي|رات|نوهت?|حذرت?|دعت?|دعا|طالبت?)
    :?\ (?:["“«]|ب?ان(?:ه[ام]?|نا)?\ |الي\ |علي\ |في\ |خلال\ |قايلا|قايله|ايضا)""",
    re.VERBOSE,
)
_THIS = re.compile(r"(?<!\w)[وفبلك]?(?:هذا|هذه|هذان|هذين|هاتان|هاتين|هولاء|ذلك|تلك|اوليك) (ال\w+)")
_INCLUDING = "بما في ذلك"  # its "this" points forward
_FIRST = 8  # words in which what is meant by "this" can hardly have been said yet
_NOT_POINTED_AT = frozenset(  # what is always there to be pointed at, and what only joins sentences
    search_key(
        "الأسبوع الشهر العام السنة اليوم المرة الصباح المساء الليلة القرن العقد الصيف الشتاء الربيع الخريف الموسم "
        "الفترة المرحلة الوقت الأثناء الحين الحال الصدد السياق الإطار الشأن المجال النوع العالم البلاد البلد المدينة"
    ).split()
)


def begins_with_before(english: str) -> bool:
    """Whether the first words are for something that was said before."""
    return _BEGINS.match(english) is not None


def leans_back(arabic: str) -> bool:
    """Whether an Arabic sentence speaks of what another one named: a speaker it does not name, or "this" of something.

    What it named itself before is not meant: "the camp … this camp".
    """
    text = search_key(arabic)
    if _GOES_ON.match(text):
        return True
    first = " ".join(text.replace(_INCLUDING, "").split()[:_FIRST])
    for found in _THIS.finditer(first):
        before = {arabic_stem(word) for word in re.findall(r"\w+", first[: found.start()])}
        if found[1] not in _NOT_POINTED_AT and arabic_stem(found[1]) not in before:
            return True
    return False
