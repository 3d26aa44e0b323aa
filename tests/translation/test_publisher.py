"""Who published an article, and whose copy it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_translation import outlet_names
from naba_translation.article import Article, Kind, Paragraph
from naba_translation.normalise import search_key
from naba_translation.publisher import in_english, outlet_of, publisher_of, source_of
from naba_translation.read import outlets


def article(*paragraphs: tuple[str, Kind], outlet: str = "", byline: str = "", name: str = "a") -> Article:
    text = "\n".join(words for words, _ in paragraphs)
    parts, at = [], 0
    for number, (words, kind) in enumerate(paragraphs):
        parts.append(Paragraph(number, at, at + len(words), kind))
        at += len(words) + 1
    return Article(name, f"/in/{name}.txt", "", "txt/1", text, tuple(parts), outlet=outlet, byline=byline)


@pytest.mark.parametrize(
    ("line", "outlet", "agencies"),
    [
        ("رويترز", "", ("Reuters",)),
        ("وكالة رويترز", "", ("Reuters",)),
        ("وكالات", "", ("agencies",)),
        ("وكالات الأنباء", "", ("agencies",)),
        ("أ ف ب + وكالات", "", ("AFP", "agencies")),
        ("أ.ف.ب", "", ("AFP",)),
        ("رويترز وأ ف ب", "", ("Reuters", "AFP")),
        ("وكالة الأنباء الألمانية", "", ("dpa",)),
        ("جريدة المرفأ - رويترز", "جريدة المرفأ", ("Reuters",)),
        ("جريدة المرفأ", "جريدة المرفأ", ()),
        ("وكالة أنباء الدلتا", "", ("وكالة أنباء الدلتا",)),
        ("سكاي نيوز عربية - أبوظبي", "سكاي نيوز عربية - أبوظبي", ()),
        ("الشرق الأوسط", "الشرق الأوسط", ()),
        ("", "", ()),
    ],
)
def test_agencies_are_told_from_outlets(line: str, outlet: str, agencies: tuple[str, ...]) -> None:
    found = publisher_of(article(outlet=line))
    assert (found.outlet, found.agencies) == (outlet, agencies)


def test_an_agency_is_found_wherever_it_is_credited() -> None:
    by = article(outlet="جريدة المرفأ", byline="وكالات")
    above = article(("بيروت - رويترز", Kind.DATELINE), ("قال الوزير.", Kind.BODY), outlet="جريدة المرفأ")
    opening = article(("دمشق (رويترز) - قال الوزير إن العمل مستمر.", Kind.BODY), outlet="جريدة المرفأ")
    named = article(("قال الوزير لوكالة رويترز إن العمل مستمر.", Kind.BODY), outlet="جريدة المرفأ")
    assert [publisher_of(one).agencies for one in (by, above, opening, named)] == [
        ("agencies",),
        ("Reuters",),
        ("Reuters",),
        (),
    ]


def test_what_prints_one_agency_is_one_source_and_what_names_nobody_is_alone() -> None:
    wire = article(outlet="جريدة المرفأ", byline="رويترز", name="a")
    other = article(outlet="رويترز", name="b")
    mixed = article(outlet="جريدة المرفأ", byline="رويترز / أ ف ب", name="c")
    own = article(outlet="جريدة المرفأ", name="d")
    nobody, anybody = article(name="e"), article(outlet="وكالات", name="f")
    sources = [publisher_of(one).source for one in (wire, other, mixed, own, nobody, anybody)]
    assert sources[0] == sources[1]
    assert sources[2] == sources[3]
    assert len(set(sources)) == 4
    assert source_of([publisher_of(own), publisher_of(wire)]) == sources[0]  # copies: one credits the agency
    assert source_of([publisher_of(own), publisher_of(nobody)]) == sources[3]


def test_an_outlet_is_one_source_under_all_its_names() -> None:
    station = [publisher_of(article(outlet=name)) for name in ("قناة الجزيرة", "الجزيرة نت", "الجزيرة.نت")]
    assert {one.name for one in station} == {"Al Jazeera"}
    assert len({one.source for one in station}) == 1
    assert station[0].source != publisher_of(article(outlet="الجزيرة السعودية")).source


def test_an_outlet_is_named_in_words_and_never_by_a_bare_file() -> None:
    own = article(outlet="جريدة المرفأ", name="d")
    assert outlet_of(own) == "Al-Marfa newspaper (our spelling)"
    assert outlet_of(replace(own, byline="رويترز")) == "Al-Marfa newspaper (our spelling; Reuters)"
    assert outlet_of(article(outlet="رويترز")) == "Reuters"
    assert outlet_of(article(outlet="وكالات")) == "agencies (a.txt)"
    assert outlet_of(article()) == "outlet unknown (a.txt)"
    assert in_english("أ ف ب + وكالات") == "AFP, agencies"
    assert outlet_of(replace(own, outlet="وكالة أنباء الدلتا")) == "Al-Dalta news agency (our spelling)"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("راديو الكل", "Radio Alkul"),
        ("الجزيرة.نت", "Al Jazeera"),
        ("صحيفة الشرق الأوسط", "Asharq Al-Awsat"),
        ("شبكة CNN", "CNN"),
        ("الراي", "Al-Rai"),
        ("العربي الجديد / رويترز", "Al-Araby Al-Jadeed, Reuters"),
        ("وكالة الأنباء السعودية", "SPA"),
        ("وكالة سبأ", "Saba"),
        ("وكالة تونس أفريقيا للأنباء", "TAP"),
        ("سكاي نيوز عربية - أبوظبي", "Sky News Arabia, Abu Dhabi"),
        ("جريدة المرفأ", "Al-Marfa newspaper (our spelling)"),
        ("كركوك نيوز", "Kirkuk News (our spelling)"),
        ("وكالة الجبل للأنباء / رويترز", "Al-Jabal news agency (our spelling), Reuters"),
        ("قناة", "Channel (our spelling)"),
        ("قناة ليبيا24", "Libya 24 channel (our spelling)"),
        ("صحيفة ٢٦ سبتمبر", "26 September newspaper (our spelling)"),
        ("شبكة (المرفأ)", "Al-Marfa network (our spelling)"),
        ("الجبل.نت", "Al-Jabal Net (our spelling)"),
        ("سدرة الاقتصادية", "Sadrah Al-Iqtisadiyah (our spelling)"),
        ("قناة الساحل الدولية", "Al-Sahil Al-Duwaliyah channel (our spelling)"),
        ("Al Jazeera", "Al Jazeera"),
        ("—", "—"),
        ("", ""),
    ],
)
def test_a_known_outlet_has_its_english_name_and_another_is_spelt_and_marked(line: str, shown: str) -> None:
    assert in_english(line) == shown


def test_a_page_that_names_a_whole_article_as_its_outlet_is_not_spelt_to_its_end() -> None:
    spelt = in_english("صحيفة المرفأ الجديدة " * 50_000)
    assert len(spelt) < 500
    assert "Al-Marfa Al-Jadidah" in spelt


def test_every_outlet_that_is_known_as_one_has_an_english_name() -> None:
    assert [
        name for name in outlets._NAMES.split("|") if name and not re.search("[A-Za-z]", in_english(name))
    ] == []


@given(st.text(alphabet="ابتجدرسعفكلمنهويةىأإآئؤءصحيفهنقاوكالـ -/،.A1", max_size=30))
def test_no_arabic_letter_is_left_in_an_outlet(line: str) -> None:
    assert not re.search("[ء-غف-ي]", in_english(f"صوت {line}"))


def test_outlets_that_are_spelt_alike_are_two_and_one_of_two_words_for_newspaper_is_one() -> None:
    sources = [publisher_of(article(outlet=name)).source for name in ("جريدة المرفأ", "صحيفة المرفأ")]
    assert len(set(sources)) == 1
    hope, work = (publisher_of(article(outlet=name)) for name in ("صحيفة أمل الغد", "صحيفة عمل الغد"))
    assert hope.source != work.source


def test_no_outlet_takes_the_name_of_another() -> None:
    words = [search_key(word) for words in outlet_names._NAMES.values() for word in words.split("|")]
    assert [word for word, times in Counter(words).items() if times > 1] == []
