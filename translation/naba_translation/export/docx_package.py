"""The file around a Word document: its record, its facts, and a zip archive that is the same each time."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC

from docx.document import Document as Word
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from naba_translation.export.document import Document
from naba_translation.export.record import dumps
from naba_translation.export.report import Report

RECORD_NAME = "{urn:naba:record}record"
"""The element that holds the record, in one of the parts "customXml/itemN.xml"."""

_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_EARLIEST, _LATEST = 1980, 2107  # years a zip archive can hold


def packed(word: Word, report: Report, document: Document) -> bytes:
    """The .docx file. Its comment (of the archive) is the report's marker, for names.output_paths."""
    _describe(word, report, document)
    _attach(word, dumps(report))
    loose = io.BytesIO()
    word.save(loose)
    made = report.made.astimezone(UTC)
    year = min(max(made.year, _EARLIEST), _LATEST)
    stamp = (year, made.month, made.day, made.hour, made.minute, made.second)
    out = io.BytesIO()
    with zipfile.ZipFile(loose) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            entry.create_system = 3
            new.writestr(entry, old.read(name))
        new.comment = document.marker.encode()
    return out.getvalue()


def _describe(word: Word, report: Report, document: Document) -> None:
    made = report.made.astimezone(UTC).replace(tzinfo=None)
    facts = word.core_properties
    facts.title, facts.subject = document.title[:255], document.kicker
    facts.author = facts.last_modified_by = "Naba"
    facts.comments, facts.keywords = "", document.marker[:255]
    facts.created = facts.modified = made
    facts.language = "en"


def _attach(word: Word, record: str) -> None:
    root = etree.Element(RECORD_NAME, nsmap={None: "urn:naba:record"})
    root.text = record
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    name = PackURI(word.part.package.next_partname("/customXml/item%d.xml"))
    part = Part(name, "application/xml", content, word.part.package)
    word.part.relate_to(part, _CUSTOM_XML)
