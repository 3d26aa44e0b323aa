from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library_makers import save_edit
from naba_translation.article import Article, Paragraph, Sentence
from naba_translation.engines.drafting import with_keys
from naba_translation.errors import ExportError, FileUnreadable, FormatUnsupported, OutputNameUnfit
from naba_translation.library.memory import Memory, Offering, Similar
from naba_translation.library.store import Store, StoredSentence
from naba_translation.tmx import Unit, from_tmx, to_tmx

LINES = ("وصلت السفينة إلى الميناء.", "لم تغادر بعد.", "قال الوزير إن المشروع لم يتوقف في العام الماضي")


def add(store: Store, name: str, *lines: str) -> tuple[str, tuple[StoredSentence, ...]]:
    """An article of these lines; its id and sentences."""
    text = "\n".join(lines)
    sentences, start = [], 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, index, start, start + len(line), line))
        start += len(line) + 1
    paragraphs = tuple(Paragraph(s.index, s.start, s.end) for s in sentences)
    stored, _ = with_keys(sentences)
    store.add_article(Article(name * 64, f"{name}.txt", "0" * 64, "txt/1", text, paragraphs), stored)
    return name * 64, stored


def remembered(store: Store, article: str) -> dict[int, tuple[str, str]]:
    return {start: (edit.english, edit.origin) for (start, _), edit in Memory(store).edits(article).items()}


def test_an_edit_serves_the_same_sentence_of_another_article(store: Store) -> None:
    one, stored = add(store, "a", *LINES)
    two, _ = add(store, "b", "جديد", LINES[0])
    save_edit(store, one, stored[0], "The ship has come in.", author="Amal")
    assert remembered(store, two) == {5: ("The ship has come in.", one)}
    assert remembered(store, one) == {0: ("The ship has come in.", "")}


def test_marks_and_digits_of_another_script_are_the_same_sentence(store: Store) -> None:
    one, stored = add(store, "a", "في عام 2016")
    two, _ = add(store, "b", "في عامِ ٢٠١٦")
    save_edit(store, one, stored[0], "In 2016", author="Amal")
    assert remembered(store, two)[0] == ("In 2016", one)


def test_the_articles_own_edit_goes_before_a_remembered_one(store: Store) -> None:
    one, stored = add(store, "a", LINES[0])
    two, others = add(store, "b", LINES[0])
    save_edit(store, one, stored[0], "Of a.", author="Amal")
    save_edit(store, two, others[0], "Of b.", author="Basil")
    assert remembered(store, two) == {0: ("Of b.", "")}


def test_an_edit_taken_back_leaves_the_sentence_to_the_machine(store: Store) -> None:
    one, stored = add(store, "a", LINES[0])
    two, others = add(store, "b", LINES[0])
    save_edit(store, one, stored[0], "Of a.", author="Amal")
    save_edit(store, two, others[0], None, author="Basil")
    assert remembered(store, two) == {}
    save_edit(store, one, stored[0], None, author="Amal")
    assert remembered(store, one) == {}


def test_the_newest_words_win(store: Store) -> None:
    three, _ = add(store, "c", LINES[0])
    for name in "ab":
        article, stored = add(store, name, LINES[0])
        save_edit(store, article, stored[0], f"Of {name}.", author="Amal")
    assert remembered(store, three)[0] == ("Of b.", "b" * 64)


def test_a_similar_sentence_is_offered_and_not_put_in(store: Store) -> None:
    one, stored = add(store, "a", *LINES)
    two, _ = add(store, "b", LINES[2].replace("الماضي", "المقبل"))
    save_edit(store, one, stored[2], "The minister said it had not stopped.", author="Amal")
    assert remembered(store, two) == {}
    (offer,) = Offering().offers(Memory(store), LINES[2].replace("الماضي", "المقبل"))
    assert (offer.english, offer.origin) == ("The minister said it had not stopped.", one)
    assert 0.7 <= offer.alike < 1
    assert Offering().offers(Memory(store), LINES[0]) == ()


