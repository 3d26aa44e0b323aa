"""The jobs of the place "Stories"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from naba_desktop.work.background import Steps

if TYPE_CHECKING:
    from naba_desktop.research.archive import Archive
    from naba_translation.library.story_shelf import Heading
    from naba_translation.stories import Story


@dataclass(frozen=True, slots=True)
class Shelved:
    """The stories as they are kept."""

    headings: tuple[Heading, ...]
    story_of: Mapping[str, str]  # story by article, of those that are in one
    waiting: int  # articles that were never grouped


@dataclass(frozen=True, slots=True)
class Told:
    """One story."""

    id: str
    story: Story


def shelved(archive: Archive) -> Shelved:
    """The stories that are kept."""
    from naba_translation.library.story_shelf import StoryShelf

    shelf = StoryShelf(archive.store)
    return Shelved(shelf.headings(), shelf.story_of(), shelf.waiting())


def grouped_ahead(archive: Archive) -> Iterator[tuple[int, int]]:
    """Put what is new into stories, so that they are there when one comes to the place."""
    from naba_translation.library.story_shelf import StoryShelf

    yield from StoryShelf(archive.store).renew()


def renewed(archive: Archive, *, afresh: bool) -> Steps:
    """Put what is new into stories; yields how far it is and how far there is to go, returns the Shelved."""
    from naba_translation.library.story_shelf import StoryShelf

    yield from StoryShelf(archive.store).renew(afresh=afresh)
    return shelved(archive)


def told(archive: Archive, story: str, version: int) -> Steps:
    """Tell a story; returns Told, or None where it has no articles any more.

    `version` counts the changes of the library: what was told since the last one is not told again.
    """
    from naba_translation.library.story_shelf import StoryShelf
    from naba_translation.stories import tell

    shelf = StoryShelf(archive.store)
    reviews = []
    for review in shelf.reviews(story):
        reviews.append(review)
        yield
    if not reviews:
        return None
    key = (story, version, len(reviews))
    whole = archive.told(key, lambda: tell(reviews, encoder=archive.encoder))
    shelf.keep_headline(story, whole.title)
    return Told(story, whole)
