"""The formats of documents, as the window calls them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Format(NamedTuple):
    """One of `naba_translation.export.FORMATS`."""

    name: str
    use: str  # what it is good for, in one line


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "pdf": Format("PDF document", "To sign, print and hand over. Keeps for ever (PDF/A)."),
        "docx": Format("Word document", "To work on in an office program."),
        "html": Format("Web page", "One file, without scripts, for any browser."),
        "md": Format("Markdown", "Plain text with headings and a table."),
        "txt": Format("Plain text", "For a message or another tool."),
        "csv": Format("Table (CSV)", "One line for each sentence, for a spreadsheet."),
        "tmx": Format("Translation memory (TMX)", "Arabic and English pairs for translators' tools."),
        "xlf": Format("XLIFF 2.1", "For translators' tools, with states and notes."),
        "json": Format("Data (JSON)", "Everything Naba knows, for other programs and for Naba itself."),
    }
)
"""By the suffix of the file."""