def test_whatever_changes_the_memory_is_offered_at_once(store: Store, tmp_path: Path) -> None:
    """An edit, an import, another import of the same sentence, an edit taken back, an article that goes."""
    offering, memory = Offering(), Memory(store)
    one, stored = add(store, "a", *LINES)

    def offered(line: int) -> list[str]:
        return [offer.english for offer in offering.offers(memory, LINES[line])]

    assert offered(2) == []
    save_edit(store, one, stored[2], "First.", author="Amal")
    assert offered(2) == ["First."]
    save_edit(store, one, stored[2], "Second.", author="Amal")
    assert offered(2) == ["Second."]
    for english in ("Third.", "Fourth."):
        to_tmx([Unit(LINES[0], english, "Basil", datetime(2020, 1, 1, tzinfo=UTC))], tmp_path / "one.tmx")
        memory.import_tmx(tmp_path / "one.tmx")
        assert offered(0) == [english]
    save_edit(store, one, stored[2], None, author="Amal")
    assert offered(2) == []
    save_edit(store, one, stored[1], "It has not left.", author="Amal")
    assert offered(1) == ["It has not left."]
    store.remove(one)
    assert offered(1) == []


@given(st.lists(st.lists(st.sampled_from("قال الوزير إن السفينة لم تصل".split()), max_size=8), max_size=8))
def test_the_same_words_are_always_the_first_offer(lines: list[list[str]]) -> None:
    similar = Similar([Unit(" ".join(line), str(number)) for number, line in enumerate(lines)])
    for line in lines:
        offers = similar.offers(" ".join(line), most=len(lines))
        assert [offer.alike for offer in offers] == sorted((o.alike for o in offers), reverse=True)
        if line:
            assert offers[0].alike == 1
            assert offers[0].arabic.split() == line


units = st.lists(
    st.builds(
        Unit,
        st.text(alphabet="ابتد ", min_size=1).map(str.strip).filter(bool),
        st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1)
        .map(str.strip)
        .filter(bool),
        st.sampled_from(["", "Amal", "<B> & 'C'"]),
        st.sampled_from([None, datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC)]),
    ),
    max_size=5,
)


@given(units)
def test_tmx_comes_back_as_it_went(tmp_path_factory: pytest.TempPathFactory, given_units: list[Unit]) -> None:
    path = tmp_path_factory.mktemp("tmx") / "m.tmx"
    to_tmx(given_units, path)
    assert list(from_tmx(path.read_bytes(), path=path)) == given_units


def test_a_memory_goes_from_one_library_to_another(store: Store, tmp_path: Path) -> None:
    one, stored = add(store, "a", *LINES)
    save_edit(store, one, stored[0], "The ship has come in.", author="Amal")
    assert Memory(store).export_tmx(tmp_path / "m.tmx") == 1
    with Store(tmp_path / "other" / "library.db") as other:
        assert Memory(other).import_tmx(tmp_path / "m.tmx") == 1
        article, others = add(other, "b", LINES[0])
        assert remembered(other, article) == {0: ("The ship has come in.", "tmx:m.tmx")}
        assert Memory(other).edits(article)[0, len(LINES[0])].author == "Amal"
        save_edit(other, article, others[0], "Mine.", author="Basil")
        assert (Memory(other).stats().edits, Memory(other).stats().imported) == (1, 1)


def test_another_tools_tmx_is_read_without_its_codes(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_text(
        """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header/><body>
        <tu creationid="X" creationdate="20200102T030405Z"><tuv xml:lang="EN-US">
        <seg>The <bpt i="1">&lt;b></bpt>ship
        <ept i="1">&lt;/b></ept><hi>came</hi></seg></tuv><tuv lang="ar-SA"><seg>وصلت السفينة</seg></tuv></tu>
        <tu><tuv xml:lang="fr"><seg>le port</seg></tuv><tuv xml:lang="ar"><seg>الميناء</seg></tuv></tu>
        </body></tmx>""",
        encoding="utf-8",
    )
    (unit,) = from_tmx(path.read_bytes(), path=path)
    assert (" ".join(unit.english.split()), unit.arabic, unit.author) == (
        "The ship came",
        "وصلت السفينة",
        "X",
    )
    assert unit.made == datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_files_that_are_no_memory_are_named(store: Store, tmp_path: Path) -> None:
    bad = tmp_path / "bad.tmx"
    for content in (b"", b"<tmx", b"<html/>"):
        bad.write_bytes(content)
        with pytest.raises(FormatUnsupported, match=r"bad\.tmx"):
            Memory(store).import_tmx(bad)
    with pytest.raises(FileUnreadable):
        Memory(store).import_tmx(tmp_path / "gone.tmx")
    with pytest.raises(ExportError):
        Memory(store).export_tmx(tmp_path / "gone" / "m.tmx")
    with pytest.raises(OutputNameUnfit, match=r"written as \.tmx"):
        Memory(store).export_tmx(tmp_path / "m.csv")
    assert not (tmp_path / "m.csv").exists()
