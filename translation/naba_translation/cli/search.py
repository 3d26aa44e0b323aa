"""`naba search QUESTION [PATH…]`: the sentences that answer, by words of both languages and by meaning."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from naba_translation.article import Level
from naba_translation.cli.articles import MARKS, Chosen, add_articles, chosen, print_json, shown
from naba_translation.cli.translate import positive

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from naba_translation.article import Pair, Span
    from naba_translation.search import Hit
    from naba_translation.search.meaning import Meaning

DEFAULT_LIMIT = 20


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "search",
        help="find sentences in English or Arabic, by words and by meaning",
        description="Find sentences by words of either language, phrases in quotation marks, and meaning: an "
        "English question finds Arabic sentences that have no English yet.",
        epilog="The first search by meaning takes a minute for each 15,000 sentences that are new.",
    )
    parser.add_argument("question", type=_question, metavar="QUESTION", help='such as: "no-fly zones"')
    add_articles(parser)
    parser.add_argument(
        "--limit", type=positive, default=DEFAULT_LIMIT, metavar="N", help="how many (default: 20)"
    )
    parser.add_argument("--words-only", action="store_true", help="not by meaning")
    parser.set_defaults(run=run)


def _question(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("there is nothing to search for")
    return text


def run(arguments: argparse.Namespace) -> int:
    """Print the sentences found, best first; the exit code."""
    from naba_translation.search import search
    from naba_translation.search.encoder import SentenceEncoder
    from naba_translation.search.meaning import Meaning

    with chosen(arguments) as articles:
        meaning = None
        if not arguments.words_only:
            meaning = Meaning(articles.store, SentenceEncoder())
            _learn(meaning)
        hits = search(
            articles.store,
            arguments.question,
            meaning=meaning,
            limit=arguments.limit,
            among=articles.ids if arguments.paths else None,
        )
        checked = _pairs(articles, hits)
        if arguments.json:
            print_json([_as_json(*one) for one in zip(hits, checked, strict=True)])
        else:
            for hit, pair in zip(hits, checked, strict=True):
                _print(hit, pair)
            if articles.ids and not hits:
                print("Nothing found.")
        return articles.exit_code


def _learn(meaning: Meaning) -> None:
    from tqdm import tqdm

    with tqdm(
        file=sys.stderr, leave=False, disable=not sys.stderr.isatty(), desc="reading new sentences"
    ) as bar:
        for done, total in meaning.learn():
            bar.total = total
            bar.update(done - bar.n)


def _pairs(articles: Chosen, hits: Sequence[Hit]) -> list[Pair | None]:
    """The sentences that were found as the checks see them."""
    from naba_translation.review import load_reviews

    reviews = load_reviews(articles.store, dict.fromkeys(hit.article for hit in hits))
    pairs = {(r.article.id, pair.sentence.index): pair for r in reviews for pair in r.pairs}
    return [pairs.get((hit.article, hit.index)) for hit in hits]


def _as_json(hit: Hit, pair: Pair | None) -> dict[str, object]:
    return {
        "article": hit.source,
        "index": hit.index,
        "arabic": hit.arabic,
        "english": hit.english,
        "score": round(hit.score, 4),
        "level": (pair.level if pair else Level.OK).value,
        "doubts": list(pair.doubts) if pair else [],
    }


def _print(hit: Hit, pair: Pair | None) -> None:
    from naba_translation.display import visible_reason

    how = "" if hit.by_words else "  (by meaning)"
    print(shown(f"{hit.source} [{hit.index + 1}]") + f"  {hit.score:.2f}{how}")
    if hit.english:
        print(f"  {_marked(hit.english, hit.english_spans)}{MARKS[pair.level if pair else Level.OK]}")
    for reason in pair.doubts if pair else ():
        print(f"  ! {visible_reason(reason)}")
    print(f"  {_marked(hit.arabic, hit.arabic_spans)}\n")


def _marked(text: str, spans: Iterable[Span]) -> str:
    """The text with what was found in square brackets."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], "[", text[start:end], "]"]
        at = end
    return shown("".join([*pieces, text[at:]]))
