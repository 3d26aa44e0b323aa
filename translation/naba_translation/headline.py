"""What to call an article in each language."""

from __future__ import annotations

from pathlib import Path

from naba_translation.article import Kind, Review

_NO_HEADLINE = frozenset((Kind.FURNITURE, Kind.BYLINE, Kind.DATELINE))


def english_headline(review: Review) -> str:
    """The English of its title, else of its first sentence that is more than who and where, else the file's name."""
    titled = " ".join(pair.english for pair in review.pairs if pair.sentence.kind is Kind.TITLE)
    first = (pair.english for pair in review.pairs if pair.sentence.kind not in _NO_HEADLINE)
    return titled.strip() or next(first, "") or arabic_headline(review) or Path(review.article.source).name


def arabic_headline(review: Review) -> str:
    """Its title as it was found, else its first sentence that is more than who and where."""
    first = (pair.sentence.text for pair in review.pairs if pair.sentence.kind not in _NO_HEADLINE)
    return review.article.title or next(first, "")
