"""Reviews to export, made of the bundled samples without an engine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest

import naba_resources
from naba_translation.article import (
    Article,
    Comment,
    Draft,
    Edit,
    Enforced,
    Flag,
    Kind,
    Level,
    Mark,
    Pair,
    Paragraph,
    Review,
    Sentence,
    State,
    Summary,
)
from naba_translation.export import Provenance, Report, part_of
from naba_translation.export.collect import story_report
from naba_translation.search.encoder import SIZE

MADE = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=1)))

MakeReview = Callable[..., Review]


@pytest.fixture
def provenance() -> Provenance:
    return Provenance(
        model_id="naba-ar-en@1",
        model_digest="ce3f" * 16,
        signature="model:naba-ar-en@1|sha:ce3fce3fce3f|beam:4",
        made=MADE,
        options={"summary": "100 words"},
        versions={"naba": "0.1.0", "typst": "0.15.2"},
    )


@pytest.fixture
def make_review() -> MakeReview:
    """A review whose sentences are the given Arabic lines; the n-th sentence's English is "Sentence n."."""

    def make(
        lines: list[str], *, english: dict[int, str] | None = None, source: str = "press/article.txt"
    ) -> Review:
        text = "\n".join(lines)
        pairs, paragraphs, start = [], [], 0
        for index, line in enumerate(lines):
            kind = Kind.TITLE if index == 0 else Kind.BODY
            end = start + len(line)
            paragraphs.append(Paragraph(index, start, end, kind))
            draft = Draft((english or {}).get(index, f"Sentence {index}."), -0.5, 9, 8)
            pairs.append(Pair(Sentence(index, index, start, end, line, kind), draft))
            start = end + 1
        digest = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
        article = Article(
            digest,
            source,
            digest,
            "txt/1",
            text,
            tuple(paragraphs),
            title=lines[0],
            published=date(2025, 6, 12),
        )
        summary = Summary(tuple(range(1, min(4, len(lines)))), "lead-rank/1|words:100")
        return Review(
            article, tuple(pairs), summary, "model:naba-ar-en@1|sha:ce3fce3fce3f|beam:4", {"read": 0.1}
        )

    return make


@pytest.fixture
def samples(make_review: MakeReview) -> list[Review]:
    """One review per bundled sample."""
    paths = sorted(naba_resources.path("samples").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return [
        make_review([line for line in text.splitlines() if line.strip()], source=str(path))
        for path, text in zip(paths, texts, strict=True)
    ]


@pytest.fixture
def reviewed(make_review: MakeReview) -> Review:
    """A small review with everything in it: flags with spans, an edit, furniture, a gap."""
    review = make_review(
        ["وصول ٢٦ سفينة", "قال 26 عاملاً إنهم لن يعودوا.", "لا جديد في G 20.", "لم تترجم بعد.", "شارك الخبر"],
        english={
            0: "26 ships arrive",
            1: "Sixty workers said they would return.",
            2: "Nothing new in the G20.",
        },
    )
    title, flagged, edited, bare, furniture = review.pairs
    numbers = Flag(
        "numbers", "26 is missing in the English.", Level.DOUBT, arabic=((4, 6),), english=((0, 5),)
    )
    negation = Flag("negation", 'The Arabic says "not" (\u2068لن\u2069).', Level.LOOK)
    share_bar = Sentence(**{**_fields(furniture.sentence), "kind": Kind.FURNITURE})
    pairs = (
        title,
        Pair(flagged.sentence, flagged.draft, flags=(numbers, negation)),
        Pair(edited.sentence, edited.draft, Edit("No news in the G 20.", "A. Reviewer", MADE)),
        Pair(bare.sentence),
        Pair(share_bar),
    )
    return Review(
        review.article, pairs, Summary((1, 2), "lead-rank/1|words:9"), review.signature, review.seconds
    )


def _fields(sentence: Sentence) -> dict[str, object]:
    return {name: getattr(sentence, name) for name in ("index", "paragraph", "start", "end", "text", "kind")}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def judged(make_review: MakeReview) -> Review:
    """What people do to sentences: edited and approved, approved and changed since, a second look, words of a
    memory, comments, a name put into one form."""
    review = make_review(
        ["الوزير في حلب", "قال شيئا.", "وأضاف شيئا.", "ونفى ذلك.", "والتقى سيرغي لافروف.", "انتهى."],
        english={1: "He said something.", 4: "He met Sergey Lavrov."},
    )
    pairs = list(review.pairs)
    said = "He said a thing."
    pairs[1] = replace(
        pairs[1],
        edit=Edit(said, "A. Reviewer", MADE),
        mark=Mark(State.APPROVED, said, "B. Chief", MADE + timedelta(hours=1)),
        comments=(Comment(7, "Which thing? = «شيئا»", "A. Reviewer", MADE + timedelta(minutes=5)),),
    )
    pairs[2] = replace(pairs[2], mark=Mark(State.APPROVED, "Other words.", "B. Chief", MADE))
    pairs[3] = replace(pairs[3], mark=Mark(State.SECOND_LOOK, "Sentence 3.", "B. Chief", MADE))
    pairs[4] = replace(pairs[4], enforced=(Enforced(7, 20, "Sergei Lavrov", (7, 19), "variant"),))
    pairs[5] = replace(pairs[5], edit=Edit("It ended.", "Old Hand", MADE, "tmx:agency.tmx"))
    return replace(review, pairs=tuple(pairs))


class ByLetters:
    """A sentence encoder for tests: how often each letter stands in a text."""

    name = "letters/1"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.zeros((len(texts), SIZE), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for char in text:
                row[ord(char) % SIZE] += 1
        return rows / np.maximum(1e-6, np.linalg.norm(rows, axis=1, keepdims=True))

    def unload(self) -> None:
        """It holds nothing."""


@pytest.fixture
def by_letters() -> ByLetters:
    return ByLetters()


@pytest.fixture
def story(make_review: MakeReview, judged: Review, provenance: Provenance) -> Report:
    """Two articles on one event, and one that people worked on."""
    lines = [
        "إضراب في الميناء",
        "أعلن عمال الميناء يوم 12 يونيو 2025 إضرابا مفتوحا احتجاجا على تأخر رواتبهم منذ شهرين كاملين.",
        "وقال الوزير إن الحكومة ستدفع الرواتب المتأخرة لعمال الميناء قبل نهاية الأسبوع المقبل.",
    ]
    other = [
        "عمال الميناء يضربون",
        lines[1].replace("أعلن", "بدأ"),
        "وأضافت النقابة أن الإضراب سيستمر حتى صرف الرواتب كلها.",
    ]
    reviews = [make_review(lines, source="a.txt"), make_review(other, source="b.txt"), judged]
    parts = [part_of(review, provenance) for review in reviews]
    return story_report(parts, encoder=ByLetters(), title="The strike")
