"""The jobs of the page of models. They run on a runner of their own: none needs the library or its engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from naba_desktop.work.background import Steps
from naba_translation.paths import Paths

if TYPE_CHECKING:
    from naba_desktop.installed.model_line import ModelLine
    from naba_models import InstalledModel
    from naba_translation.library.connection import Place
    from naba_translation.models.scores import Measured


@dataclass(frozen=True, slots=True)
class Doing:
    """What is going on, in words, and how far it is; `total` 0: nobody knows."""

    words: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Use:
    """What is translated with which model."""

    kind: str  # "default", "tag" or "article"
    key: str  # the tag, or the article's id
    what: str  # as a person calls it
    model: str  # its id, empty: the built-in one


@dataclass(frozen=True, slots=True)
class Listing:
    """All that the page shows."""

    lines: tuple[ModelLine, ...]
    uses: tuple[Use, ...]
    measured: Measured


def list_models(paths: Paths) -> Steps:
    """Returns the Listing."""
    from naba_desktop.installed.model_line import model_lines
    from naba_translation.models.choice import read_choice
    from naba_translation.models.scores import read_measured

    yield
    choice = read_choice(paths.config)
    return Listing(
        model_lines(paths.models),
        (
            Use("default", "", "Everything", choice.default),
            *(Use("tag", tag, f"Collection “{tag}”", model) for tag, model in sorted(choice.tags.items())),
            *(Use("article", key, "Article", model) for key, model in choice.articles.items()),
        ),
        read_measured(paths.data),
    )


def verify_model(model_id: str, paths: Paths) -> Steps:
    """Compare every file with the manifest. Returns the model."""
    from naba_models import verify

    model = _find(model_id, paths)
    yield Doing(f"Reading every byte of {model_id}")
    verify(model)
    return model


def remove_model(model_id: str, paths: Paths) -> Steps:
    """Take a model away, and with it every choice of it. Returns its id."""
    from naba_models.install import remove
    from naba_translation.models.choice import read_choice, save_choice

    yield Doing(f"Removing {model_id}")
    remove(model_id, paths.models)
    save_choice(paths.config, read_choice(paths.config).without(model_id))
    return model_id


def roll_back_model(model_id: str, paths: Paths) -> Steps:
    """Put the version before in use. Returns the model that is in use now."""
    from naba_models.install import roll_back

    yield Doing(f"Going back with {model_id}")
    return roll_back(model_id, paths.models)


def pack_model(model_id: str, folder: Path, paths: Paths) -> Steps:
    """Write a model into one file for another computer. Returns its path."""
    from naba_models.pack import pack

    yield Doing(f"Packing {model_id}")
    return pack(_find(model_id, paths), folder)


def measure_models(source: Path | None, paths: Paths) -> Steps:
    """Translate the sentences of a TSV file, of a folder's articles or of the samples with every model. Returns the
    Measured."""
    from naba_models import InstalledModel, ModelNotKept, installed_models
    from naba_translation.models.bench import Row, measure_all, read_set, sample_sentences
    from naba_translation.models.scores import Measured, count_words, keep_measured, score_all

    sentences = read_set(source) if source else sample_sentences()
    models = [model for model in installed_models(paths.models) if isinstance(model, InstalledModel)]
    rows: list[Row] = []
    total = len(models) * len(sentences)
    yield Doing("Measuring", 0, total)
    for step in measure_all(models, sentences):
        if isinstance(step, Row):
            rows.append(step)
        else:
            yield Doing(f"Measuring {step.model}", len(rows) * len(sentences) + step.done, total)
    measured = Measured(
        score_all(rows, sentences),
        sentences=len(sentences),
        words=count_words(sentences),
        source=f"“{source.name}”" if source else "the samples",
        made=datetime.now().astimezone().isoformat(timespec="minutes"),
    )
    try:
        keep_measured(paths.data, measured)
    except OSError as error:
        raise ModelNotKept(paths.data, error.strerror or str(error)) from error
    return measured


def tags(store: Place) -> Steps:
    """Returns the tags of the library."""
    from naba_translation.library.shelf import Shelf
    from naba_translation.library.store import Store

    yield
    with Store(store) as library:
        return Shelf(library).tags()


def _find(model_id: str, paths: Paths) -> InstalledModel:
    from naba_models import find_model

    return find_model(model_id, paths.models)
