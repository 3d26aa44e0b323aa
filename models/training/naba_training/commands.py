"""What each command of `python -m naba_training` does with its arguments; the arguments are in __main__.py.

Each command imports what it needs: torch takes seconds to load, and neither torch nor CTranslate2 is on every machine.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import islice

from naba_models import load_model
from naba_training.errors import TrainingError
from naba_training.mixture import read_mixture
from naba_training.options import from_arguments

_SAMPLE_MOST = 200_000  # lines of each source that a vocabulary is counted on


def vocabulary(options: argparse.Namespace) -> None:
    from naba_training import clean, e5, prepare, vocabulary

    whole = e5.read(options.wheel)

    def texts() -> Iterator[str]:
        for source in read_mixture(options.mixture):
            for line in islice(prepare.read_lines(source.find(options.data)), _SAMPLE_MOST):
                arabic, *columns = line.split("\t")
                if columns:  # what has one column is no pair, and prepare drops it too
                    yield clean.clean_source(arabic)
                    yield clean.clean_target(columns[0])

    if not vocabulary.model_path(options.out).is_file():
        if options.data is None:
            raise TrainingError(f"{options.out}: no vocabulary is there yet: say where the text is (--data)")
        share = vocabulary.trim(
            options.out, texts(), pieces=whole.pieces, scores=whole.scores.tolist(), size=options.size
        )
        print(f"{options.size} pieces cover {share:.4f} of the tokens")
    e5.trim(whole, vocabulary.rows(options.out, whole.pieces), options.start)


def prepare(options: argparse.Namespace) -> None:
    from naba_training.prepare import Part, prepare

    def report(part: Part) -> None:
        dropped = ", ".join(f"{count} {reason}" for reason, count in part.dropped.items() if count)
        print(
            f"{part.name}: {part.pairs} pairs, {part.held} held back; dropped: {dropped or 'none'}",
            flush=True,
        )

    sources = read_mixture(options.mixture)
    prepare(
        sources,
        data=options.data,
        vocab=options.vocab,
        out=options.out,
        exclude=options.exclude,
        report=report,
    )


def swap(options: argparse.Namespace) -> None:
    from naba_training import clean, prepare, swap

    names = swap.read_names(options.names)
    rows = (line.split("\t") for path in options.text for line in prepare.read_lines(path))
    pairs = ((clean.clean_source(row[0]), clean.clean_target(row[1])) for row in rows if len(row) > 1)
    with options.out.open("w", encoding="utf-8") as file:
        for arabic, english in swap.swap(pairs, names, copies=options.copies):
            file.write(f"{arabic}\t{english}\n")


def formulas(options: argparse.Namespace) -> None:
    from naba_training import formulas

    with options.out.open("w", encoding="utf-8") as file:
        for arabic, english in formulas.pairs(formulas.read(), count=options.count, seed=options.seed):
            file.write(f"{arabic}\t{english}\n")


def train(options: argparse.Namespace) -> None:
    from naba_training.train import train

    weights = {source.name: source.weight for source in read_mixture(options.mixture)}
    train(from_arguments(options, weights=weights | dict(options.weight)))


def pack(options: argparse.Namespace) -> None:
    from naba_training import checkpoint

    mean = checkpoint.average([checkpoint.load(path) for path in options.checkpoint])
    checkpoint.save(checkpoint.pack(mean), options.out)


def restore(options: argparse.Namespace) -> None:
    from naba_training import checkpoint, restore

    checkpoint.save(restore.restore(options.model, update=options.update), options.out)


def distill(options: argparse.Namespace) -> None:
    from naba_training import corpus, distill

    device, tokens = options.device, options.tokens
    if options.data is not None:
        if options.checkpoint is None:
            raise TrainingError(
                "--model translates --text alone: prepared parts (--data) need a --checkpoint"
            )
        weights = {source.name: source.weight for source in read_mixture(options.mixture)}
        parts, network = (
            corpus.load(options.data, weights),
            distill.teacher(options.checkpoint, device=device),
        )
        distill.distil_parts(parts, options.out, network, device=device, tokens=tokens)
        return
    if options.model is not None:
        translate = distill.by_model(options.model)
    elif options.vocab is not None:
        network = distill.teacher(options.checkpoint, device=device)
        translate = distill.by_network(network, options.vocab, device=device, tokens=tokens)
    else:
        raise TrainingError("a --checkpoint needs its vocabulary to translate --text: give --vocab")
    distill.distil_text(options.text, options.out, translate)


def shortlist(options: argparse.Namespace) -> None:
    from naba_training import corpus, shortlist, vocabulary

    weights = {source.name: source.weight for source in read_mixture(options.mixture)}
    shortlist.write(
        corpus.load(options.data, weights),
        options.out,
        pieces=vocabulary.load(options.vocab),
        pairs=options.pairs,
        candidates=options.candidates,
        frequent=options.frequent,
    )


def export(options: argparse.Namespace) -> None:
    from naba_training.export import export, read_scores

    model = export(
        options.checkpoint,
        vocab=options.vocab,
        out=options.out,
        version=options.version,
        licence=options.licence,
        made=options.date,
        scores=read_scores(options.scores) if options.scores else None,
        alignment_heads=options.alignment_heads,
        shortlist=options.shortlist,
    )
    size = sum(entry.bytes for entry in model.manifest.files)
    print(f"{model.folder}: {model.manifest.id} {model.manifest.version}, {size / 1e6:.1f} MB")


def score(options: argparse.Namespace) -> None:
    from naba_training import score

    results = score.score(load_model(options.model), tests=options.test, held=options.held, seen=options.seen)
    if options.out:
        options.out.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(score.table(results))
    for name, test in results["tests"].items():
        print(f"{name}: {test['source_words_per_second']} source words a second")


def card(options: argparse.Namespace) -> None:
    from naba_training import card
    from naba_training.export import read_scores

    options.out.write_text(card.card(read_scores(options.scores), options.template), encoding="utf-8")


def record(options: argparse.Namespace) -> None:
    from naba_training import card
    from naba_training.export import read_scores

    card.record(
        options.history,
        read_scores(options.scores),
        date=options.date,
        data=options.data,
        updates=options.updates,
        minutes=options.minutes,
    )


def plot(options: argparse.Namespace) -> None:
    from naba_training.progress import plot

    plot(options.log, options.out)
