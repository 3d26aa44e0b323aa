"""`naba timeline [PATH…]`: what happened when, by the dates the texts mention."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from naba_translation.cli.articles import MARKS, Chosen, add_articles, chosen, print_json, shown

if TYPE_CHECKING:
    from naba_translation.timeline import Event, Period


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "timeline",
        help="what happened when, by the dates the texts mention",
        description="Print the events of articles in order, each with the sentence that tells it. Words such "
        "as yesterday are reckoned from the day the article was published. English that a check doubts is marked, "
        "with the reason.",
        epilog="In JSON a week, month or year stands as its first day, and what cannot be dated is left out.",
    )
    add_articles(parser)
    parser.add_argument(
        "--published",
        type=_date,
        metavar="YYYY-MM-DD",
        help="the day to reckon from in articles that do not tell when they were published",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the timeline; the exit code."""
    from naba_translation.timeline import in_order
    from naba_translation.timeline.wording import when

    with chosen(arguments) as articles:
        events = _events(articles, arguments.published)
        ordered = in_order(events)
        if arguments.json:
            print_json([_as_json(event, event.period) for event in ordered if event.period])
        else:
            for event in ordered:
                _print(when(event.period, assumed=event.assumed) if event.period else "", event)
            undated = [event for event in events if event.period is None]
            if undated:
                print("\nNot dated: the article does not tell when it was published (see --published)")
            for event in undated:
                _print(f"“{event.arabic[slice(*event.span)]}”", event)
            if articles.ids and not events:
                print("No words of time were found.")
        return articles.exit_code


def _events(articles: Chosen, published: date | None) -> list[Event]:
    """In the order of the articles; what the library keeps of them is not read again."""
    from naba_translation.library.timeline_shelf import TimelineShelf, read_events

    if published is not None:
        each = (read_events(articles.store, article, published=published) for article in articles.ids)
        return [event for events in each for event in events]
    found: dict[str, tuple[Event, ...]] = {}
    for some in TimelineShelf(articles.store).events(articles.ids):
        found |= some
    return [event for article in articles.ids for event in found[article]]


def _as_json(event: Event, period: Period) -> dict[str, object]:
    return {
        "date": period.first.isoformat(),
        "article": event.source,
        "index": event.index,
        "english": event.english,
        "level": event.level.value,
        "doubts": list(event.doubts),
    }


def _print(when: str, event: Event) -> None:
    from naba_translation.display import visible_reason

    print(f"{shown(when)}  {shown(event.english or event.arabic)}{MARKS[event.level]}")
    for reason in event.doubts:
        print(f"    ! {visible_reason(reason)}")
    print(f"    {shown(event.source)} [{event.index + 1}] “{shown(event.arabic[slice(*event.span)])}”")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day as in 2024-06-18") from error
