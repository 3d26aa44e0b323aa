"""Names of news agencies and outlets, to tell a source line and a photo credit from a place or a person."""

from __future__ import annotations

import re

from naba_translation.normalise import search_key

_NAMES = (
    # agencies
    "رويترز|رويتر|أ ف ب|أ.ف.ب|ا ف ب|فرانس برس|وكالة فرانس برس|وكالة الصحافة الفرنسية|الفرنسية|"
    "أسوشيتد برس|أسوشيتدبرس|الأسوشيتد برس|أ ب|أ.ب|د ب أ|د.ب.أ|الألمانية|الأوروبية|الأناضول|"
    "وكالة الأناضول|سانا|واس|وام|كونا|قنا|بنا|بترا|وفا|معا|صفا|شينخوا|سبوتنيك|تاس|إنترفاكس|انترفاكس|"
    "نوفوستي|ريا نوفوستي|أ ش أ|أ.ش.أ|الشرق الأوسط|وات|وأج|و م ع|واع|يونايتد برس|يو بي آي|إيسنا|إرنا|"
    "فارس|تسنيم|مهر|آكي|بلومبرغ|بلومبيرغ|وكالات|الوكالات|وكالة|"
    # broadcasters and sites
    "الجزيرة|الجزيرة نت|الجزيرة.نت|الجزيرة مباشر|العربية|العربية نت|العربية.نت|الحدث|سكاي نيوز عربية|"
    "سكاي نيوز|بي بي سي|بي.بي.سي|بي بي سي عربي|سي إن إن|سي ان ان|cnn|cnn بالعربية|bbc|روسيا اليوم|"
    "آر تي|rt|الميادين|الميادين نت|المنار|العالم|الحرة|فرانس 24|فرانس24|دويتشه فيله|دويتشه فيلة|dw|"
    "يورونيوز|الغد|إم بي سي|راديو سوا|راديو الكل|مونت كارلو|مونت كارلو الدولية|عربي21|عربي 21|نون بوست|"
    "هسبريس|إيلاف|رأي اليوم|عنب بلدي|أورينت|أورينت نت|زمان الوصل|كلنا شركاء|رصد|ساسة بوست|هافبوست|"
    "الخليج أونلاين|شهاب|قدس برس|فلسطين اليوم|السومرية نيوز|السومرية|شفق نيوز|رووداو|باسنيوز|العهد|"
    "موازين نيوز|بغداد اليوم|"
    # newspapers
    "الحياة|القدس العربي|القدس|العربي الجديد|الأهرام|الأخبار|أخبار اليوم|اليوم السابع|المصري اليوم|"
    "الشروق|الوفد|الوطن|الجمهورية|الدستور|التحرير|البوابة نيوز|مصراوي|بوابة الأهرام|بوابة الشروق|"
    "النهار|السفير|المستقبل|اللواء|الديار|لبنان24|عكاظ|الرياض|اليوم|المدينة|الجزيرة السعودية|سبق|"
    "الاتحاد|البيان|الخليج|الإمارات اليوم|الراي|القبس|الأنباء|الجريدة|السياسة|الراية|العرب|الشرق|الوسط|"
    "أخبار الخليج|الأيام|الغد الأردنية|الرأي|الخبر|النصر|المساء|الصباح|الصباح الجديد|المدى|الزمان|"
    "تشرين|الثورة|البعث|الصباح المغربية|الاتحاد الاشتراكي|العلم|بيان اليوم|هبة بريس|الجماهيرية|"
    "بوابة الوسط|عين ليبيا"
)
_KNOWN = frozenset(search_key(name) for name in _NAMES.split("|") if name)
_CREDITS = frozenset(
    search_key(name)
    for name in (
        "getty|getty images|غيتي|جيتي|غيتي إيميجز|afp|ap|reuters|epa|dpa|anadolu|أرشيف|أرشيفية|أرشيفي|"
        "صورة أرشيفية|من الأرشيف|مواقع التواصل|مواقع التواصل الاجتماعي|ناشطون|تويتر|فيسبوك|الإنترنت|"
        "انترنت|مواقع إلكترونية|شاترستوك|shutterstock|istock"
    ).split("|")
)
_TRIM = re.compile(r"^[\s\"'«»“”()\[\]:،,.|/ـ–—-]+|[\s\"'«»“”()\[\]:،,.|/ـ–—-]+$")
_SEPARATOR = re.compile(r"\s*[/،,+|–—-]\s*|\s+و(?=ال|أ|ر|س)")
_PREFIX = re.compile(
    r"^(?:موقع|صحيفه|جريده|قناه|شبكه|وكاله(?: ال?انباء)?|مجله|اذاعه|راديو|تلفزيون|مراسل|خاص|وكالات)\s+"
)

_OWN_WORDS = re.compile(r"(?:صحيفه|جريده|مجله|يوميه) ال\w+(?: ال\w+)?|وكاله (?:ال)?انباء \w+(?: ال\w+)?")
"""Names that nobody listed but that say what they are: "صحيفة المرفأ". Not "صحيفة بريطانية", which is none."""


def is_outlet(text: str) -> bool:
    """Whether the text is the name of an outlet or agency, or several, perhaps after "صحيفة" or "وكالة"."""
    folded = _TRIM.sub("", search_key(text))
    if not folded or len(folded) > 60:
        return False
    if folded in _KNOWN or _PREFIX.sub("", folded) in _KNOWN or _OWN_WORDS.fullmatch(folded):
        return True
    parts = [part for part in _SEPARATOR.split(folded) if part]
    return len(parts) > 1 and all(part in _KNOWN or _PREFIX.sub("", part) in _KNOWN for part in parts)


def is_credit(text: str) -> bool:
    """Whether the text, from brackets at the end of a caption, names who made or holds the photograph."""
    folded = _TRIM.sub("", search_key(text))
    if folded in _CREDITS or is_outlet(folded):
        return True
    parts = [part for part in _SEPARATOR.split(folded) if part]
    return len(parts) > 1 and any(part in _CREDITS or part in _KNOWN for part in parts)
