"""Sentences in other languages than Arabic, and Arabic of every kind that is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_translation.article import Draft, Edit, Flag, Level, Pair, Sentence
from naba_translation.checks import check, check_text
from naba_translation.checks.language import language
from naba_translation.checks.view import look
from naba_translation.other_languages import in_other_languages

OTHERS = [
    ("Persian", "سخنگوی وزارت خارجه این خبر را تکذیب کرد."),
    ("Persian", "وزیر امور خارجه روز شنبه برای دیدار با همتای خود وارد مسکو شد."),
    ("Persian", "پلیس می‌گوید دو نفر در این حادثه کشته شده‌اند."),
    ("Persian", "پلیس می گوید دو نفر در این حادثه کشته شده اند."),
    ("Persian", "قيمت نفت بار ديگر افزايش يافت و بازارهاي جهاني را نگران كرد."),  # with Arabic's kaf and yeh
    ("Urdu", "وزیر اعظم نے کہا ہے کہ حکومت مہنگائی کم کرنے کے لیے اقدامات کر رہی ہے۔"),
    ("Persian", "بانک مرکزی نرخ ارز را تغییر نداد."),
    ("Urdu", "صدر نے اجلاس سے خطاب کیا۔"),
    ("Sorani Kurdish", "سەرۆکی هەرێمی کوردستان لە هەولێر پێشوازی لە شاندێکی ئەمریکی کرد."),
    ("Sorani Kurdish", "پەرلەمان یاساکەی پەسەند کرد."),
    ("Pashto", "هغه پرون له کندهار څخه کور ته راغی او خپل ورور یې ولید."),
    ("Pashto", "دا پرېکړه به پر خلکو اغېزه وکړي."),
    ("Uyghur", "بۇ كىتابنى مەن ئۇنىڭ ئۈچۈن سېتىۋالدىم."),
    ("Hebrew", "ראש הממשלה אמר היום כי המשא ומתן יימשך."),
    ("Chinese", "外交部发言人表示，谈判将继续进行。"),
    ("Chinese", "我们使用Windows系统。"),
    ("Japanese", "首相は今日、東京で記者会見を開いた。"),
    ("Korean", "대통령은 오늘 서울에서 기자회견을 열었다."),
    ("Cyrillic", "Министр заявил, что переговоры продолжатся."),
    ("Greek", "Ο πρωθυπουργός μίλησε χθες στη Βουλή."),
    ("Devanagari", "प्रधानमंत्री ने आज दिल्ली में भाषण दिया।"),
]
ARABIC = [
    "أعلن الرئيس أن المفاوضات ستستأنف غدا في جنيف.",
    "التقى وزير الخارجية نظيره الإيراني پيام نوروزي في ميناء چابهار",
    "وقالت وكالة ТАСС إن الوزير وصل إلى موسكو",
    "أشعة ألفا α وبيتا β وغاما γ",
    "الرئیس الإیراني یلتقي الملک في الریاض",  # a Persian keyboard's kaf and yeh
    "هی فی البیت مع الکلاب",
    "ھذا ھو الحل الذي نريده",
    "فى مصر رأى الناس أن الذى جرى أمر عادى",
    "كرد العراق",
    "كتاب در",
    "پاریس سان جيرمان",
    "قال بالفارسية «ما برای صلح آماده هستیم و این را می‌گوییم» ثم غادر القاعة وسط تصفيق الحضور.",
    "ايه اللي بيحصل ده يا جماعة انا مش فاهم حاجة خالص",
    "كنت رايح الشغل امبارح ولقيت الدنيا زحمه",
    "شو عم تعمل هلق بدي روح عالبيت",
    "هاي البنت ما بدها تاكل معنا هون",
    "شلونك شخبارك چان وياي بالسوق وگال لي ماكو شي",
    "هيچ گلت له چم مره بس ما يسمع چذي",
    "علاش ما جيتيش البارح راه كنا كنتسناوك فالدار",
    "مشيت لأڭادير باش نشوف با ديالي",
    "برشا ناس قالوا الي هو باهي ياسر",
    "فے ليلة ۆاحده ڪنت انا ۆانت ۆالقمر",  # as forums adorn it
    "ذَٰلِكَ ٱلۡكِتَٰبُ لَا رَيۡبَۛ فِيهِۛ هُدٗى لِّلۡمُتَّقِينَ",
    "",
    "Friday, March 25, 2016 (AP Photo)",
]
MARKS = "ًٌٍَُِّْـ"


def flags(arabic: str, english: str = "The minister said so.") -> list[Flag]:
    return [flag for flag in check_text(arabic, english) if flag.check == "language"]


@pytest.mark.parametrize(("name", "sentence"), OTHERS)
def test_another_language_is_named_and_shown(name: str, sentence: str) -> None:
    (flag,) = flags(sentence)
    assert name in flag.reason
    assert flag.level is Level.DOUBT
    assert flag.arabic
    assert all(sentence[start:end].strip() for start, end in flag.arabic)


@pytest.mark.parametrize("sentence", ARABIC)
def test_arabic_of_every_kind_is_arabic(sentence: str) -> None:
    assert flags(sentence) == []


def test_what_is_left_as_it_is_is_said_to_be() -> None:
    hebrew = "ראש הממשלה אמר היום כי המשא ומתן יימשך."
    assert "left as it is" in flags(hebrew, hebrew)[0].reason
    assert "do not trust the English" in flags(hebrew)[0].reason


def test_words_of_several_such_languages_name_none() -> None:
    (flag,) = flags("که را گفت است نے سے ہے")
    assert "another language in Arabic letters" in flag.reason


@given(st.sampled_from([*(sentence for _, sentence in OTHERS[:12]), *ARABIC]), st.data())
def test_marks_and_tatweel_change_nothing(sentence: str, data: st.DataObject) -> None:
    places = [at for at, letter in enumerate(sentence) if "\u0621" <= letter <= "\u06d3"]
    marked = sentence
    if places:
        for at in sorted(data.draw(st.sets(st.sampled_from(places), max_size=6)), reverse=True):
            marked = marked[: at + 1] + data.draw(st.sampled_from(MARKS)) + marked[at + 1 :]
    found, same = ([flag.reason for flag in language(look(text), look(""))] for text in (marked, sentence))
    assert found == same


def test_the_english_of_a_person_is_not_distrusted() -> None:
    sentence = OTHERS[0][1]
    draft = Pair(Sentence(0, 0, 0, len(sentence), sentence), Draft("Nonsense.", -0.4, 5, 5))
    edited = replace(draft, edit=Edit("The spokesman denied the report.", "a", datetime.now(UTC)))
    assert in_other_languages(check([draft, edited])) == 1
    assert check([draft])[0].level is Level.DOUBT
