"""How much of a stranger's document will be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take. Past any of these it is refused with a reason, not cut short in silence."""

    file_bytes: int = 200_000_000
    text_bytes: int = 20_000_000  # of a text, page or mail, which is all text
    characters: int = 5_000_000  # of text taken out of it
    paragraphs: int = 50_000
    archive_members: int = 10_000
    unpacked_bytes: int = 200_000_000
    pages: int = 2_000
    processor_seconds: int = 60
    wall_seconds: float = 90.0
    memory_bytes: int = 2_000_000_000
