"""`naba models list|verify`: which models there are, and whether they are intact."""

from __future__ import annotations

import argparse

from naba_models import InstalledModel, KnownError, find_model, installed_models, verify
from naba_translation.messages import describe
from naba_translation.paths import Paths


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    parser = commands.add_parser("models", help="list or verify the translation models")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="the installed models")
    listing.set_defaults(run=run_list)
    checking = actions.add_parser("verify", help="compare every file of the models with their manifests")
    checking.add_argument("id", nargs="?", help="one model (default: all)")
    checking.set_defaults(run=run_verify)


def run_list(_: argparse.Namespace) -> int:
    """Print a line for each model; 1 when one of them is broken."""
    return max(_show(model) for model in installed_models(Paths.of_user().models))


def run_verify(arguments: argparse.Namespace) -> int:
    """Verify one model or all; 1 when a file is not what its manifest names."""
    models = Paths.of_user().models
    chosen = [find_model(arguments.id, models)] if arguments.id else installed_models(models)
    return max(_verify(model) for model in chosen)


def _show(model: InstalledModel | KnownError) -> int:
    if isinstance(model, KnownError):
        print(describe(model).line)
        return 1
    manifest = model.manifest
    megabytes = sum(file.bytes for file in manifest.files) / 1e6
    scores = ", ".join(
        f"{name} {metric} {value:g}" for name, metrics in manifest.scores.items() for metric, value in metrics.items()
    )
    print(f"{manifest.id} {manifest.version}  {manifest.name}  {manifest.source}→{manifest.target}  {megabytes:.0f} MB")
    print(f"    licence {manifest.licence}; made {manifest.made}; {scores or 'not scored'}")
    print(f"    sha256 {manifest.digest}  {model.folder}")
    return 0


def _verify(model: InstalledModel | KnownError) -> int:
    try:
        if isinstance(model, KnownError):
            raise model
        verify(model)
    except KnownError as error:
        print(f"FAILED  {describe(error).line}")
        return 1
    print(f"ok      {model.manifest.id} {model.manifest.version}: {len(model.manifest.files)} files as in the manifest")
    return 0
