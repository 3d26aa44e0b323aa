"""The sentences as XLIFF 2.1 (OASIS Standard, 13 February 2018), for CAT tools.

An article is a `file`, a paragraph a `unit`, a sentence a `segment` with its state: what the machine wrote is
"translated", what a person edited "reviewed", what was approved "final"; where nothing stands yet, "initial".
Doubts and comments are notes of the unit. The record lies in the Metadata module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from naba_translation.article import Kind, Level, Pair, State
from naba_translation.export.record import dumps
from naba_translation.export.report import Part, Report
from naba_translation.names.exchange import writable

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
RECORD_TYPE = "naba-record"
"""Of the `meta` that holds the record."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STATES = {
    State.MACHINE: ("translated", "naba:machine"),
    State.EDITED: ("reviewed", "naba:edited"),
    State.APPROVED: ("final", "naba:approved"),
    State.SECOND_LOOK: ("translated", "naba:second-look"),
}


def render(report: Report) -> bytes:
    """The file's bytes, UTF-8."""
    root = etree.Element(
        f"{{{CORE}}}xliff",
        {"version": "2.1", "srcLang": "ar", "trgLang": "en"},
        nsmap={None: CORE, "mda": METADATA},
    )
    for number, part in enumerate(report.parts, 1):
        file = etree.SubElement(root, f"{{{CORE}}}file", id=f"a{number}")
        file.set("original", writable(_original(part)))
        _metadata(file, part, report, whole=number == 1)
        for unit, (_, pairs) in enumerate(groupby(_shown(part, report), key=_paragraph), 1):
            _unit(file, f"u{unit}", tuple(pairs))
        if len(file) == 1:  # the standard wants a unit in every file
            _empty(file)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _original(part: Part) -> str:
    return part.review.article.source.replace("\\", "/").rpartition("/")[2]


def _shown(part: Part, report: Report) -> Iterator[Pair]:
    for pair in part.review.pairs:
        if pair.sentence.kind is Kind.FURNITURE:
            continue
        if not report.options.only_approved or pair.state is State.APPROVED:
            yield pair


def _paragraph(pair: Pair) -> int:
    return pair.sentence.paragraph


def _metadata(file: etree._Element, part: Part, report: Report, *, whole: bool) -> None:
    article, provenance = part.review.article, part.provenance
    group = etree.SubElement(
        etree.SubElement(file, f"{{{METADATA}}}metadata"), f"{{{METADATA}}}metaGroup", category="naba"
    )
    facts = {
        "naba-marker": part.marker,
        "source-sha256": article.source_sha256,
        "extractor": article.extractor,
        "model": provenance.model_id,
        "model-sha256": provenance.model_digest,
        "signature": part.review.signature,
        "made": report.made.isoformat(),
    }
    if whole:
        facts |= {"naba-report": report.marker, RECORD_TYPE: dumps(report)}
    for kind, value in facts.items():
        etree.SubElement(group, f"{{{METADATA}}}meta", type=kind).text = writable(value)


def _unit(file: etree._Element, name: str, pairs: tuple[Pair, ...]) -> None:
    unit = etree.SubElement(file, f"{{{CORE}}}unit", id=name)
    unit.set("name", pairs[0].sentence.kind)
    notes = [note for pair in pairs for note in _notes(pair)]
    if notes:
        holder = etree.SubElement(unit, f"{{{CORE}}}notes")
        for category, text in notes:
            note = etree.SubElement(holder, f"{{{CORE}}}note", category=category)
            note.text = writable(text)
    for pair in pairs:
        state, fine = _STATES[pair.state] if pair.english else ("initial", "naba:none")
        segment = etree.SubElement(unit, f"{{{CORE}}}segment", id=f"s{pair.sentence.index + 1}")
        segment.set("state", state)
        segment.set("subState", fine)
        _text(segment, "source", pair.sentence.text)
        if pair.english:
            _text(segment, "target", pair.english)


def _text(segment: etree._Element, name: str, text: str) -> None:
    element = etree.SubElement(segment, f"{{{CORE}}}{name}")
    element.set(_SPACE, "preserve")
    element.text = writable(text)


def _notes(pair: Pair) -> Iterable[tuple[str, str]]:
    place = f"s{pair.sentence.index + 1}"
    for flag in pair.flags:
        if flag.level is not Level.OK:
            yield f"naba-{flag.level}", f"{place}: {flag.check}: {flag.reason}"
    if edit := pair.edit:
        source = f" ({edit.origin})" if edit.origin else ""
        yield "naba-edited", f"{place}: {edit.author}, {edit.made.isoformat()}{source}"
    if mark := pair.mark:
        yield f"naba-{mark.state}".replace(" ", "-"), f"{place}: {mark.author}, {mark.made.isoformat()}"
    for comment in pair.comments:
        yield "comment", f"{place}: {comment.author}, {comment.made.isoformat()}: {comment.text}"


def _empty(file: etree._Element) -> None:
    unit = etree.SubElement(file, f"{{{CORE}}}unit", id="u0")
    segment = etree.SubElement(unit, f"{{{CORE}}}segment", state="initial")
    etree.SubElement(segment, f"{{{CORE}}}source")
