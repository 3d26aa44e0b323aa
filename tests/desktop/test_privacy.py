"""What the rest of the system gets to see of an article."""

from __future__ import annotations

from collections.abc import Callable

from naba_desktop.app import Desktop
from naba_translation.article import Kind, Review


def test_the_title_names_no_article_unless_the_analyst_says_so(
    desktop: Desktop, make_review: Callable[..., Review]
) -> None:
    window = desktop.window
    window.show()
    review = make_review(("عنوان", "A secret\u202e headline", Kind.TITLE, []), ("نص", "Text"), title="عنوان")
    window.show_review(review)
    assert window.windowTitle() == "Naba"
    window.commands.actions["headline_title"].trigger()
    assert window.windowTitle() == "A secret[U+202E] headline"
    assert desktop.settings.headlines
    window.commands.actions["headline_title"].trigger()
    assert window.windowTitle() == "Naba"
    assert not desktop.settings.headlines
