"""Names in and out: CSV for spreadsheets, TBX (ISO 30042) for translators' tools.

CSV has a header and the columns of COLUMNS; further forms stand in one cell, "|" between them. A cell that
a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV Injection"), which is taken off
on the way in.
TBX is written as TBX-Basic of 2019, and read from it and from the TBX of 2008 ("martif").
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from naba_translation.errors import FileUnreadable, ListUnreadable, OutputNameUnfit
from naba_translation.names.name import Name, NameKind
from naba_translation.whole_file import write_whole

COLUMNS = ("arabic", "english", "kind", "arabic_variants", "english_forms", "note")
LARGEST = 20_000_000  # bytes of a file that is read
_DELIMITERS = ",;\t"
_SEPARATOR = re.compile(r"\Asep=.\r?\n", re.IGNORECASE)  # which Excel wants, and writes, above the header
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_TBX = "urn:iso:std:iso:30042:ed-2"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_XML = "{http://www.w3.org/XML/1998/namespace}lang"
_DEPRECATED = ("deprecatedTerm-admn-sts", "supersededTerm-admn-sts")


def export_names(names: Iterable[Name], path: Path) -> None:
    """Write a .csv or .tbx file, whole or not at all.

    Raises:
        OutputNameUnfit: its ending is neither.
        ExportError: the file cannot be written.
    """
    writers = {".csv": to_csv, ".tbx": to_tbx}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise OutputNameUnfit(path, "names are written as .csv or .tbx")
    write_whole(path, writer(names))


def import_names(path: Path) -> tuple[Name, ...]:
    """Read a .csv or .tbx file.

    Raises:
        FileUnreadable: it is gone or cannot be read.
        ListUnreadable: it is neither, is damaged, or is too large.
    """
    data = read_bytes(path)
    try:
        if path.suffix.lower() == ".csv":
            return from_csv(data)
        if path.suffix.lower() in (".tbx", ".xml"):
            return from_tbx(data)
    except etree.XMLSyntaxError as error:
        raise ListUnreadable(path, f"not a list of names: {error.msg}") from error
    except (ValueError, csv.Error) as error:
        raise ListUnreadable(path, f"not a list of names: {error}") from error
    raise ListUnreadable(path, "names are read from .csv or .tbx")


def read_bytes(path: Path) -> bytes:
    """A file of at most LARGEST bytes. Raises FileUnreadable, ListUnreadable."""
    try:
        if path.stat().st_size > LARGEST:
            raise ListUnreadable(path, f"it is larger than {LARGEST / 1e6:.0f} MB")
        return path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path, error.strerror or "cannot be read") from error


def to_csv(names: Iterable[Name]) -> bytes:
    """UTF-8 with a byte-order mark, without which Excel takes Arabic for another alphabet."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for name in names:
        cells = (
            name.arabic,
            name.english,
            name.kind.value,
            _list(name.variants),
            _list(name.also),
            name.note,
        )
        writer.writerow([_safe(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig", "replace")


def from_csv(data: bytes) -> tuple[Name, ...]:
    """Names of the rows that have Arabic and English; other columns than ours are left alone.

    What Excel saves is taken too: semicolons or tabs, UTF-16 or Windows-1256, a first line "sep=;".

    Raises ValueError: no text, or no such columns.
    """
    text = _SEPARATOR.sub("", _decoded(data), count=1)
    header = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows.fieldnames = [column.strip().lower() for column in rows.fieldnames or ()]
    if not {"arabic", "english"} <= set(rows.fieldnames):
        raise ValueError("it has no columns named arabic and english")
    names = []
    for row in rows:
        cells = {column: _read(row.get(column) or "") for column in COLUMNS}
        if cells["arabic"].strip() and cells["english"].strip():
            names.append(
                Name(
                    cells["arabic"],
                    cells["english"],
                    _kind(cells["kind"]),
                    variants=_split(cells["arabic_variants"]),
                    also=_split(cells["english_forms"]),
                    note=cells["note"],
                )
            )
    return tuple(names)


def _decoded(data: bytes) -> str:
    """By the byte-order mark, else UTF-8, else what Excel's plain CSV is in on an Arabic Windows: a few names are too
    little to guess a code page by."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1256")


def to_tbx(names: Iterable[Name]) -> bytes:
    """TBX-Basic, DCA style: the chosen form preferred, accepted ones admitted, the others deprecated."""
    root = etree.Element(
        f"{{{_TBX}}}tbx", {"type": "TBX-Basic", "style": "dca", _XML: "en"}, nsmap={None: _TBX}
    )
    header = etree.SubElement(root, f"{{{_TBX}}}tbxHeader")
    description = etree.SubElement(header, f"{{{_TBX}}}fileDesc")
    source = etree.SubElement(description, f"{{{_TBX}}}sourceDesc")
    etree.SubElement(source, f"{{{_TBX}}}p").text = "Names, written by Naba"
    body = etree.SubElement(etree.SubElement(root, f"{{{_TBX}}}text"), f"{{{_TBX}}}body")
    for number, name in enumerate(names):
        entry = etree.SubElement(body, f"{{{_TBX}}}conceptEntry", id=f"n{number}")
        _note(entry, "descrip", "subjectField", name.kind.value)
        if name.note:
            etree.SubElement(entry, f"{{{_TBX}}}note").text = writable(name.note)
        arabic = etree.SubElement(entry, f"{{{_TBX}}}langSec", {_XML: "ar"})
        for form in name.forms:
            _term(arabic, form, "preferredTerm-admn-sts" if form == name.arabic else "admittedTerm-admn-sts")
        english = etree.SubElement(entry, f"{{{_TBX}}}langSec", {_XML: "en"})
        _term(english, name.english, "preferredTerm-admn-sts")
        for form in name.also:
            kept = form.startswith("~")
            _term(english, form.removeprefix("~"), "admittedTerm-admn-sts" if kept else _DEPRECATED[0])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def from_tbx(data: bytes) -> tuple[Name, ...]:
    """Names of the entries that have terms in Arabic and in English.

    Raises ValueError, etree.XMLSyntaxError: no TBX.
    """
    root = parse_xml(data)
    if etree.QName(root).localname not in ("tbx", "martif", "TBX"):
        raise ValueError("no TBX")
    return tuple(name for entry in elements(root, "conceptEntry", "termEntry") for name in _entry(entry))


def parse_xml(data: bytes) -> etree._Element:
    """XML from a stranger: no entities, no files, no network, lxml's own limits on depth and size."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def elements(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """All elements below with one of these names, whatever their namespace."""
    return (item for item in root.iter(etree.Element) if etree.QName(item).localname in names)


def language(item: etree._Element) -> str:
    """The two letters of its xml:lang, or of the older lang; empty where there is none."""
    return str(item.get(_XML) or item.get("lang") or "")[:2].lower()


def writable(text: str) -> str:
    """Without the characters XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def _entry(entry: etree._Element) -> Iterator[Name]:
    arabic: list[str] = []
    chosen: list[str] = []
    also: list[str] = []
    for section in elements(entry, "langSec", "langSet"):
        for group in elements(section, "termSec", "tig", "ntig"):
            term = next(("".join(item.itertext()).strip() for item in elements(group, "term")), "")
            status = next(
                (item.text for item in elements(group, "termNote") if "tatus" in item.get("type", "")), ""
            )
            if not term:
                continue
            if language(section) == "ar":
                arabic.append(term)
            elif language(section) == "en":
                if status in _DEPRECATED:
                    also.append(term)
                elif status == "admittedTerm-admn-sts" or chosen:
                    also.append("~" + term)
                else:
                    chosen.append(term)
    if not (arabic and chosen):
        return
    kind = next((item.text for item in elements(entry, "descrip") if item.get("type") == "subjectField"), "")
    note = next((item.text for item in entry.iterchildren("{*}note")), "")  # a comment has no name to ask for
    yield Name(arabic[0], chosen[0], _kind(kind or ""), tuple(arabic[1:]), tuple(also), note or "")


def _term(section: etree._Element, text: str, status: str) -> None:
    group = etree.SubElement(section, f"{{{_TBX}}}termSec")
    etree.SubElement(group, f"{{{_TBX}}}term").text = writable(text)
    _note(group, "termNote", "administrativeStatus", status)


def _note(parent: etree._Element, tag: str, kind: str, text: str) -> None:
    etree.SubElement(parent, f"{{{_TBX}}}{tag}", type=kind).text = text


def _kind(text: str) -> NameKind:
    return NameKind(text) if text in set(NameKind) else NameKind.TERM


def _list(forms: Iterable[str]) -> str:
    return "|".join(form.replace("|", "/") for form in forms)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in cell.split("|") if form.strip().removeprefix("~"))


def _safe(cell: str) -> str:
    return "'" + cell if _FORMULA.match(cell) else cell


def _read(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
