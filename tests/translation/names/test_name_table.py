from __future__ import annotations

import pytest

from naba_translation.article import Article, Draft, Pair, Review, Sentence
from naba_translation.library.store import Store
from naba_translation.names.gazetteer import gazetteer
from naba_translation.names.name import Name, NameKind
from naba_translation.names.table import NameTable
from naba_translation.names.usage import conflicts, usages
from naba_translation.normalise import search_key

RIWAQ = Name(
    "الرواق", "al-Riwaq", NameKind.PLACE, variants=("رواق",), also=("Riwaq", "~Riwaq Hall"), note="hall"
)


def test_a_name_comes_back_as_it_was_with_who_added_it(store: Store) -> None:
    NameTable(store).add([RIWAQ], author="Amal")
    (name,) = NameTable(store).all()
    assert (name.author, name.enforced) == ("Amal", True)
    assert (name.arabic, name.english, name.variants, name.also, name.note) == (
        RIWAQ.arabic,
        RIWAQ.english,
        RIWAQ.variants,
        RIWAQ.also,
        RIWAQ.note,
    )


def test_another_spelling_of_the_same_arabic_changes_the_name(store: Store) -> None:
    table = NameTable(store)
    table.add([Name("إدلب", "Edlib")], author="Amal")
    table.add([Name("ادلب", "Idleb")], author="Basil")
    assert [(name.english, name.author) for name in table.all()] == [("Idleb", "Basil")]


def test_a_bundled_name_is_switched_off_and_on_again(store: Store) -> None:
    table = NameTable(store)
    assert table.remove("بيروت")
    assert not table.gazetteer().find("في بيروت")
    table.add([Name("بيروت", "Beyrouth")], author="Amal")
    assert [item.name.english for item in table.gazetteer().find("في بيروت")] == ["Beyrouth"]
    assert table.remove("بيروت")
    assert [item.name.english for item in table.gazetteer().find("في بيروت")] == ["Beirut"]


def test_what_is_not_there_cannot_be_removed(store: Store) -> None:
    assert not NameTable(store).remove("زقزوق")


def test_a_name_without_words_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="Arabic"):
        NameTable(store).add([Name(" ", "x")], author="Amal")


def test_no_space_or_line_end_around_a_name_gets_into_the_english(store: Store) -> None:
    table = NameTable(store)
    table.add(
        [Name(" رواق\tالبحر\n", "  the\nRiwaq \u00a0", variants=("الرواق ",), also=("~Riwaq ",))],
        author="Amal",
    )
    (name,) = table.all()
    assert (name.arabic, name.english) == ("رواق البحر", "the Riwaq")
    assert (name.variants, name.also) == (("الرواق",), ("~Riwaq",))


def review(*lines: tuple[str, str]) -> Review:
    pairs = tuple(
        Pair(Sentence(n, 0, 0, len(arabic), arabic), Draft(english, -0.5, 5, 5))
        for n, (arabic, english) in enumerate(lines)
    )
    return Review(Article("a" * 64, "a.txt", "b" * 64, "txt/1", "", ()), pairs)


def test_conflicts_are_counted_across_articles() -> None:
    one = review(("في إدلب", "In Idleb."), ("في إدلب", "In Idlib."), ("في حلب", "In Aleppo."))
    two = review(("إلى إدلب", "To Edlib."), ("قالت الأمم المتحدة", "The UN said"))
    (conflict,) = conflicts([one, two], gazetteer())
    assert conflict.name.english == "Idlib"
    assert sorted(conflict.said) == [("Edlib", 1), ("Idleb", 1), ("Idlib", 1)]
    assert conflict.sentences == 3
    counted = {usage.name.key: usage.sentences for usage in usages([one, two], gazetteer())}
    assert counted[search_key("الأمم المتحدة")] == 1
