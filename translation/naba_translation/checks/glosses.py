"""What an Arabic word nearly always means, for a reader who knows no Arabic: told only where there is one meaning.

The table was counted on parallel text by packaging/data/glosses.py; the NOTICE beside the file says whose.
"""

from __future__ import annotations

import lzma
from functools import lru_cache
from typing import TYPE_CHECKING

import naba_resources
from naba_translation.checks.lexicon import without_clitics

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def glosses(forms: Iterable[str], *, most: int) -> tuple[str, ...]:
    """The meanings of those folded words that have plain ones, in order, each once and `most` at most; two English
    words that share a meaning are joined by a stroke."""
    found = dict.fromkeys(gloss for form in forms if (gloss := _gloss(form)))
    return tuple(found)[:most]


def keys(form: str) -> tuple[str, str]:
    """The lines that may have a folded word: of it as it stands, its article as ال whatever is joined to it, and of it
    without clitics. The first counts: a letter that may be a prefix may also be the word's own (فقاعات, bubbles; قاعات,
    halls), and an article tells the noun (الذهب, gold) from the verb (ذهب, went)."""
    bare = without_clitics(form)
    has_article = form[: len(form) - len(bare)].endswith(("ال", "لل"))
    return f"ال{bare}" if has_article else form, bare


def _gloss(form: str) -> str:
    """Empty for a word of no plain meaning."""
    whole, bare = keys(form)
    gloss = _table().get(whole)
    return _table().get(bare, "") if gloss is None else gloss


@lru_cache(maxsize=1)
def _table() -> Mapping[str, str]:
    raw = naba_resources.path("lexicon/glosses.tsv.xz").read_bytes()
    lines = (line.split("\t") for line in lzma.decompress(raw).decode().splitlines())
    return {form: words.replace(" ", "/") for form, words in lines}
