"""`naba models import FILE|FOLDER` and `naba models convert SOURCE`."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naba_translation.models.intake import Added

_SHOWN = 100  # characters of a self-test sentence; a model that babbles fills the screen
QUANTIZATIONS = ("int8", "int8_float32", "bfloat16", "float32")


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    importing = actions.add_parser(
        "import",
        help="add a model from a file or folder",
        description=(
            "Add a CTranslate2 model: a folder, a .zip or .tar archive, an Argos package or what `naba models"
            " pack` wrote. It is checked, has to translate five sentences, and can then be used: by its id, or for"
            " everything with `naba models default ID`. Where a model of that id is there it becomes its new version."
        ),
    )
    importing.add_argument("source", type=Path, metavar="FILE|FOLDER", help="on a stick, for instance")
    importing.add_argument(
        "--signature", type=Path, metavar="FILE", help="its .minisig, where it is a file apart"
    )
    importing.add_argument(
        "--key", type=Path, metavar="FILE", help="a minisign public key to trust this time"
    )
    _add_common(importing)
    importing.set_defaults(run=run_import)
    converting = actions.add_parser(
        "convert",
        help="convert a Hugging Face model and add it",
        description=(
            "Convert OPUS-MT, M2M-100, NLLB-200, mBART-50 or MADLAD-400 from its Hugging Face folder, which stays as"
            " it is, and add it as `naba models import` does. It takes some minutes and twice the model's memory."
            " Needs the extra: pip install 'naba[convert]'."
        ),
    )
    converting.add_argument(
        "source", metavar="SOURCE", help="a folder; with --online also OWNER/NAME on the hub"
    )
    converting.add_argument(
        "--online",
        action="store_true",
        help="allow this one command to fetch the model from the Hugging Face hub",
    )
    converting.add_argument("--revision", metavar="COMMIT", help="which version of it (default: the newest)")
    converting.add_argument(
        "--quantization", choices=QUANTIZATIONS, default="int8", help="how weights are kept (default: int8)"
    )
    converting.add_argument(
        "--unsafe-pickle",
        action="store_true",
        help="open weights that are Python pickles, which can run any program as you; only if you trust them",
    )
    _add_common(converting)
    converting.set_defaults(run=run_convert)


def run_import(arguments: argparse.Namespace) -> int:
    """Add the model and say what is known of it."""
    from naba_translation.models.intake import add_model
    from naba_translation.models.signature import trusted_keys
    from naba_translation.paths import Paths

    paths = Paths.of_user()
    keys = trusted_keys(paths.config, *([arguments.key] if arguments.key else ()))
    added = add_model(
        arguments.source,
        paths.models,
        model_id=arguments.id,
        signature=arguments.signature,
        keys=keys,
        force=arguments.force,
    )
    _say(added, paths.models)
    return 0


def run_convert(arguments: argparse.Namespace) -> int:
    """Fetch if asked to, convert, and add what came out; nothing stays behind but the installed model."""
    from naba_translation.display import visible
    from naba_translation.models.conversion import Choices, convert_model, provided
    from naba_translation.models.intake import Added
    from naba_translation.offline import refuse_network
    from naba_translation.paths import Paths

    paths = Paths.of_user()
    named = Path(arguments.source)
    source, origin = named, ""
    downloads = paths.models / ".downloads" / arguments.source.replace("/", "--")
    if not named.is_dir() and arguments.online:
        fetched = provided("fetch", named)(
            arguments.source,
            downloads,
            revision=arguments.revision,
            unsafe_pickle=arguments.unsafe_pickle,
        )
        source, origin = fetched.folder, fetched.origin
    elif not named.is_dir():
        there = "is a file: give the folder it lies in" if named.exists() else "is no folder here"
        print(
            f"naba: {visible(arguments.source)} {there}. Naba uses no network unless you allow it: with"
            " --online this command fetches OWNER/NAME from the Hugging Face hub, and nothing else does.",
            file=sys.stderr,
        )
        return 1
    refuse_network()
    choices = Choices(origin, arguments.quantization, arguments.unsafe_pickle)
    label = named if origin else None
    doing = ""
    for step in convert_model(
        source, paths.models, choices=choices, model_id=arguments.id, force=arguments.force, label=label
    ):
        if isinstance(step, Added):
            _say(step, paths.models)
        elif step != doing and sys.stderr.isatty():
            doing = step
            print(visible(f"{step}…"), file=sys.stderr)
    if origin:
        shutil.rmtree(downloads, ignore_errors=True)
    return 0


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--id", metavar="ID", help="what to call it (default: its own name)")
    parser.add_argument(
        "--force", action="store_true", help="keep it even if it fails its self-test, and mark it"
    )


def _say(added: Added, models_dir: Path) -> None:
    """What is known of a model that was added."""
    from naba_models import versions
    from naba_models.licence import in_words
    from naba_translation.display import visible

    manifest = added.model.manifest
    found = [
        ("licence", in_words(manifest.licence)),
        ("signature", added.receipt.signature),
        ("self-test", added.test.summary),
        *(("", english[:_SHOWN]) for english in added.test.english),
        *(
            (
                "before it",
                f"{old.manifest.version} ({old.manifest.digest[:12]}), which"
                f" `naba models rollback {manifest.id}` puts in use again",
            )
            for old in versions(manifest.id, models_dir)[1:]
        ),
    ]
    print(visible(f"Added {manifest.id} {manifest.version} ({manifest.digest[:12]}): {manifest.name}"))
    for name, value in found:
        print(f"    {name:10} {visible(value)}")
    if added.test.passed:
        print(f"Use it: naba translate --model {manifest.id} PATH")
        print(f"Use it for everything: naba models default {manifest.id}")
    else:
        print("It is kept, and marked as failed: do not trust its English.")
