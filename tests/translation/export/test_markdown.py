"""Markdown: nothing of an article is mark-up."""

from __future__ import annotations

import re

import pytest

from naba_translation.article import Review
from naba_translation.export import Options, Provenance, Report, markdown
from naba_translation.export.report import report_of

MARKUP = re.compile(r"(?<!\\)(?:\\\\)*[`*_\[\]<>#|~@]|(?<=www)\.|(?<!\\)://")
HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1)) ![x](http://example.org/x.png)",
    "| a | b |",
    "# heading *bold* _it_ `code` ~~gone~~",
    "--> <!-- -----END NABA RECORD-----",
    "\\| \\<b>",
    "see http://example.org/x, www.example.org or a@example.org",
)


def cells(report: Report) -> list[list[str]]:
    lines = markdown.render(report).decode().splitlines()
    table = lines[lines.index("## Sentences") :]
    return [re.split(r"(?<!\\)\|", line)[1:-1] for line in table if line.startswith("| ")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_one_plain_cell(make_review, provenance: Provenance, text: str) -> None:
    head, title, row = cells(report_of(make_review(["عنوان", f"خبر {text}"], english={1: text}), provenance))
    assert [len(head), len(title), len(row)] == [3, 3, 3]
    assert MARKUP.search(row[1]) is None
    plain = re.sub(r"\\(.)", r"\1", row[1].strip())
    assert plain == text


def test_only_our_own_html_is_in_it(make_review, provenance: Provenance) -> None:
    review = make_review([f"عنوان {HOSTILE[0]}", HOSTILE[4]], english=dict(enumerate(HOSTILE)))
    text = markdown.render(report_of(review, provenance)).decode()
    tags = re.findall(r"(?<!\\)</?(\w+)", text)
    assert set(tags) <= {"a", "p", "span", "br"}
    assert len(re.findall("(?<!\\\\)<!--", text)) == 2


def test_states_and_reasons_are_told(judged: Review, reviewed: Review, provenance: Provenance) -> None:
    text = re.sub(r"\\(.)", r"\1", markdown.render(report_of(judged, provenance)).decode())
    for piece in ("✓ Approved", "English by A. Reviewer", "Comment by A. Reviewer", "Second look wanted"):
        assert piece in text, piece
    bare = markdown.render(report_of(reviewed, provenance, Options(reasons=False))).decode()
    assert "missing in the English" not in bare
    assert "Doubt" in bare
