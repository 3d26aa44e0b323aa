"""`naba compare TEXT|ARTICLE --models A B`: what two models make of the same sentences, and where they differ."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from naba_translation.attention import COMPARED_WORDS
from naba_translation.cli.articles import print_json, shown
from naba_translation.counted import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from naba_translation.article import Article, Pair, Span
    from naba_translation.engines.alternatives import Compared
    from naba_translation.library.store import Store


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "compare",
        help="two models on the same sentences: where they say different things",
        description="Translate a text or an article with two models and mark where they differ in numbers, denials "
        "and names. Two models rarely invent the same fault, so check what only one of them says.",
        epilog="The library keeps what both say of an article; from then on, their disagreement counts among the "
        "article's doubts. Exit code: 0 compared, whatever was found; 1 it could not be done; 2 wrong usage.",
    )
    parser.add_argument("what", metavar="TEXT|ARTICLE", help="an Arabic text, or a file")
    parser.add_argument(
        "--models", nargs=2, required=True, metavar=("A", "B"), help="ids; see `naba models list`"
    )
    parser.add_argument("--all", action="store_true", help="also the sentences on which they agree")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what differs."""
    if arguments.models[0] == arguments.models[1]:
        print("naba: These are one model; --models takes two, see `naba models list`.", file=sys.stderr)
        return 2
    from contextlib import ExitStack, closing

    from naba_models import find_model
    from naba_translation.cli.profile import open_library
    from naba_translation.engines.alternatives import compare
    from naba_translation.engines.process import EngineProcess
    from naba_translation.names.table import NameTable
    from naba_translation.paths import Paths
    from naba_translation.review import keep_doubts, load_review

    models = [find_model(model, Paths.of_user().models) for model in arguments.models]
    with ExitStack() as stack:
        first, second = (stack.enter_context(closing(EngineProcess(model))) for model in models)
        store = stack.enter_context(open_library(keeps=_is_file(Path(arguments.what))))
        names = NameTable(store).gazetteer()
        article, pairs = _pairs(arguments.what, store)
        if not pairs:
            what = shown(arguments.what) or "What was given"
            print(f"naba: {what} is no file here, and no Arabic text.", file=sys.stderr)
            return 1
        found: tuple[Compared, ...] = ()
        for step in compare(pairs, first=first, second=second, store=store, names=names):
            if not isinstance(step, int):
                found = step
        if article:
            if not store.signature(article):
                store.set_signature(article, first.signature)
            if (review := load_review(store, article)) is not None:
                keep_doubts(store, review)
    if arguments.json:
        print_json([_as_json(one) for one in found])
    else:
        _print(found, arguments.models, everything=arguments.all)
    return 0


def _pairs(what: str, store: Store) -> tuple[str, list[Pair]]:
    """The sentences of a file, which comes into the library, with its id there; or of the words themselves, which
    do not, without one.

    Raises:
        ReadError: it is a file, and no Arabic article.
    """
    from naba_translation.article import Pair
    from naba_translation.engines.drafting import with_keys
    from naba_translation.read import Reader
    from naba_translation.segment import split

    path = Path(what)
    if not _is_file(path):
        said, _ = with_keys(split(_spoken(what)))
        return "", [Pair(item.sentence) for item in said if item.key]
    with Reader() as reader:
        article = reader.load(path)
    stored, _ = with_keys(split(article))
    if store.article(article.id) is None:
        store.add_article(article, stored)
    return article.id, [Pair(item.sentence) for item in stored if item.key]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # longer than a name may be
        return False


def _spoken(text: str) -> Article:
    from naba_translation.article import Article, Paragraph

    return Article("", "", "", "", text, (Paragraph(0, 0, len(text)),))


def _print(found: Sequence[Compared], models: Sequence[str], *, everything: bool) -> None:
    from naba_translation.display import visible_reason

    told = [one for one in found if one.differences or everything]
    for one in told:
        print(f"{one.first.sentence.index + 1}. {shown(one.first.sentence.text)}")
        for model, pair, places in zip(models, (one.first, one.second), _places(one), strict=True):
            print(f"    {shown(model)}: {shown(_marked(pair.english, places))}")
        for difference in one.differences:
            print(
                f"    {COMPARED_WORDS[difference.level]}: {difference.check}: {visible_reason(difference.reason)}"
            )
        print()
    differing = sum(bool(one.differences) for one in found)
    verb = "differs" if differing == 1 else "differ"
    print(f"{differing} of {counted(len(found), 'sentence')} {verb} in what is said.")


def _places(one: Compared) -> tuple[list[Span], list[Span]]:
    """What to mark in each English: not the wording, which is all of it."""
    marking = [each for each in one.differences if each.check != "wording"]
    return [s for each in marking for s in each.first], [s for each in marking for s in each.second]


def _marked(english: str, places: Sequence[Span]) -> str:
    """The English with its places between guillemets; touching ones as one."""
    inside = [False] * len(english)
    for start, end in places:
        inside[start:end] = [True] * (min(end, len(english)) - start)
    pieces = []
    for at, char in enumerate(english):
        opens = inside[at] and (at == 0 or not inside[at - 1])
        closes = not inside[at] and at > 0 and inside[at - 1]
        pieces.append(("»" if closes else "") + ("«" if opens else "") + char)
    return "".join(pieces) + ("»" if inside and inside[-1] else "")


def _as_json(one: Compared) -> dict[str, object]:
    return {
        "sentence": one.first.sentence.index + 1,
        "arabic": one.first.sentence.text,
        "english": [one.first.english, one.second.english],
        "level": one.level.value,
        "differences": [
            {
                "check": each.check,
                "level": each.level.value,
                "reason": each.reason,
                "places": [each.first, each.second],
            }
            for each in one.differences
        ],
    }
