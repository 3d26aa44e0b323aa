"""The reading gold set of tests/gold: its texts, what is expected of them, and how near a result comes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "gold"
KINDS = {
    "T": "title",
    "H": "heading",
    "Y": "byline",
    "D": "dateline",
    "C": "caption",
    "B": "body",
    "F": "furniture",
}
FACTS = ("title", "outlet", "byline", "dateline", "published")


@dataclass(frozen=True, slots=True)
class GoldText:
    """One text, its facts, and its paragraphs: kind and sentences, each with the white space before it."""

    name: str
    facts: dict[str, str]
    paragraphs: tuple[tuple[str, tuple[str, ...]], ...]
    gap: str  # between paragraphs

    @property
    def text(self) -> str:
        return self.gap.join("".join(sentences) for _, sentences in self.paragraphs)


def gold_texts() -> list[GoldText]:
    return [_parsed(path) for path in sorted(FOLDER.glob("*.gold"))]


def _parsed(path: Path) -> GoldText:
    facts: dict[str, str] = {}
    paragraphs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[1:2] == "|":
            paragraphs.append((KINDS[line[0]], tuple(line[2:].split("‖"))))
        elif line.strip():
            name, _, value = line.partition(":")
            facts[name] = value.strip()
    return GoldText(path.stem, facts, tuple(paragraphs), "\n\n" if facts.pop("spaced") == "yes" else "\n")


@dataclass(slots=True)
class Score:
    """Counts of what was found and was right, found and was wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def count(self, found: set[object], expected: set[object]) -> None:
        self.right += len(found & expected)
        self.wrong += len(found - expected)
        self.missed += len(expected - found)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


def sentence_spans(sentences: list[str] | tuple[str, ...], paragraph: str) -> set[object]:
    """Ranges of a paragraph that the sentences take, without the white space at their ends."""
    spans: set[object] = set()
    at = 0
    for sentence in sentences:
        bare = sentence.strip()
        if bare:
            start = paragraph.index(bare, at)
            at = start + len(bare)
            spans.add((start, at))
    return spans
