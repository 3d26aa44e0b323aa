"""`naba models …`: which models there are, whether they are intact, and bringing in others."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from naba_models import (
    InstalledModel,
    KnownError,
    default_model,
    find_model,
    installed_models,
    read_receipt,
    verify,
    versions,
)
from naba_translation.cli import models_add, models_bench
from naba_translation.messages import describe
from naba_translation.paths import Paths


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    parser = commands.add_parser("models", help="list, check, add, compare or pack translation models")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="the installed models")
    listing.set_defaults(run=run_list)
    showing = actions.add_parser("show", help="all that is known about one model, with its card and licence")
    showing.add_argument("id")
    showing.set_defaults(run=run_show)
    checking = actions.add_parser("verify", help="compare every file of the models with their manifests")
    checking.add_argument("id", nargs="?", help="one model (default: all)")
    checking.set_defaults(run=run_verify)
    standing = actions.add_parser("default", help="which model translates when none is named; choose another")
    standing.add_argument("id", nargs="?", help="the model to use from now on (default: only tell)")
    standing.set_defaults(run=run_default)
    models_add.add(actions)
    packing = actions.add_parser("pack", help="write a model into one file for another machine")
    packing.add_argument("id")
    packing.add_argument(
        "--out", type=Path, default=Path(), metavar="DIR", help="where to write it (default: here)"
    )
    packing.set_defaults(run=run_pack)
    back = actions.add_parser("rollback", help="use the version of a model that was in use before")
    back.add_argument("id")
    back.set_defaults(run=run_rollback)
    removing = actions.add_parser("remove", help="delete an added model with its earlier version")
    removing.add_argument("id")
    removing.set_defaults(run=run_remove)
    models_bench.add(actions)


def run_list(_: argparse.Namespace) -> int:
    """Print each model; 1 when one of them is broken."""
    return max(_show(model) for model in installed_models(Paths.of_user().models))


def run_show(arguments: argparse.Namespace) -> int:
    """Print everything about one model, its earlier version and its card."""
    from naba_models.tokenizer import to_json
    from naba_translation.display import visible

    paths = Paths.of_user()
    model = find_model(arguments.id, paths.models)
    code = _show(model)
    manifest = model.manifest
    lines = [
        ("family", manifest.family or "Naba's own"),
        ("origin", manifest.origin),
        ("tokenizer", ", ".join(f"{key} {value}" for key, value in to_json(manifest.tokenizer).items())),
        ("limits", f"{manifest.limits.source_tokens} pieces in, {manifest.limits.target_tokens} out"),
        *(
            ("before it", f"{old.manifest.version}, {old.folder}")
            for old in versions(manifest.id, paths.models)[1:]
        ),
        *(("file", f"{entry.path}  {entry.bytes:,} bytes  {entry.sha256}") for entry in manifest.files),
    ]
    for name, value in lines:
        if value:
            print(f"    {name:10} {visible(value)}")
    for path in sorted(model.folder.glob("*.md")):
        print(f"\n--- {visible(path.name)}")
        print("\n".join(map(visible, path.read_text(encoding="utf-8", errors="replace").splitlines())))
    return code


def run_default(arguments: argparse.Namespace) -> int:
    """Tell or change the default, for the window and the command line alike."""
    from naba_translation.display import visible
    from naba_translation.model_choice import read_choice, save_choice

    paths = Paths.of_user()
    choice = read_choice(paths.config)
    model = find_model(arguments.id or choice.default or None, paths.models)
    if arguments.id:
        built_in = model.folder == default_model().folder
        save_choice(paths.config, replace(choice, default="" if built_in else model.manifest.id))
    print(visible(f"{model.manifest.id} {model.manifest.version} · {model.manifest.name}"))
    if choice.tags or choice.articles:
        print(f"{len(choice.tags)} collections and {len(choice.articles)} articles have models of their own.")
    return 0


def run_verify(arguments: argparse.Namespace) -> int:
    """Verify one model or all; 1 when a file is not what its manifest names."""
    models = Paths.of_user().models
    chosen = [find_model(arguments.id, models)] if arguments.id else installed_models(models)
    return max(_verify(model) for model in chosen)


def run_pack(arguments: argparse.Namespace) -> int:
    """Write the side-load file and say how to use it."""
    from naba_models.pack import pack

    path = pack(find_model(arguments.id, Paths.of_user().models), arguments.out)
    print(f"{path}  {path.stat().st_size / 1e6:.0f} MB")
    print(f"On the other machine: naba models import {path.name}")
    return 0


def run_rollback(arguments: argparse.Namespace) -> int:
    """Go back to the version before; a second time, forth again."""
    from naba_models.install import roll_back

    model = roll_back(arguments.id, Paths.of_user().models)
    print(f"In use now: {model.manifest.id} {model.manifest.version} ({model.manifest.digest[:12]})")
    return 0


def run_remove(arguments: argparse.Namespace) -> int:
    """Delete an added model."""
    from naba_models.install import remove
    from naba_translation.model_choice import read_choice, save_choice

    paths = Paths.of_user()
    for folder in remove(arguments.id, paths.models):
        print(f"Removed {folder}. What it translated is kept.")
    choice = read_choice(paths.config)
    if choice.without(arguments.id) != choice:
        save_choice(paths.config, choice.without(arguments.id))
    return 0


def _show(model: InstalledModel | KnownError) -> int:
    from naba_models.licence import in_words
    from naba_translation.display import visible

    if isinstance(model, KnownError):
        print(describe(model).line)
        return 1
    manifest = model.manifest
    megabytes = sum(file.bytes for file in manifest.files) / 1e6
    scores = ", ".join(
        f"{name} {metric} {value:g}"
        for name, metrics in manifest.scores.items()
        for metric, value in metrics.items()
    )
    pair = f"{manifest.source}→{manifest.target}"
    lines = [
        f"licence {in_words(manifest.licence)}; made {manifest.made}; {scores or 'not scored'}",
        f"sha256 {manifest.digest}  {model.folder}",
    ]
    if model.folder != default_model().folder:
        receipt = read_receipt(model.folder)
        lines.append(f"{receipt.signature}; self-test {receipt.self_test or 'not made'}")
    print(visible(f"{manifest.id} {manifest.version} · {manifest.name} · {pair} · {megabytes:.0f} MB"))
    for line in lines:
        print(f"    {visible(line)}")
    return 0


def _verify(model: InstalledModel | KnownError) -> int:
    try:
        if isinstance(model, KnownError):
            raise model
        verify(model)
    except KnownError as error:
        print(f"FAILED  {describe(error).line}")
        return 1
    manifest = model.manifest
    print(f"ok      {manifest.id} {manifest.version}: {len(manifest.files)} files as in the manifest")
    return 0
