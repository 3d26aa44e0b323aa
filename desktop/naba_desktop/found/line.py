"""One sentence of some article, as a list of them shows it."""

from __future__ import annotations

from dataclasses import dataclass

from naba_desktop.look.shown import isolated, one_line, shown
from naba_translation.article import Level, Span
from naba_translation.attention import LEVEL_WORDS
from naba_translation.display import visible_reason


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, where it stands, and why it is in the list."""

    article: str  # Article.id
    index: int  # Sentence.index
    english: str  # empty where nothing is translated yet
    arabic: str
    place: tuple[str, ...] = ()  # where it stands: title, outlet, date
    lead: str = ""  # in a column of its own before it: a date
    lead_note: str = ""  # under that, the words it was made of; may be Arabic
    badge: str = ""  # why it is here: "said by 4 of 5"; our own words, names in them kept apart
    level: Level = Level.OK  # of its English
    doubts: tuple[str, ...] = ()  # why it has that level: Pair.doubts
    english_spans: tuple[Span, ...] = ()  # what was found, in code points
    arabic_spans: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """What is read first: the English, or the Arabic while there is none."""
        return self.english or self.arabic

    @property
    def spoken(self) -> str:
        """All of it for a screen reader, what is read first in front."""
        before = isolated((self.lead, shown(self.text).text, LEVEL_WORDS[self.level]), separator=", ")
        place = isolated(self.place, separator=", ")
        return ", ".join(filter(None, (before, visible_reason(self.badge), place)))

    @property
    def reasons(self) -> str:
        """Why its English is doubted, one a line."""
        return "\n".join(map(visible_reason, self.doubts))

    @property
    def quoted(self) -> str:
        """As it is copied: the English, where it stands, every doubt about it, and the Arabic: a line each, with
        hidden characters as their codes."""
        parts = (one_line(part) for part in (self.lead, *self.place) if part)
        apart = (part if part.isascii() else isolated((part,), separator="") for part in parts)
        where = ", ".join(filter(None, (*apart, visible_reason(self.badge))))
        doubts = [f"The checks: {visible_reason(reason)}" for reason in self.doubts]
        texts = [f"“{one_line(text)}”" for text in (self.english, self.arabic) if text]
        return "\n".join((*texts[:1], *([where] if where else []), *doubts, *texts[1:]))

    @property
    def place_line(self) -> str:
        """Title, outlet and date on one line."""
        return isolated(map(one_line, self.place), separator="  ·  ")
