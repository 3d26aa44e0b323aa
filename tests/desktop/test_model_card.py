"""The card of a model, which is a stranger's text, stands in order and does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QTextTable
from pytestqt.qtbot import QtBot

from naba_desktop.installed.card_blocks import (
    Block,
    Heading,
    Line,
    Paragraph,
    Span,
    Style,
    Table,
    Verbatim,
    blocks,
)
from naba_desktop.installed.model_card import ModelCard
from naba_desktop.installed.model_line import ModelLine
from naba_desktop.look.theme import LIGHT

CARD = """---
license: mit
---
# A model *of ours*

It is **small** and
reads `ar`. See [the page](https://example.org/a).

Scores
------

| set | BLEU |
|:----|---:|
| dev | 23.5 |
| test \\| news |

- one
  and more
  - deeper
2. second

> quoted
> on

```
# no heading | here
```
<b>letters</b> ![a map](map.png)
"""


def words(line: Line) -> str:
    return "".join(span.text for span in line)


def plain(block: Block) -> str:
    match block:
        case Verbatim():
            return "\n".join(block.lines)
        case Table():
            return "\n".join("|".join(map(words, row)) for row in block.rows)
        case _:
            return words(block.line)


def test_what_a_card_says_stands_in_its_forms() -> None:
    found = blocks(CARD)
    assert [(type(block), plain(block)) for block in found] == [
        (Verbatim, "license: mit"),
        (Heading, "A model *of ours*"),
        (Paragraph, "It is small and reads ar. See the page (https://example.org/a)."),
        (Heading, "Scores"),
        (Table, "set|BLEU\ndev|23.5\ntest | news|"),
        (Paragraph, "one and more"),
        (Paragraph, "deeper"),
        (Paragraph, "second"),
        (Paragraph, "quoted on"),
        (Verbatim, "# no heading | here"),
        (Paragraph, "<b>letters</b> [picture: a map]"),
    ]
    assert [(block.mark, block.depth) for block in found if isinstance(block, Paragraph)] == [
        *(("", 0), ("•", 0), ("•", 1), ("2.", 0), ("", 1), ("", 0))
    ]
    assert [block.level for block in found if isinstance(block, Heading)] == [1, 2]
    assert [span.style for span in found[2].line if span.style is not Style.PLAIN] == [
        Style.STRONG,
        Style.CODE,
    ]


def test_a_fence_ends_at_one_as_long_with_nothing_behind_it() -> None:
    assert blocks("````\n```python\nx = 1\n```\n````\nafter") == (
        Verbatim(("```python", "x = 1", "```")),
        Paragraph((Span("after"),)),
    )


def test_what_follows_a_quoted_heading_is_not_indented() -> None:
    assert blocks("> a\n===\nb") == (Heading(1, (Span("a"),)), Paragraph((Span("b"),)))


@given(st.text(alphabet="ab #-*|`>[]()!_\n1.~:\\=", max_size=200))
def test_no_word_of_a_card_is_lost(text: str) -> None:
    """Whatever it is: letters and digits come out in their order; only addresses of pictures are left out."""
    shown = "\n".join(plain(block) for block in blocks(text))
    if (
        "![" not in text
        and "|" not in text
        and not any(line.lstrip().startswith(("```", "~~~")) for line in text.split("\n"))
    ):
        assert [c for c in shown if c.isalpha()] == [c for c in text if c.isalpha()]


@pytest.mark.parametrize(
    "part", ["#", "# ", "> ", "- ", "**", "* ", "[", "[a](", "`", "|", "|-", "__", "![", "-|", "    - "]
)
def test_no_card_takes_long(part: str) -> None:
    """60,000 characters of one form; the watchdog ends a test that hangs."""
    for text in (part * (60_000 // len(part)), "# " + part * 20_000 + "x", (part + "\n") * 20_000):
        assert blocks(text) is not None


def test_a_card_draws_and_loads_nothing(application: object, qtbot: QtBot, tmp_path: Path) -> None:
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(QColor(255, 0, 0))
    picture.save(str(tmp_path / "red.png"))
    place = f"{tmp_path}/red.png"
    html = f'<img src="{place}"><a href="{place}">c</a>'
    text = f"# {html}\n![a]({place})\n[b]({place})\n\n{html}\n\n|{html}|\n|-|\n|![]({place})|\n"
    card = ModelCard(LIGHT)
    qtbot.addWidget(card)
    card.resize(700, 600)
    line = ModelLine(
        "m", text, licence=text, facts=(("Made by", text),), texts=(("README.md", text), ("LICENSE", text))
    )
    card.show_model(line)
    image = card.grab().toImage()
    red = QColor(255, 0, 0).rgb()
    assert not any(
        image.pixel(x, y) == red for x in range(0, image.width(), 8) for y in range(0, image.height(), 8)
    )
    document = card.text.document()
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            form = fragments.fragment().charFormat()
            assert not form.isAnchor()
            assert not form.isImageFormat()
            fragments += 1
        block = block.next()
    assert "<a href=" in card.text.toPlainText()


def test_what_hides_is_seen_and_a_licence_stands_as_it_was_typed(application: object, qtbot: QtBot) -> None:
    card = ModelCard(LIGHT)
    qtbot.addWidget(card)
    card.show_model(ModelLine("m", "M", texts=(("README.md", "a\u202eb"), ("LICENSE", "# 1.\n  a - b"))))
    shown = card.text.toPlainText()
    assert "\u202e" not in shown
    assert "# 1.\n  a - b" in shown


def test_a_table_is_one_that_a_reader_can_follow(application: object, qtbot: QtBot) -> None:
    card = ModelCard(LIGHT)
    qtbot.addWidget(card)
    card.show_model(ModelLine("m", "M", texts=(("README.md", CARD),)))
    tables = [
        frame for frame in card.text.document().rootFrame().childFrames() if isinstance(frame, QTextTable)
    ]
    assert [(table.rows(), table.columns()) for table in tables] == [(3, 2)]
    assert tables[0].cellAt(1, 1).firstCursorPosition().block().text() == "23.5"
    card.show_model(None)
    assert card.text.toPlainText() == ""
