"""`naba models bench`: every installed model on the same sentences, in one table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from naba_translation.cli.translate import positive


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = actions.add_parser(
        "bench",
        help="compare the models: quality, speed, memory",
        description=(
            "Translate the same sentences with every model, each in a process of its own. With references,"
            " BLEU and chrF2++; always the checks' flags for every 100 sentences, agreement, speed and memory."
        ),
    )
    parser.add_argument("ids", nargs="*", metavar="ID", help="which models (default: all)")
    parser.add_argument(
        "--set",
        type=Path,
        metavar="FILE.tsv|FOLDER",
        help="a line a sentence: Arabic, and after a tab its English if there is one; or a folder of articles"
        " (default: the samples)",
    )
    parser.add_argument("--jobs", type=positive, metavar="N", help="processor cores to use (default: all)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the table."""
    from naba_models import InstalledModel, find_model, installed_models
    from naba_translation.display import visible
    from naba_translation.models.bench import Row, measure_all, read_set, sample_sentences
    from naba_translation.models.scores import table
    from naba_translation.paths import Paths

    models_dir = Paths.of_user().models
    chosen = (
        [find_model(name, models_dir) for name in arguments.ids]
        if arguments.ids
        else [model for model in installed_models(models_dir) if isinstance(model, InstalledModel)]
    )
    sentences = read_set(arguments.set) if arguments.set else sample_sentences()
    rows = []
    for row in measure_all(chosen, sentences, threads=arguments.jobs):
        if not isinstance(row, Row):
            continue
        print(visible(f"{row.model}: {row.failure or f'{row.seconds:.1f} s'}"), file=sys.stderr)
        rows.append(row)
    for line in table(rows, sentences):
        print(line)
    return 1 if any(row.failure for row in rows) else 0
