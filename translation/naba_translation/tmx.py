"""Translation memories in and out as TMX 1.4b (the last version, LISA OSCAR 2005)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from lxml import etree

from naba_translation.errors import ListUnreadable
from naba_translation.names.exchange import elements, language, parse_xml, writable
from naba_translation.whole_file import write_whole

_XML = "{http://www.w3.org/XML/1998/namespace}lang"
_TIME = "%Y%m%dT%H%M%SZ"
_CODES = {"bpt", "ept", "it", "ph", "ut"}  # mark-up of another program inside a segment


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence in both languages."""

    arabic: str
    english: str
    author: str = ""
    made: datetime | None = None  # with time zone
    origin: str = ""  # as in Edit.origin
    properties: tuple[tuple[str, str], ...] = ()  # type and value, for programs; written only
    notes: tuple[str, ...] = ()  # for people; written only


def to_tmx(units: Iterable[Unit], path: Path) -> None:
    """Write a TMX file, whole or not at all. Raises ExportError."""
    write_whole(path, as_tmx(units))


def as_tmx(units: Iterable[Unit], *, properties: Sequence[tuple[str, str]] = ()) -> bytes:
    """A TMX file's bytes, with `properties` of the whole."""
    root = etree.Element("tmx", version="1.4")
    header = etree.SubElement(
        root,
        "header",
        {
            "creationtool": "Naba",
            "creationtoolversion": version("naba"),
            "segtype": "sentence",
            "o-tmf": "naba",
            "adminlang": "en",
            "srclang": "ar",
            "datatype": "plaintext",
        },
    )
    _add(header, (), properties)
    body = etree.SubElement(root, "body")
    for unit in units:
        entry = etree.SubElement(body, "tu", srclang="ar")
        if unit.made is not None:
            entry.set("changedate", unit.made.astimezone(UTC).strftime(_TIME))
        if unit.author:
            entry.set("changeid", writable(unit.author))
        _add(entry, unit.notes, unit.properties)
        for code, text in (("ar", unit.arabic), ("en", unit.english)):
            variant = etree.SubElement(entry, "tuv", {_XML: code})
            etree.SubElement(variant, "seg").text = writable(text)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _add(entry: etree._Element, notes: Iterable[str], properties: Iterable[tuple[str, str]]) -> None:
    """Notes and properties, in the order the DTD wants: before the segments."""
    for note in notes:
        etree.SubElement(entry, "note").text = writable(note)
    for kind, value in properties:
        etree.SubElement(entry, "prop", type=kind).text = writable(value)


def from_tmx(data: bytes, *, path: Path) -> Iterator[Unit]:
    """The units that have Arabic and English, of any region. `path` is for the error only.

    Raises ListUnreadable: it is no TMX, or damaged.
    """
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise ListUnreadable(path, f"not a translation memory: {error.msg}") from error
    if etree.QName(root).localname != "tmx":
        raise ListUnreadable(path, "not a translation memory: no tmx element")
    return (unit for entry in elements(root, "tu") for unit in _units(entry))


def _units(entry: etree._Element) -> Iterator[Unit]:
    said: dict[str, str] = {}
    for variant in elements(entry, "tuv"):
        segment = next(elements(variant, "seg"), None)
        if segment is not None:
            said.setdefault(language(variant), _text(segment).strip())
    if said.get("ar") and said.get("en"):
        made = _time(entry.get("changedate") or entry.get("creationdate"))
        yield Unit(said["ar"], said["en"], entry.get("changeid") or entry.get("creationid") or "", made)


def _text(segment: etree._Element) -> str:
    """A segment's words without another program's mark-up."""
    parts = [segment.text or ""]
    for child in segment:
        if isinstance(child.tag, str) and etree.QName(child).localname not in _CODES:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _time(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
