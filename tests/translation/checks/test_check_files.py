from __future__ import annotations

import json

import pytest

from naba_translation.checks.files import check_lines


def test_a_record_a_line_in_the_agreed_shape() -> None:
    arabic = ["قتل 1300 شخص\n", "وصل الوزير\n", "\n", "سطر بلا ترجمة"]
    english = ["300 people were killed\r\n", "The minister arrived\n", "\n", ""]
    records = [json.loads(json.dumps(record)) for record in check_lines(arabic, english)]
    assert [record["line"] for record in records] == [1, 2, 3, 4]
    assert [record["level"] for record in records] == ["doubt", "ok", "ok", "doubt"]
    assert [set(record) for record in records] == [{"line", "level", "flags"}] * 4
    assert [[flag["check"] for flag in record["flags"]] for record in records] == [
        ["numbers"],
        [],
        [],
        ["untranslated"],
    ]
    assert set(records[0]["flags"][0]) == {"check", "reason"}


def test_a_line_without_a_partner_is_never_compared_with_another_one() -> None:
    records = check_lines(["وصل الوزير", "سطر"], ["The minister arrived"])
    assert next(records)["level"] == "ok"
    with pytest.raises(ValueError, match="shorter"):
        next(records)


def test_lines_are_read_one_by_one() -> None:
    def endless(line: str) -> object:
        while True:
            yield line

    records = check_lines(endless("وصل الوزير"), endless("The minister arrived"))  # type: ignore[arg-type]
    assert next(records)["line"] == 1
    assert next(records)["line"] == 2
