"""`naba models default`: which model translates what: everything, a collection (a tag), one article."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naba_translation.library.store import ArticleRow
    from naba_translation.models.choice import Choice
    from naba_translation.paths import Paths


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = actions.add_parser(
        "default",
        help="which model translates when none is named; choose another",
        description="Tell which model translates what, or choose one: for everything, for a collection (the articles"
        " of a tag), or for an article. An article's own model comes first, then its collection's, then the one for"
        " everything. What is translated already keeps its English until it is translated again.",
    )
    parser.add_argument(
        "id", nargs="?", metavar="ID", help="the model to use from now on (default: only tell)"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--tag", metavar="TAG", help="only for the articles of this tag")
    what.add_argument(
        "--article", metavar="FILE|ID", help="only for this article of the library, by its file or its id"
    )
    parser.add_argument(
        "--none", action="store_true", help="take the choice for the tag or the article back instead"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Tell or change the choice, for the window and the command line alike."""
    from naba_models import find_model
    from naba_translation.models.choice import read_choice
    from naba_translation.paths import Paths

    if problem := _misuse(arguments):
        print(f"naba: {problem}", file=sys.stderr)
        return 2
    paths = Paths.of_user()
    if arguments.id:
        arguments.id = find_model(arguments.id, paths.models).manifest.id
    choice = read_choice(paths.config)
    rows = _articles() if arguments.article or choice.articles else []
    if arguments.id or arguments.none:
        changed = _changed(choice, arguments, rows)
        if changed is None:
            return 1
        _save(changed, paths)
        choice = changed
    for line in _told(choice, paths, rows):
        print(line)
    return 0


def _misuse(arguments: argparse.Namespace) -> str:
    """What is wrong with the options beside each other; empty where nothing is."""
    special = arguments.tag is not None or arguments.article is not None
    if arguments.none and not special:
        return "--none takes back the choice for a --tag or an --article; name one of them."
    if arguments.none and arguments.id:
        return "Give either a model or --none."
    if special and not (arguments.id or arguments.none):
        return "Name the model too, or --none: naba models default ID --tag TAG."
    return ""


def _articles() -> list[ArticleRow]:
    from naba_translation.cli.profile import open_library

    with open_library(keeps=False) as store:
        return list(store.articles())


def _tags() -> tuple[str, ...]:
    from naba_translation.cli.profile import open_library
    from naba_translation.library.shelf import Shelf

    with open_library(keeps=False) as store:
        return Shelf(store).tags()


def _changed(choice: Choice, arguments: argparse.Namespace, rows: list[ArticleRow]) -> Choice | None:
    """The choice as it is wanted; None where there is no such article, which is told."""
    from naba_models import default_model

    model = "" if arguments.id == default_model().manifest.id else arguments.id
    if arguments.tag is not None:
        tag = " ".join(arguments.tag.split())
        if arguments.id and tag not in _tags():
            print("naba: No article has this tag yet; the window gives tags.", file=sys.stderr)
        return replace(choice, tags=_with(choice.tags, [tag], model))
    if arguments.article is None:
        return replace(choice, default=model)
    from naba_translation.cli.articles import called
    from naba_translation.display import visible

    found = called(arguments.article, rows)
    if not found:
        name = visible(arguments.article)
        print(
            f"naba: {name} is not in the library: translate it first, naba translate {name}.", file=sys.stderr
        )
        return None
    return replace(choice, articles=_with(choice.articles, found, model))


def _with(chosen: Mapping[str, str], keys: list[str], model: str | None) -> dict[str, str]:
    """The choices with this model for these keys; None takes theirs back."""
    others = {key: old for key, old in chosen.items() if key not in keys}
    return others if model is None else others | dict.fromkeys(keys, model)


def _save(choice: Choice, paths: Paths) -> None:
    from naba_translation.models.choice import save_choice

    save_choice(paths.config, choice)


def _told(choice: Choice, paths: Paths, rows: list[ArticleRow]) -> Iterator[str]:
    """A line for each thing that has a model, everything first."""
    from naba_models import find_model
    from naba_translation.cli.articles import shown

    model = find_model(choice.default or None, paths.models).manifest
    yield shown(f"{model.id} {model.version} · {model.name}")
    built_in = find_model(None).manifest.id
    titles = {row.id: row.title or row.source for row in rows}
    for tag, own in sorted(choice.tags.items()):
        yield f"    {shown(f'collection “{tag}”: {own or built_in}')}"
    for article, own in choice.articles.items():
        title = titles.get(article, "no longer in the library")
        yield f"    {shown(f'article “{title}” ({article[:8]}): {own or built_in}')}"
