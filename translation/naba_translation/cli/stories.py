"""`naba stories [PATH…]`: which articles tell of one event, and what they say of it together."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from naba_translation.cli.articles import MARKS, Chosen, add_articles, chosen, print_json, shown
from naba_translation.cli.translate import positive

if TYPE_CHECKING:
    from naba_translation.stories import Said, Story

DEFAULT_WORDS = 150


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "stories",
        help="group articles on one event and compare what they say",
        description="Group articles that tell of one event, fold copies of one report, and print for each "
        "story a summary that says nothing twice, who says what, and how the outlets put the same statement.",
        epilog="Of the whole library only stories of two articles or more are told.",
    )
    add_articles(parser)
    parser.add_argument(
        "--words",
        type=positive,
        default=DEFAULT_WORDS,
        metavar="N",
        help=f"length of a story's summary in Arabic words (default: {DEFAULT_WORDS})",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the stories; the exit code."""
    with chosen(arguments) as articles:
        groups = _of_these(articles) if arguments.paths else _of_the_library(articles)
        told = _told(articles, groups, words=arguments.words)
        if arguments.json:
            print_json([_as_json(story) for story in told])
        else:
            for story in told:
                _print(story)
            if articles.ids and not told:
                print("No two articles tell of one event.")
        return articles.exit_code


def _of_these(articles: Chosen) -> list[list[str]]:
    """The ids of the articles that were named, by stories; what is alone is a story too."""
    from naba_translation.stories import Telling, group, words_of

    found = [article for id_ in articles.ids if (article := articles.store.article(id_)) is not None]
    members = group([Telling(words_of(article), article.published) for article in found])
    return [[found[at].id for at in one] for one in members]


def _of_the_library(articles: Chosen) -> list[Sequence[str]]:
    """The ids of the articles of each story of the library, the largest story first; renewed and kept."""
    from tqdm import tqdm

    from naba_translation.library.story_shelf import StoryShelf

    shelf = StoryShelf(articles.store)
    with tqdm(file=sys.stderr, leave=False, disable=not sys.stderr.isatty(), desc="grouping") as bar:
        for done, total in shelf.renew():
            bar.total = total
            bar.update(done - bar.n)
    headings = sorted(shelf.headings(), key=lambda heading: -heading.articles)
    return [shelf.members(heading.id) for heading in headings]


def _told(articles: Chosen, groups: Iterable[Sequence[str]], *, words: int) -> list[Story]:
    from naba_translation.review import load_reviews
    from naba_translation.search.encoder import SentenceEncoder
    from naba_translation.stories import tell

    encoder = SentenceEncoder()
    return [tell(list(load_reviews(articles.store, ids)), encoder=encoder, words=words) for ids in groups]


def _as_json(story: Story) -> dict[str, object]:
    return {
        "articles": [article.source for article in story.articles],
        "title": story.title,
        "summary": [_said(said) for said in story.summary],
        "comparisons": [[_said(said) for said in one] for one in story.comparisons],
        "copies": [[story.articles[at].source for at in one] for one in story.folded if len(one) > 1],
    }


def _said(said: Said) -> dict[str, object]:
    return {
        "article": said.article.source,
        "index": said.pair.sentence.index,
        "arabic": said.pair.sentence.text,
        "english": said.pair.english,
        "level": said.pair.level.value,
        "doubts": list(said.pair.doubts),
        "outlets": list(said.outlets),
        "of": said.of,
        "otherwise": [asdict(one) for one in said.otherwise],
        "heard": said.heard,
    }


def _print(story: Story) -> None:
    from naba_translation.display import visible_reason
    from naba_translation.stories import in_common, outlet_of

    print(shown(story.title))
    for one in story.folded:
        article, *copies = [story.articles[at] for at in one]
        when = article.published.isoformat() if article.published else "no date"
        told = [
            f"{outlet_of(article)}, {when}: {article.source}",
            *(f"a copy: {copy.source}" for copy in copies),
        ]
        print(f"  · {shown(', '.join(told))}")
    if common := in_common(story):
        print(f"  {shown(common)}")
    print()
    for said in story.summary:
        print(f"  {shown(said.pair.english or said.pair.sentence.text)}{MARKS[said.pair.level]}")
        for reason in said.pair.doubts:
            print(f"      ! {visible_reason(reason)}")
        if said.pair.english:
            print(f"      {shown(said.pair.sentence.text)}")
        place = f"{outlet_of(said.article)} [{said.pair.sentence.index + 1}]"
        print(f"      — {', '.join(filter(None, (shown(place), visible_reason(said.heard_from))))}")
    if story.comparisons:
        print("\n  The same statement, side by side")
    for statements in story.comparisons:
        print()
        for said in statements:
            place = f"{shown(outlet_of(said.article))} [{said.pair.sentence.index + 1}]"
            print(f"  {place}: {shown(said.pair.english)}{MARKS[said.pair.level]}")
            for reason in said.pair.doubts:
                print(f"      ! {visible_reason(reason)}")
            print(f"      {shown(said.pair.sentence.text)}")
    print()
