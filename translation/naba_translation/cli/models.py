"""`naba models …`: which models there are, whether they are intact, and bringing in others."""

from __future__ import annotations

import argparse
from collections.abc import Callable
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
from naba_translation.cli import models_add, models_bench, models_default
from naba_translation.counted import counted
from naba_translation.messages import describe
from naba_translation.paths import Paths


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    parser = commands.add_parser("models", help="list, check, add, compare or pack translation models")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    listing = actions.add_parser(
        "list",
        help="the installed models",
        description="Each installed model with its licence, and whether it passed its self-test. Exit code: 1 when"
        " one of them is broken.",
    )
    listing.set_defaults(run=run_list)
    _of_one(
        actions,
        "show",
        run_show,
        help="all that is known about one model, with its card and licence",
        description="All that is known about one model: licence, scores, where it came from, its signature and"
        " self-test, every file with its SHA-256, and the card it came with.",
    )
    checking = actions.add_parser(
        "verify",
        help="compare every file of the models with their manifests",
        description="Read every byte of the models and compare it with the manifests. Exit code: 1 when one of them"
        " is not as it was made.",
    )
    checking.add_argument("id", nargs="?", metavar="ID", help="one model (default: all)")
    checking.set_defaults(run=run_verify)
    models_default.add(actions)
    models_add.add(actions)
    packing = _of_one(
        actions,
        "pack",
        run_pack,
        help="write a model into one file for another machine",
        description="Write a model into one file, ID-VERSION.tar.xz, for a machine without a network: `naba models"
        " import` takes it in there. Every byte is compared with the manifest before.",
    )
    packing.add_argument(
        "--out", type=Path, default=Path(), metavar="DIR", help="where to write it (default: here)"
    )
    _of_one(
        actions,
        "rollback",
        run_rollback,
        help="use the version of a model that was in use before",
        description="Put the version of a model that was in use before in use again; a second time undoes the first."
        " Importing another version under the same id keeps the one before it.",
    )
    _of_one(
        actions,
        "remove",
        run_remove,
        help="delete an added model with its earlier version",
        description="Delete an added model, its earlier version too, and every choice of it. What it translated is"
        " kept.",
    )
    models_bench.add(actions)


def _of_one(
    actions: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    *,
    help: str,
    description: str,
) -> argparse.ArgumentParser:
    """A command that is about one model."""
    parser = actions.add_parser(name, help=help, description=description)
    parser.add_argument("id", metavar="ID", help="a model of `naba models list`")
    parser.set_defaults(run=run)
    return parser


def run_list(_: argparse.Namespace) -> int:
    """Print each model; 1 when one of them is broken."""
    from naba_translation.models.choice import read_choice

    paths = Paths.of_user()
    default = read_choice(paths.config).default or default_model().manifest.id
    return max(_show(model, default=default) for model in installed_models(paths.models))


def run_show(arguments: argparse.Namespace) -> int:
    """Print everything about one model, its earlier version and its card."""
    from naba_models.tokenizer import to_json
    from naba_translation.display import visible

    paths = Paths.of_user()
    model = find_model(arguments.id, paths.models)
    code = _show(model)
    manifest = model.manifest
    lines = [
        ("sha256", manifest.digest),
        ("folder", str(model.folder)),
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


def run_verify(arguments: argparse.Namespace) -> int:
    """Verify one model or all; 1 when a file is not what its manifest names."""
    models = Paths.of_user().models
    chosen = [find_model(arguments.id, models)] if arguments.id else installed_models(models)
    return max(_verify(model) for model in chosen)


def run_pack(arguments: argparse.Namespace) -> int:
    """Write the side-load file and say how to use it."""
    from naba_models.pack import pack

    path = pack(find_model(arguments.id, Paths.of_user().models), arguments.out)
    print(f"{path}  {_megabytes(path.stat().st_size)}")
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
    from naba_translation.models.choice import read_choice, save_choice

    paths = Paths.of_user()
    for folder in remove(arguments.id, paths.models):
        print(f"Removed {folder}. What it translated is kept.")
    choice = read_choice(paths.config)
    if choice.without(arguments.id) != choice:
        save_choice(paths.config, choice.without(arguments.id))
    return 0


def _show(model: InstalledModel | KnownError, *, default: str = "") -> int:
    from naba_models.licence import in_words
    from naba_translation.display import visible

    if isinstance(model, KnownError):
        print(describe(model).line)
        return 1
    manifest = model.manifest
    size = _megabytes(sum(file.bytes for file in manifest.files))
    scores = ", ".join(
        f"{name} {metric} {value:g}"
        for name, metrics in manifest.scores.items()
        for metric, value in metrics.items()
    )
    pair = f"{manifest.source}→{manifest.target}"
    lines = [
        f"licence {in_words(manifest.licence).removeprefix('licence ')}; made {manifest.made};"
        f" {scores or 'not scored'}"
    ]
    if model.folder != default_model().folder:
        receipt = read_receipt(model.folder)
        lines.append(f"{receipt.signature}; self-test {receipt.self_test or 'not made'}")
    standing = " · the default" if manifest.id == default else ""
    print(visible(f"{manifest.id} {manifest.version} · {manifest.name} · {pair} · {size}{standing}"))
    for line in lines:
        print(f"    {visible(line)}")
    return 0


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.0f} MB" if size >= 10_000_000 else f"{size / 1e6:.1f} MB"


def _verify(model: InstalledModel | KnownError) -> int:
    try:
        if isinstance(model, KnownError):
            raise model
        verify(model)
    except KnownError as error:
        print(f"FAILED  {describe(error).line}")
        return 1
    manifest = model.manifest
    print(
        f"ok      {manifest.id} {manifest.version}: {counted(len(manifest.files), 'file')} as in the manifest"
    )
    return 0
