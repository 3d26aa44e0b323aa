"""Arabic number words in every gender, case and spelling, with the clitics written together with them."""

from __future__ import annotations

from typing import Final, NamedTuple

from naba_translation.normalise import fold_letters


class NumberWord(NamedTuple):
    kind: str  # a key of _FORMS
    value: float
    prefix: str  # the clitics before it: "", "و", "ال", "وال"…


_PREFIXES = ("", "ال", "و", "ب", "ل", "ف", "ك", "وال", "بال", "لل", "فال", "كال", "وب", "ول", "ولل", "وبال")
_FORMS: Final[dict[str, dict[float, str]]] = {
    "one": {
        1: "واحد واحدة أحد إحدى",
        2: "اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي إثنان إثنين إثني",
    },
    "unit": {
        3: "ثلاث ثلاثة ثلاثا", 4: "أربع أربعة أربعا", 5: "خمس خمسة خمسا", 6: "ست ستة ستا", 7: "سبع سبعة سبعا",
        8: "ثمان ثماني ثمانية ثمانيا", 9: "تسع تسعة تسعا",
    },
    "ten": {10: "عشر عشرة"},
    "tens": {
        20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "أربعون أربعين", 50: "خمسون خمسين", 60: "ستون ستين",
        70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين",
    },
    "hundred": {100: "مئة مائة"},
    "hundreds": {200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي"},
    "scale": {
        1e3: "ألف ألفا", 1e6: "مليون مليونا", 1e9: "مليار مليارا بليون بليونا",
        1e12: "تريليون تريليونا ترليون",
    },
    "scales": {1e3: "آلاف", 1e6: "ملايين", 1e9: "مليارات بلايين", 1e12: "تريليونات"},
    "twice": {
        1e3: "ألفان ألفين ألفي", 1e6: "مليونان مليونين مليوني", 1e9: "مليارين ملياران ملياري بليونين",
        1e12: "تريليونين تريليوني",
    },
    "first": {1: "أول أولى أولا حادي حادية", 2: "ثاني ثانية ثانيا ثان"},
    "ordinal": {
        3: "ثالث ثالثة ثالثا", 4: "رابع رابعة رابعا", 5: "خامس خامسة خامسا", 6: "سادس سادسة سادسا",
        7: "سابع سابعة سابعا", 8: "ثامن ثامنة ثامنا", 9: "تاسع تاسعة تاسعا", 10: "عاشر عاشرة عاشرا",
    },
    "fraction": {0.5: "نصف نصفا", 1 / 3: "ثلث", 2 / 3: "ثلثا ثلثي ثلثين ثلثان", 0.25: "ربع ربعا"},
    "shares": {1 / 3: "أثلاث", 0.25: "أرباع", 0.2: "أخماس", 0.1: "أعشار"},
    "decade": {
        20: "عشرينات عشرينيات", 30: "ثلاثينات ثلاثينيات", 40: "أربعينات أربعينيات", 50: "خمسينات خمسينيات",
        60: "ستينات ستينيات", 70: "سبعينات سبعينيات", 80: "ثمانينات ثمانينيات", 90: "تسعينات تسعينيات",
    },
    "aged": {
        20: "عشريني عشرينية", 30: "ثلاثيني ثلاثينية", 40: "أربعيني أربعينية", 50: "خمسيني خمسينية",
        60: "ستيني ستينية", 70: "سبعيني سبعينية", 80: "ثمانيني ثمانينية", 90: "تسعيني تسعينية",
    },
    "vague": {10: "عشرات", 100: "مئات مئآت"},
    # What counts without a word for the number: it excuses one in the English.
    "weak": {
        2: "مرتين مرتان ضعف ضعفي ضعفين كلا كلتا زوج زوجي زوجين ثنائي ثنائية توأم عامين يومين شهرين أسبوعين "
        "ساعتين عقدين قرنين سنتين دقيقتين",
        3: "ثلاثي ثلاثية مثلث ثلاثتهم", 4: "رباعي رباعية أربعتهم مربع مربعة", 5: "خماسي خماسية",
        6: "سداسي سداسية سدس", 7: "سباعي سباعية أسبوع أسبوعيا", 10: "عقد عقدا عقود", 12: "دزينة",
        100: "قرن قرنا قرون مئوي مئوية", 1000: "ألفية",
    },
}  # fmt: skip
_HUNDREDS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان ثماني", 9: "تسع"}
_OTHER_WORDS = frozenset({"لست", "ولست", "فست", "كست"})  # "I am not", not six with a clitic


def _lexicon() -> dict[str, NumberWord]:
    """Every form with every clitic, folded: one look-up a token."""
    forms = [
        (form, kind, value)
        for kind, table in _FORMS.items()
        for value, line in table.items()
        for form in line.split()
    ]
    forms += [
        (stem + hundred, "hundreds", value * 100)
        for value, stems in _HUNDREDS.items()
        for stem in stems.split()
        for hundred in _FORMS["hundred"][100].split()
    ]
    words: dict[str, NumberWord] = {}
    for form, kind, value in forms:
        for prefix in _PREFIXES:
            words.setdefault(fold_letters(prefix + form), NumberWord(kind, float(value), prefix))
    return {form: word for form, word in words.items() if form not in _OTHER_WORDS}


NUMBER_WORDS: Final = _lexicon()
"""By folded form."""
