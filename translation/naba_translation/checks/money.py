"""Money and measures: 5 dollars are not 5 euros, 3 days are not 3 years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from naba_translation.article import Flag, Level
from naba_translation.checks.arabic_numbers import arabic_numbers
from naba_translation.checks.reasons import quoted
from naba_translation.normalise import fold_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.checks.quantity import Quantity
    from naba_translation.checks.view import View

NAME = "money"


class _Unit(NamedTuple):
    kind: str
    name: str


# name: its Arabic words; its English words and signs. Within a kind, one cannot stand for another.
_TABLE: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "money": {
        "dollars": ("دولار دولارا دولارات دولارين", "dollar dollars $ usd buck bucks"),
        "euros": ("يورو", "euro euros € eur"),
        "pounds": ("جنيه جنيها جنيهات جنيهين إسترليني استرليني", "pound pounds £ gbp egp sterling quid"),
        "liras": ("ليرة ليرات ليرتين", "lira liras lire pound pounds lbp syp £"),
        "riyals": ("ريال ريالا ريالات", "riyal riyals rial rials real reais sar qar omr"),
        "dinars": ("دينار دينارا دنانير", "dinar dinars kwd jod iqd bhd lyd"),
        "dirhams": ("درهم درهما دراهم", "dirham dirhams aed mad dh dhs"),
        "roubles": ("روبل روبلا روبلات", "ruble rubles rouble roubles"),
        "yuan": ("يوان", "yuan rmb renminbi cny"),
        "shekels": ("شيكل شيكلا شيقل شواكل شيكلات", "shekel shekels nis ₪"),
        "rupees": ("روبية روبيات", "rupee rupees inr rs"),
        "tomans": ("تومان", "toman tomans"),
        "francs": ("فرنك فرنكا فرنكات", "franc francs chf"),
        "pesos": ("بيزو", "peso pesos"),
    },
    "time": {
        "seconds": ("ثوان ثواني", "second seconds sec"),
        "minutes": ("دقيقة دقائق", "minute minutes min mins"),
        "hours": ("ساعة ساعات", "hour hours hr hrs h o'clock hourly"),
        "days": ("يوم يوما أيام", "day days daily fortnight"),
        "weeks": ("أسبوع أسبوعا أسابيع", "week weeks weekly"),
        "months": ("شهر شهرا أشهر شهور", "month months monthly"),
        "years": (
            "عام عاما أعوام سنة سنوات سنين",
            "year years yr decade decades century centuries annual old aged",
        ),
    },
    "length": {
        "kilometres": (
            "كيلومتر كيلومترا كيلومترات كلم كم",
            "kilometer kilometers kilometre kilometres km kph",
        ),
        "miles": ("ميل ميلا أميال", "mile miles mi mph"),
        "metres": ("متر مترا أمتار", "meter meters metre metres m"),
        "feet": ("قدم قدما أقدام", "foot feet ft"),
        "centimetres": ("سنتيمتر سنتيمترا سم", "centimeter centimeters centimetre centimetres cm"),
        "millimetres": ("ملم مليمتر ملليمتر مم", "millimeter millimeters millimetre millimetres mm"),
        "inches": ("بوصة بوصات", "inch inches in"),
    },
    "weight": {
        "tons": ("طن طنا أطنان", "ton tons tonne tonnes"),
        "kilograms": (
            "كيلوغرام كيلوغراما كيلوغرامات كيلوجرام كيلو كجم كغ كغم",
            "kilogram kilograms kilo kilos kg",
        ),
        "grams": ("غرام غراما غرامات جرام جراما جرامات", "gram grams gramme grammes g"),
        "barrels": ("برميل برميلا براميل", "barrel barrels bbl"),
        "litres": ("لتر لترا لترات", "liter liters litre litres l"),
        "gallons": ("غالون غالونا جالون جالونا", "gallon gallons"),
    },
}  # fmt: skip
_ARABIC: Final = {
    fold_letters(before + form): _Unit(kind, name)
    for kind, units in _TABLE.items()
    for name, (arabic, _) in units.items()
    for form in arabic.split()
    for before in ("", "ال")
}
_UNITS: Final = frozenset(_ARABIC)
_ENGLISH: Final = {
    (kind, form): name
    for kind, units in _TABLE.items()
    for name, (_, english) in units.items()
    for form in english.split()
}
_WORDS: Final = {
    kind: {name: frozenset(e.split()) for name, (_, e) in units.items()} for kind, units in _TABLE.items()
}


def money(arabic: View, english: View) -> Iterator[Flag]:
    """A number's currency that is lost or altered; a measure that became another of its kind."""
    if arabic.forms.isdisjoint(_UNITS):
        return
    forms = english.forms
    for quantity in arabic_numbers(arabic):
        unit = _unit(arabic, quantity)
        if unit is None or forms & _WORDS[unit.kind][unit.name]:
            continue
        others = {name for (kind, form), name in _ENGLISH.items() if kind == unit.kind and form in forms}
        said = {_ARABIC[token.form].name for token in arabic.tokens if token.form in _ARABIC}
        new = sorted(others - said)
        if unit.kind != "money" and not new:
            continue  # three days may be a long weekend
        piece = quoted(arabic.said(quantity.start, arabic.tokens[quantity.unit].end))
        other = f"speaks of {new[0]}" if new else f"does not say {unit.name}"
        yield Flag(
            NAME,
            f"The Arabic says {unit.name} ({piece}); the English {other}.",
            Level.DOUBT if new else Level.LOOK,
            arabic=arabic.spans([(quantity.start, arabic.tokens[quantity.unit].end)]),
        )


def _unit(view: View, quantity: Quantity) -> _Unit | None:
    if quantity.ordinal or quantity.unit >= len(view.tokens):
        return None
    return _ARABIC.get(view.tokens[quantity.unit].form)
