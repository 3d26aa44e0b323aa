"""`naba translate PATH…`: articles in, checked English out."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from naba_translation.cli.profile import open_library
from naba_translation.cli.standard_input import path_or_input, with_standard_input
from naba_translation.export import FORMATS

DEFAULT_SUMMARY = "100"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "translate",
        help="translate articles and write the English beside the Arabic",
        description="Translate files, and all that is in folders, and write NAME.pdf and NAME.json for each.",
        epilog="Exit code: 0 all done, 1 some failed (each is named, the others are done), 2 wrong usage.",
    )
    parser.add_argument(
        "paths",
        nargs="+",
        type=path_or_input,
        metavar="PATH",
        help="a file, a folder with all below it, or - for standard input",
    )
    parser.add_argument(
        "--out", type=Path, default=Path(), metavar="DIR", help="where to write (default: here)"
    )
    parser.add_argument(
        "--format",
        type=formats,
        default=("pdf", "json"),
        metavar="LIST",
        help=f"any of {','.join(FORMATS)} (default: pdf,json)",
    )
    parser.add_argument(
        "--model",
        metavar="ID",
        help="which model; see `naba models list` (default: that of `naba models default`)",
    )
    parser.add_argument(
        "--summary",
        type=summary_length,
        default=DEFAULT_SUMMARY,
        metavar="N|PERCENT",
        help=f"summary length in words, or in percent of the article as in 20%% (default: {DEFAULT_SUMMARY})",
    )
    parser.add_argument("--jobs", type=positive, metavar="N", help="processor cores to use (default: all)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Translate, tell, export; the exit code."""
    from naba_translation.cli.output import Outputs
    from naba_translation.cli.report import Report
    from naba_translation.cli.translators import engine_for, engines_of
    from naba_translation.names.table import NameTable
    from naba_translation.paths import Paths
    from naba_translation.pipeline import ArticleDone, ArticleFailed, Options, process
    from naba_translation.read import empty_folders
    from naba_translation.review import Budget

    paths = Paths.of_user()
    budget = Budget(**arguments.summary)
    outputs = Outputs(
        arguments.out, arguments.format, roots=arguments.paths, models=paths.models, budget=budget
    )
    engines = engines_of(paths, threads=arguments.jobs)
    with open_library() as store, closing(engines), Report() as report:
        engine, names = engine_for(engines, arguments.model, store), NameTable(store).gazetteer()
        sources = with_standard_input(arguments.paths, store)
        for error in empty_folders(sources):
            report.failed(error.path, error)
        for event in process(sources, engine=engine, store=store, options=Options(budget)):
            arguments.interrupts.raise_again()
            match event:
                case ArticleDone():
                    report.done(event, outputs.write(event, names))
                case ArticleFailed():
                    report.failed(event.path, event.error)
                case _:
                    report.progress(event)
    return report.exit_code


def formats(text: str) -> tuple[str, ...]:
    """Names of formats from the command line, each once."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    if unknown := [name for name in names if name not in FORMATS]:
        raise argparse.ArgumentTypeError(f"unknown format {unknown[0]!r}; choose from {', '.join(FORMATS)}")
    if not names:
        raise argparse.ArgumentTypeError(f"name at least one of {', '.join(FORMATS)}")
    return names


def summary_length(text: str) -> dict[str, float]:
    """The fields of a Budget, which is not imported before it is needed."""
    number, percent = text.removesuffix("%"), text.endswith("%")
    if not number.isascii() or not number.isdigit() or int(number) < 1 or (percent and int(number) > 100):
        raise argparse.ArgumentTypeError(
            f"{text!r} is neither a number of words from 1 up nor a percentage from 1% to 100%"
        )
    return {"percent": int(number)} if percent else {"words": int(number)}


def positive(text: str) -> int:
    """A whole number of at least 1 from the command line."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 up")
    return int(text)
