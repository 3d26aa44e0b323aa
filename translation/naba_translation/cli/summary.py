"""`naba summary PATH…`: the sentences that tell each article shortest."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from naba_translation.cli.articles import MARKS, add_articles, chosen, print_json, shown
from naba_translation.cli.translate import DEFAULT_SUMMARY, summary_length

if TYPE_CHECKING:
    from naba_translation.article import Pair, Review


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "summary",
        help="the sentences that tell an article shortest",
        description="Print a summary of each article: sentences of it in both languages, in their order, "
        "each with what the checks found in it.",
    )
    add_articles(parser)
    parser.add_argument(
        "--words",
        type=summary_length,
        default=DEFAULT_SUMMARY,
        metavar="N|PERCENT",
        help=f"length in Arabic words, or in percent of the article as in 20%% (default: {DEFAULT_SUMMARY})",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the summaries; the exit code."""
    from naba_translation.review import Budget, load_review

    budget = Budget(**arguments.words)
    with chosen(arguments) as articles:
        reviews = (load_review(articles.store, article, budget=budget) for article in articles.ids)
        if arguments.json:
            print_json([_as_json(review) for review in reviews if review])
        else:
            for review in reviews:
                if review:
                    _print(review)
        return articles.exit_code


def _summary(review: Review) -> list[Pair]:
    return [review.pairs[index] for index in review.summary.indexes]


def _as_json(review: Review) -> dict[str, object]:
    return {
        "article": review.article.source,
        "title": _title(review),
        "summary": [
            {
                "index": pair.sentence.index,
                "arabic": pair.sentence.text,
                "english": pair.english,
                "doubts": [{"check": flag.check, "reason": flag.reason} for flag in pair.flags],
            }
            for pair in _summary(review)
        ],
    }


def _print(review: Review) -> None:
    from naba_translation.display import visible_reason
    from naba_translation.export.rows import NOT_TRANSLATED

    print(shown(f"{_title(review)} — {review.article.source}"))
    for pair in _summary(review):
        english = shown(pair.english) or NOT_TRANSLATED
        print(f"  [{pair.sentence.index + 1}] {english}{MARKS[pair.level]}")
        print(f"      {shown(pair.sentence.text)}")
        for reason in pair.doubts:
            print(f"      ! {visible_reason(reason)}")
    if not review.summary.indexes:
        print("  There is no sentence to choose from.")
    print()


def _title(review: Review) -> str:
    from naba_translation.article import Kind
    from naba_translation.stories import outlet_of

    titles = (pair.english or pair.sentence.text for pair in review.pairs if pair.sentence.kind is Kind.TITLE)
    return next(titles, review.article.title) or outlet_of(review.article)
