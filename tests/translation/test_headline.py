"""What an article is called where it has no title of its own."""

from __future__ import annotations

from naba_translation.article import Draft, Kind, Pair, Review
from naba_translation.headline import arabic_headline, english_headline
from naba_translation.read import load_bytes
from naba_translation.segment import split


def test_a_chat_is_called_by_what_was_said_not_by_who_said_it() -> None:
    said = "أعلنت البلدية فتح السوق."
    text = f"[12/05/2025, 9:14 PM] هدى: {said}\n[12/05/2025, 9:15 PM] كريم: الحمد لله."
    article = load_bytes(text.encode(), "chat.txt")
    pairs = tuple(
        Pair(sentence, Draft(f"English of {sentence.text}", 0.0, 1, 1, 1))
        for sentence in split(article)
        if sentence.kind is not Kind.FURNITURE
    )
    review = Review(article, pairs)
    assert arabic_headline(review) == said
    assert english_headline(review) == f"English of {said}"
