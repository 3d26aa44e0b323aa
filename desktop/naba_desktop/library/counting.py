"""The chore that counts anew what the list tells of each article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naba_desktop.research.archive import Archive


@dataclass(frozen=True, slots=True)
class Counted:
    """What the list tells of an article."""

    article: str  # Article.id
    title: str  # in English where it has one
    attention: int  # sentences to check
    doubt: int  # doubtful ones among them


def counted_anew(archive: Archive, tell: Callable[[Counted], object]) -> Iterator[tuple[int, int]]:
    """Count the articles that the checks of today have not counted, the newest first, one a step; `tell` gets what each
    came to. It ends at once where there is none, and goes on where it was stopped: what is counted is kept."""
    from naba_translation.attention import attention
    from naba_translation.headline import english_headline
    from naba_translation.library.count_shelf import CountShelf

    shelf = CountShelf(archive.store)
    waiting = shelf.waiting()
    for number, article in enumerate(waiting, 1):
        review = shelf.renew(article)
        if review is not None:
            left = attention(review.pairs)
            title = english_headline(review) or review.article.title
            tell(Counted(article, title, left.to_check, left.doubtful))
        yield number, len(waiting)
