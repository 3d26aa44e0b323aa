from __future__ import annotations

from pathlib import Path

import pytest

from naba_models import KnownError, ModelError
from naba_translation import errors
from naba_translation.messages import describe

PLACE = Path("/press/ports.txt")
KNOWN = [getattr(errors, name) for name in errors.__all__ if name != "KnownError"]


def make(kind: type[KnownError]) -> KnownError:
    return kind("out of memory") if kind is errors.EngineError else kind(PLACE, "because of it")


@pytest.mark.parametrize("kind", KNOWN)
def test_every_error_says_what_and_what_to_do_on_one_line(kind: type[KnownError]) -> None:
    message = describe(make(kind))
    assert message.title
    assert message.todo or kind in (errors.ReadError, ModelError), (
        "an error that leaves the user with nothing to do"
    )
    assert "\n" not in message.line
    if kind is not errors.EngineError:
        assert "ports.txt" in message.detail
        assert "because of it" in message.detail


@pytest.mark.parametrize("kind", [errors.ListUnreadable, errors.RecordMissing])
def test_what_is_no_article_is_not_to_be_saved_as_one(kind: type[KnownError]) -> None:
    assert "article" not in describe(make(kind)).todo


def test_a_fault_of_ours_is_called_one_and_tells_no_text() -> None:
    message = describe(ZeroDivisionError("secret words of the article"))
    assert "fault in Naba" in message.title
    assert "secret" not in message.line
