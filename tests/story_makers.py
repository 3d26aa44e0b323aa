"""Articles for stories, made in memory."""

from __future__ import annotations

from datetime import date

from naba_translation.article import Article, Draft, Kind, Pair, Paragraph, Review, Sentence


def review(name: str, *texts: str, published: date | None = None) -> Review:
    """An article of these sentences, each with a word of English."""
    pairs, paragraphs, at = [], [], 0
    for index, text in enumerate(texts):
        paragraphs.append(Paragraph(index, at, at + len(text)))
        sentence = Sentence(index, index, at, at + len(text), text, Kind.BODY)
        pairs.append(Pair(sentence, Draft(f"Sentence {index} of {name}.", -0.3, 1, 1)))
        at += len(text) + 1
    article = Article(
        name, f"/{name}.txt", "", "txt/1", "\n".join(texts), tuple(paragraphs), published=published
    )
    return Review(article, tuple(pairs))
