"""The XML inside office documents and books, from strangers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from lxml import etree

from naba_translation.errors import TextDamaged
from naba_translation.read.extract import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator


def xml_events(data: bytes, *tags: str) -> Iterator[tuple[str, etree._Element]]:
    """Start and end events of the named elements of an XML part; each element is dropped once it has ended.

    Entities are not resolved, nothing is loaded from elsewhere, depth and text size keep lxml's own limits.
    Raises Refused where the XML is damaged or a bomb.
    """
    try:
        events = etree.iterparse(
            io.BytesIO(data),
            events=("start", "end"),
            tag=tags or None,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            recover=False,
        )
        yield from events
    except etree.XMLSyntaxError as error:
        raise Refused(TextDamaged, "its XML is damaged") from error


def xml_tree(data: bytes) -> etree._Element:
    """A small XML part as a tree, with the same limits. Raises Refused where it is damaged."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(TextDamaged, "its XML is damaged") from error
