"""Standing terms of the Arabic press by their English names, so that they are found before anything is
translated.

The sentence encoder knows what sentences mean and is poor at terms of two words; these are the ones an
analyst asks for most. An English entry stands for its plural too.
"""

from __future__ import annotations

import re

_TERMS = """
no-fly zone = حظر الطيران; حظر طيران; حظر جوي; الحظر الجوي
chemical weapon = أسلحة كيميائية; أسلحة كيماوية; سلاح كيميائي; سلاح كيماوي
chemical attack = هجوم كيميائي; هجوم كيماوي; هجمات كيميائية; قصف كيماوي
nuclear weapon = أسلحة نووية; سلاح نووي
nuclear deal = اتفاق نووي
nuclear program = برنامج نووي
weapons of mass destruction = أسلحة دمار شامل
barrel bomb = براميل متفجرة; برميل متفجر
cluster bomb = قنابل عنقودية; ذخائر عنقودية
car bomb = سيارة مفخخة; سيارات مفخخة
suicide bombing = تفجير انتحاري; هجوم انتحاري
roadside bomb = عبوة ناسفة; عبوات ناسفة
improvised explosive device = عبوة ناسفة; عبوات ناسفة
missile = صاروخ; صواريخ
rocket = صاروخ; صواريخ; قذيفة صاروخية
drone = طائرة مسيرة; طائرات مسيرة; طائرة بدون طيار; طائرات بدون طيار; مسيرات
airstrike = غارة جوية; غارات جوية; ضربات جوية; ضربة جوية
air strike = غارة جوية; غارات جوية; ضربات جوية; ضربة جوية
air raid = غارة جوية; غارات جوية
shelling = قصف; قصف مدفعي
ceasefire = وقف إطلاق النار; وقف اطلاق نار; هدنة
cease-fire = وقف إطلاق النار; وقف اطلاق نار; هدنة
truce = هدنة
cessation of hostilities = وقف الأعمال العدائية; وقف الأعمال القتالية
de-escalation zone = مناطق خفض التصعيد; مناطق خفض التوتر; مناطق تخفيف التوتر
de-escalation = خفض التصعيد; خفض التوتر; تخفيف التوتر
safe zone = منطقة آمنة; مناطق آمنة
buffer zone = منطقة عازلة; مناطق عازلة
demilitarized zone = منطقة منزوعة السلاح
siege = حصار
blockade = حصار
humanitarian aid = مساعدات إنسانية; معونات إنسانية
humanitarian corridor = ممر إنساني; ممرات إنسانية
refugee = لاجئ; لاجئين; لاجئون
displaced people = نازحين; نازحون; مهجرين
mass grave = مقبرة جماعية; مقابر جماعية
prisoner exchange = تبادل الأسرى; تبادل أسرى
prisoner swap = تبادل الأسرى; تبادل أسرى
hostage = رهينة; رهائن
detainee = معتقل; معتقلين
war crime = جرائم حرب; جريمة حرب
human rights = حقوق الإنسان
torture = تعذيب
executed = إعدام
sanctions = عقوبات
arms embargo = حظر الأسلحة; حظر السلاح
arms deal = صفقة أسلحة; صفقة سلاح
coup = انقلاب
martial law = أحكام عرفية
state of emergency = حالة الطوارئ
curfew = حظر تجول; حظر التجول
protest = احتجاج; احتجاجات; مظاهرة; مظاهرات; تظاهرات
demonstration = مظاهرة; مظاهرات; تظاهرة; تظاهرات
election = انتخابات; انتخاب
constitution = دستور
referendum = استفتاء
parliament = برلمان; مجلس النواب; مجلس الأمة
cabinet = مجلس الوزراء; حكومة
prime minister = رئيس الوزراء; رئيس الحكومة
foreign minister = وزير الخارجية
defense minister = وزير الدفاع
defence minister = وزير الدفاع
interior minister = وزير الداخلية
spokesman = متحدث; ناطق
ambassador = سفير
embassy = سفارة
envoy = مبعوث
security council = مجلس الأمن
united nations = الأمم المتحدة
arab league = جامعة الدول العربية; الجامعة العربية
european union = الاتحاد الأوروبي
international criminal court = المحكمة الجنائية الدولية
international coalition = التحالف الدولي
islamic state = تنظيم الدولة; داعش
isis = داعش; تنظيم الدولة
popular mobilization = الحشد الشعبي
muslim brotherhood = الإخوان المسلمين; الإخوان المسلمون
peace talks = محادثات السلام; مفاوضات السلام
negotiations = مفاوضات
border crossing = معبر حدودي; معابر حدودية
oil field = حقل نفط; حقول النفط
pipeline = خط أنابيب; خطوط أنابيب
central bank = البنك المركزي; المصرف المركزي; مصرف المركزي
inflation = تضخم
unemployment = بطالة
corruption = فساد
money laundering = غسل الأموال; غسيل الأموال; تبييض الأموال
smuggling = تهريب
earthquake = زلزال; هزة أرضية
flood = فيضان; فيضانات; سيول
drought = جفاف
cholera = كوليرا
outbreak = تفشي
"""
_WORD = re.compile(r"[a-z]+")


def arabic_terms(english: str) -> tuple[tuple[str, ...], ...]:
    """For each standing term in an English question, the Arabic terms any of which stands for it."""
    asked = [_singular(word) for word in _WORD.findall(english.lower())]
    found: list[tuple[str, ...]] = []
    at = 0
    while at < len(asked):
        term = max((t for t in _BY_WORDS if tuple(asked[at : at + len(t)]) == t), key=len, default=())
        if term:
            found.append(_BY_WORDS[term])
        at += len(term) or 1
    return tuple(found)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


_BY_WORDS = {
    tuple(_singular(word) for word in _WORD.findall(english)): tuple(arabic.split("; "))
    for english, _, arabic in (line.partition(" = ") for line in _TERMS.strip().splitlines())
}
