"""Outlets of the Arabic press by the names they have in English, so that who knows no Arabic can tell them apart.

A name that several papers share is written as all of them write it: "Al-Watan". Agencies stand in agencies.py.
"""

from __future__ import annotations

import re

from naba_translation.normalise import has_arabic, search_key
from naba_translation.outlet_spelling import OURS, kind_and_name, spelt

_NAMES = {
    "Al Jazeera": "الجزيرة|الجزيرة نت|الجزيرة.نت|الجزيرة مباشر",
    "Al Arabiya": "العربية|العربية نت|العربية.نت",
    "Al Hadath": "الحدث",
    "Sky News Arabia": "سكاي نيوز عربية",
    "Sky News": "سكاي نيوز",
    "BBC": "بي بي سي|بي.بي.سي|bbc",
    "BBC Arabic": "بي بي سي عربي",
    "CNN": "سي إن إن|cnn",
    "CNN Arabic": "cnn بالعربية",
    "RT Arabic": "روسيا اليوم|آر تي|rt",
    "Al Mayadeen": "الميادين|الميادين نت",
    "Al-Manar": "المنار",
    "Al-Alam": "العالم",
    "Alhurra": "الحرة",
    "France 24": "فرانس 24|فرانس24",
    "Deutsche Welle": "دويتشه فيله|dw",
    "Euronews": "يورونيوز",
    "Al-Ghad": "الغد|الغد الأردنية",
    "MBC": "إم بي سي",
    "Radio Sawa": "راديو سوا",
    "Radio Alkul": "راديو الكل",
    "Monte Carlo Doualiya": "مونت كارلو|مونت كارلو الدولية",
    "Arabi21": "عربي21|عربي 21",
    "Noon Post": "نون بوست",
    "Hespress": "هسبريس",
    "Elaph": "إيلاف",
    "Raialyoum": "رأي اليوم",
    "Enab Baladi": "عنب بلدي",
    "Orient": "أورينت|أورينت نت",
    "Zaman al-Wasl": "زمان الوصل",
    "All4Syria": "كلنا شركاء",
    "Rassd": "رصد",
    "Sasapost": "ساسة بوست",
    "HuffPost": "هافبوست",
    "Al-Khaleej Online": "الخليج أونلاين",
    "Shehab": "شهاب",
    "Quds Press": "قدس برس",
    "Palestine Today": "فلسطين اليوم",
    "Alsumaria": "السومرية|السومرية نيوز",
    "Shafaq News": "شفق نيوز",
    "Rudaw": "رووداو",
    "BasNews": "باسنيوز",
    "Al-Ahed": "العهد",
    "Mawazin News": "موازين نيوز",
    "Baghdad Today": "بغداد اليوم",
    "Asharq Al-Awsat": "الشرق الأوسط",
    "Al-Hayat": "الحياة",
    "Al-Quds Al-Arabi": "القدس العربي",
    "Al-Quds": "القدس",
    "Al-Araby Al-Jadeed": "العربي الجديد",
    "Al-Ahram": "الأهرام|بوابة الأهرام",
    "Al-Akhbar": "الأخبار",
    "Akhbar el-Yom": "أخبار اليوم",
    "Youm7": "اليوم السابع",
    "Al-Masry Al-Youm": "المصري اليوم",
    "Al-Shorouk": "الشروق|بوابة الشروق",
    "Al-Wafd": "الوفد",
    "Al-Watan": "الوطن",
    "Al-Gomhuria": "الجمهورية",
    "Al-Dustour": "الدستور",
    "Al-Tahrir": "التحرير",
    "Al-Bawaba News": "البوابة نيوز",
    "Masrawy": "مصراوي",
    "An-Nahar": "النهار",
    "As-Safir": "السفير",
    "Al-Mustaqbal": "المستقبل",
    "Al-Liwaa": "اللواء",
    "Ad-Diyar": "الديار",
    "Lebanon24": "لبنان24",
    "Okaz": "عكاظ",
    "Al-Riyadh": "الرياض",
    "Al-Yaum": "اليوم",
    "Al-Madina": "المدينة",
    "Al-Jazirah (Saudi Arabia)": "الجزيرة السعودية",
    "Sabq": "سبق",
    "Al-Ittihad": "الاتحاد",
    "Al Bayan": "البيان",
    "Al Khaleej": "الخليج",
    "Emarat Al Youm": "الإمارات اليوم",
    "Al-Rai": "الرأي",
    "Al-Qabas": "القبس",
    "Al-Anba": "الأنباء",
    "Al-Jarida": "الجريدة",
    "Al-Seyassah": "السياسة",
    "Al-Raya": "الراية",
    "Al-Arab": "العرب",
    "Al-Sharq": "الشرق",
    "Al-Wasat": "الوسط|بوابة الوسط",
    "Akhbar Al Khaleej": "أخبار الخليج",
    "Al-Ayyam": "الأيام",
    "El Khabar": "الخبر",
    "An-Nasr": "النصر",
    "Al-Massae": "المساء",
    "Al-Sabah": "الصباح",
    "Assabah (Morocco)": "الصباح المغربية",
    "Al-Sabah Al-Jadeed": "الصباح الجديد",
    "Al-Mada": "المدى",
    "Azzaman": "الزمان",
    "Tishreen": "تشرين",
    "Al-Thawra": "الثورة",
    "Al-Baath": "البعث",
    "Al Ittihad Al Ichtiraki": "الاتحاد الاشتراكي",
    "Al Alam": "العلم",
    "Bayane Al Yaoume": "بيان اليوم",
    "Hiba Press": "هبة بريس",
    "Al-Jamahiriya": "الجماهيرية",
    "Ean Libya": "عين ليبيا",
}
_ENGLISH = {search_key(word): name for name, words in _NAMES.items() for word in words.split("|")}
_KIND = re.compile(r"^(?:موقع|صحيفه|جريده|قناه|شبكه|مجله|اذاعه|تلفزيون)\s+")
_LONGEST = (
    200  # characters; a page that names more as its outlet names none, and to spell it would take seconds
)
_BETWEEN = re.compile(r"\s+[-–—|]\s+|\s*[/،]\s*")


def english_name(outlet: str) -> str:
    """What an outlet calls itself in English. One that is not known is spelt by rule and marked (outlet_spelling.py),
    so that no Arabic letter is left."""
    known = _known(outlet)
    if known or not has_arabic(outlet):
        return known or outlet
    whole = outlet.strip()
    short = whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST]}…"
    pieces = [piece for piece in _BETWEEN.split(short) if piece]
    told = [(name, False) if (name := _known(piece)) else spelt(piece) for piece in pieces]
    english = ", ".join(name for name, _ in told)
    return f"{english} ({OURS})" if any(ours for _, ours in told) else english


def identity(outlet: str) -> str:
    """The same for all names of one outlet: it by its English name where that is known, else its Arabic, with what
    it is in English, because "صحيفة" and "جريدة" are both a newspaper. Two outlets may be spelt alike."""
    known = _known(outlet)
    if known:
        return search_key(known)
    return " ".join(filter(None, map(search_key, kind_and_name(outlet))))


def _known(outlet: str) -> str:
    """Its name in the list; empty where there is none."""
    key = search_key(outlet)
    return _ENGLISH.get(key) or _ENGLISH.get(_KIND.sub("", key)) or ""
