"""The benches read texts that belong together line by line: none may shift."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "packaging/bench"))

from parallel_lines import lines_of


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    path = tmp_path / "text.en"
    path.write_bytes("one\u2028still one\x0b\x85and still\r\ntwo\rstill two\n\nfour".encode())
    assert lines_of(path, beside=4) == ["one\u2028still one\x0b\x85and still", "two\rstill two", "", "four"]


def test_texts_of_different_lengths_do_not_belong_together(tmp_path: Path) -> None:
    path = tmp_path / "text.en"
    path.write_text("one\ntwo\n", encoding="utf-8")
    assert len(lines_of(path, beside=2)) == 2
    with pytest.raises(ValueError, match="2 lines beside 3"):
        lines_of(path, beside=3)
