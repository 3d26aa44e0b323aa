"""What is left to check is one count, wherever it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_translation.article import (
    Article,
    Draft,
    Edit,
    Flag,
    Kind,
    Level,
    Mark,
    Pair,
    Review,
    Sentence,
    State,
)
from naba_translation.attention import attention, is_to_check
from naba_translation.cli.report import Report
from naba_translation.export.options import Options
from naba_translation.export.page import build
from naba_translation.export.provenance import Provenance
from naba_translation.export.report import Part
from naba_translation.pipeline import ArticleDone

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ENGLISH = "The port opens."
PLAIN = Pair(Sentence(0, 0, 0, 4, "وصل"), Draft(ENGLISH, -0.3, 3, 3))
EDITED = Edit("The harbour opens.", "Amal", NOW)

pairs = st.builds(
    lambda kind, flags, edit, mark: Pair(
        replace(PLAIN.sentence, kind=kind), PLAIN.draft, edit=edit, flags=tuple(flags), mark=mark
    ),
    st.sampled_from(Kind),
    st.lists(
        st.builds(Flag, st.just("numbers"), st.just("26 is missing."), st.sampled_from(Level)), max_size=2
    ),
    st.sampled_from([None, EDITED]),
    st.sampled_from([None, *(Mark(s, ENGLISH, "Amal", NOW) for s in (State.APPROVED, State.SECOND_LOOK))]),
)


def flagged(level: Level, **human: object) -> Pair:
    return replace(PLAIN, flags=(Flag("numbers", "26 is missing.", level),), **human)


@given(st.lists(pairs, max_size=8))
def test_every_sentence_a_check_objects_to_is_to_check_or_settled_by_a_person(found: list[Pair]) -> None:
    left = attention(found)
    article = [pair for pair in found if pair.sentence.kind is not Kind.FURNITURE]
    objected = sum(pair.level is not Level.OK for pair in article)
    wished = sum(pair.level is Level.OK and pair.state is State.SECOND_LOOK for pair in article)
    assert left.to_check + left.settled == objected + wished
    assert left.doubtful <= left.to_check == sum(map(is_to_check, found))
    assert not any(is_to_check(pair) for pair in found if pair.state in (State.EDITED, State.APPROVED))


def test_a_document_and_the_command_line_count_as_the_window_does(capsys: pytest.CaptureFixture[str]) -> None:
    """Marks that a person has settled are not among what is to check, and are told apart."""
    approved = Mark(State.APPROVED, ENGLISH, "Amal", NOW)
    found = [
        flagged(Level.LOOK),
        flagged(Level.DOUBT),
        flagged(Level.DOUBT, mark=approved),
        flagged(Level.LOOK, edit=EDITED),
        PLAIN,
    ]
    numbered = tuple(replace(p, sentence=replace(p.sentence, index=n)) for n, p in enumerate(found))
    review = Review(Article("a" * 64, "a.txt", "b" * 64, "txt/1", "وصل", ()), numbered)
    assert attention(review.pairs).words == "2 to check (1 doubtful)"
    provenance = Provenance("naba-ar-en@1", "ce3f" * 16, "model:naba-ar-en@1", NOW, {}, {})
    page = build(Part(review, provenance, "marker"), number=1, options=Options())
    assert "; 2 to check (1 doubtful); 2 edited or approved although a check objects." in page.status
    with Report(quiet=True) as report:
        report.done(ArticleDone(Path("a.txt"), review), [Path("a.pdf")])
    assert ": 5 sentences, 2 to check (1 doubtful) → a.pdf" in capsys.readouterr().out
