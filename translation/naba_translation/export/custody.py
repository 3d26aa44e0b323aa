"""What follows from an article's values, written out for a machine that asks where its English comes from."""

from __future__ import annotations

import hashlib
from typing import Any

from naba_translation.article import Review
from naba_translation.engines.signature import fields_of
from naba_translation.export.report import Part


def custody(part: Part) -> dict[str, Any]:
    """{"source_sha256", "text_sha256" of the article, "extractor", "english_sha256" of what a reader sees,
    "engine", "decoding": {as in engines/signature.py}, "normaliser", "splitter", "checks", "model_sha256"}.
    """
    review, said = part.review, fields_of(part.review.signature)
    kept = ("type", "beam", "rep", "set", "second")
    return {
        "source_sha256": review.article.source_sha256,
        "text_sha256": review.article.id,
        "extractor": review.article.extractor,
        "english_sha256": english_digest(review),
        "model_sha256": part.provenance.model_digest,
        "engine": f"ctranslate2 {said.get('ct2', '')}, sentencepiece {said.get('sp', '')}",
        "decoding": {key: said[key] for key in kept if key in said},
        "normaliser": said.get("norm", ""),
        "splitter": said.get("split", ""),
        "checks": part.provenance.checks,
    }


def english_digest(review: Review) -> str:
    """SHA-256 of all sentences in both languages, each on a line of its own."""
    digest = hashlib.sha256()
    for pair in review.pairs:
        lines = f"{pair.sentence.text}\n{pair.english}\n"
        digest.update(lines.encode(errors="surrogatepass"))
    return digest.hexdigest()
