from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_translation.errors import ExportError, FileUnreadable, FormatUnsupported
from naba_translation.names.exchange import export_names, from_csv, from_tbx, import_names, to_csv, to_tbx
from naba_translation.names.name import Name, NameKind

text = (
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="|\ufffe\uffff"),
        min_size=1,
        max_size=20,
    )
    .map(lambda value: " ".join(value.split()))
    .filter(bool)
)
form = text.filter(lambda value: not value.startswith("~"))
accepted = st.one_of(form, form.map(lambda value: "~" + value))
names = st.lists(
    st.builds(
        Name,
        st.one_of(form, form.map("=".__add__), form.map("'=".__add__)),
        form,
        st.sampled_from(NameKind),
        variants=st.lists(form, max_size=2).map(tuple),
        also=st.lists(accepted, max_size=3).map(tuple),
        note=st.one_of(st.just(""), form),
    ),
    max_size=5,
).map(tuple)

OLD_TBX = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="1"><descrip type="subjectField">place</descrip>
<langSet xml:lang="ar-SY"><tig><term>إدلب</term></tig><tig><term>ادلب</term></tig></langSet>
<langSet xml:lang="en-GB"><ntig><termGrp><term>Idlib</term></termGrp></ntig></langSet>
<langSet xml:lang="fr"><tig><term>Idleb</term></tig></langSet></termEntry>
<termEntry id="2"><langSet xml:lang="en"><tig><term>alone</term></tig></langSet></termEntry>
</body></text></martif>"""


@given(names)
def test_csv_comes_back_as_it_went(given_names: tuple[Name, ...]) -> None:
    assert from_csv(to_csv(given_names)) == given_names


@given(names)
def test_no_cell_of_the_csv_is_a_formula(given_names: tuple[Name, ...]) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(given_names).decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r") and cell]


@given(names)
def test_tbx_comes_back_as_it_went(given_names: tuple[Name, ...]) -> None:
    assert from_tbx(to_tbx(given_names)) == given_names


@given(names)
def test_a_tbx_with_comments_in_its_entries_is_read(given_names: tuple[Name, ...]) -> None:
    commented = to_tbx(given_names).replace(b"<descrip ", b"<!-- checked --><?tool x?><descrip ")
    assert from_tbx(commented) == given_names


def test_the_older_tbx_of_other_tools_is_read() -> None:
    assert from_tbx(OLD_TBX.encode()) == (Name("إدلب", "Idlib", NameKind.PLACE, variants=("ادلب",)),)


def test_a_hostile_tbx_reads_no_file_and_does_not_swell(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 9))
    hostile = f"""<!DOCTYPE tbx [<!ENTITY b0 "x">{bomb}<!ENTITY s SYSTEM "{secret.as_uri()}">]>
        <tbx><text><body><conceptEntry>
        <langSec xml:lang="ar"><termSec><term>إدلب&s;&b8;</term></termSec></langSec>
        <langSec xml:lang="en"><termSec><term>Idlib</term></termSec></langSec>
        </conceptEntry></body></text></tbx>"""
    path = tmp_path / "hostile.tbx"
    path.write_text(hostile, encoding="utf-8")
    try:
        (name,) = import_names(path)
    except FormatUnsupported:
        return
    assert "SECRET" not in name.arabic
    assert len(name.arabic) < 100


@pytest.mark.parametrize(
    ("delimiter", "encoding", "above"),
    [(";", "utf-8-sig", ""), ("\t", "utf-16", ""), (";", "cp1256", ""), (",", "utf-8", "sep=,\r\n")],
)
def test_what_a_spreadsheet_saves_is_taken_in(delimiter: str, encoding: str, above: str) -> None:
    rows = [" Arabic", "English ", "kind"], ["إدلب", "Idlib", "place"], ["هدى سلامة", "Huda Salama", "person"]
    text = above + "".join(delimiter.join(row) + "\r\n" for row in rows)
    names = from_csv(text.encode(encoding))
    assert [(name.arabic, name.english, name.kind.value) for name in names] == [
        tuple(row) for row in rows[1:]
    ]


def test_a_spreadsheets_own_columns_are_left_alone() -> None:
    data = b"id;x\n"
    with pytest.raises(ValueError, match="columns"):
        from_csv(data)
    (name,) = from_csv("english,arabic,colour\nIdlib,إدلب,red\n,حلب,\n".encode())
    assert (name.arabic, name.english, name.kind) == ("إدلب", "Idlib", NameKind.TERM)


@pytest.mark.parametrize(
    ("file", "content"), [("n.csv", b"\xff\xfe"), ("n.tbx", b"<tbx>"), ("n.tbx", b"<html/>"), ("n.doc", b"x")]
)
def test_what_is_no_list_of_names_is_named(tmp_path: Path, file: str, content: bytes) -> None:
    path = tmp_path / file
    path.write_bytes(content)
    with pytest.raises(FormatUnsupported, match=file):
        import_names(path)


def test_paths_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        import_names(tmp_path / "gone.csv")
    with pytest.raises(ExportError):
        export_names([], tmp_path / "names.docx")
    with pytest.raises(ExportError):
        export_names([], tmp_path / "gone" / "names.csv")
