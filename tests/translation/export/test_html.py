"""HTML: nothing of an article is markup, nothing is fetched, nothing runs."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from naba_translation.article import Review
from naba_translation.export import Provenance, html
from naba_translation.export.report import report_of

VOID = {"meta"}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><a href='javascript:alert(1)'>",
    "</style><style>@import url(http://example.org/x.css)",
    "</title><link rel=stylesheet href=//example.org/x>",
    "&lt;b&gt; &amp; &#60;",
)


class Page(HTMLParser):
    """The elements, attributes and text of a page; complains of elements closed in the wrong order."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(content.decode("utf-8"))
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text += data


@pytest.fixture
def hostile(make_review) -> Review:
    lines = [f"خبر {text}" for text in HOSTILE]
    return make_review(lines, english=dict(enumerate(HOSTILE)), source=f"{HOSTILE[1]}.txt")


def test_hostile_text_is_shown_as_it_is(hostile: Review, provenance: Provenance) -> None:
    page = Page(html.render(report_of(hostile, provenance)))
    for text in HOSTILE:
        assert text in page.text


def test_nothing_is_fetched_and_nothing_runs(hostile: Review, provenance: Provenance) -> None:
    page = Page(html.render(report_of(hostile, provenance)))
    names = {name for name, _ in page.elements}
    assert not names & {
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "svg",
        "audio",
        "video",
    }
    for _, attributes in page.elements:
        assert not any(name.startswith("on") or name in ("src", "style", "srcset") for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")


def test_the_style_sheet_refers_to_nothing_outside(reviewed: Review, provenance: Provenance) -> None:
    content = html.render(report_of(reviewed, provenance)).decode()
    style = content.partition("<style>")[2].partition("</style>")[0]
    assert re.findall(r"url\(.{10}", style) == ['url("data:font']
    assert "@import" not in style


def test_the_policy_allows_this_style_sheet_and_no_more(reviewed: Review, provenance: Provenance) -> None:
    content = html.render(report_of(reviewed, provenance)).decode()
    style = content.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policies = [a["content"] for _, a in Page(content.encode()).elements if "http-equiv" in a]
    assert policies == [
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    ]


def test_summary_links_lead_to_sentences(reviewed: Review, provenance: Provenance) -> None:
    elements = Page(html.render(report_of(reviewed, provenance))).elements
    targets = {attributes["id"] for _, attributes in elements if "id" in attributes}
    links = [attributes["href"] for name, attributes in elements if name == "a"]
    assert links == ["#a1s2", "#a1s3"]
    assert {str(link).removeprefix("#") for link in links} <= targets


def test_flags_edits_and_gaps_are_told_in_words(reviewed: Review, provenance: Provenance) -> None:
    page = Page(html.render(report_of(reviewed, provenance)))
    for piece in (
        "◆ Doubtful",
        "26 is missing in the English.",
        "English by A. Reviewer",
        "(not translated)",
    ):
        assert piece in page.text
    content = html.render(report_of(reviewed, provenance)).decode()
    assert "<mark>26</mark>" in content
    assert "<mark>Sixty</mark>" in content
    assert "شارك الخبر" in page.text
