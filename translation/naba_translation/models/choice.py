"""Which model translates what: the analyst's default, and exceptions for a collection (a tag) or one article.

Kept in `models.json` of the settings folder, by model id, and read by the window and the command line alike.
A choice names a model, never a version: which version of it is in use, the folder of models says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from naba_models import ModelNotKept
from naba_models.durable import sync_file, sync_folder
from naba_models.private_folder import make_private_folder

CHOICE_NAME = "models.json"


@dataclass(frozen=True, slots=True)
class Choice:
    """Model ids; an empty one is the built-in model."""

    default: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)  # by tag
    articles: Mapping[str, str] = field(default_factory=dict)  # by article id

    def model_for(self, article_id: str, tags: Iterable[str] = ()) -> str:
        """The article's own model, else that of the first of its tags that has one, else the default."""
        if article_id in self.articles:
            return self.articles[article_id]
        return next((self.tags[tag] for tag in sorted(tags) if tag in self.tags), self.default)

    def without(self, model_id: str) -> Choice:
        """The same for when a model is gone: what was translated with it gets the model one rank above."""
        return Choice(
            "" if self.default == model_id else self.default,
            {tag: model for tag, model in self.tags.items() if model != model_id},
            {article: model for article, model in self.articles.items() if model != model_id},
        )


def read_choice(config: Path) -> Choice:
    """The choice in a settings folder. Where there is none, or it cannot be understood, the built-in model."""
    try:
        document = json.loads((config / CHOICE_NAME).read_text(encoding="utf-8"))
        return Choice(
            _text(document.get("default", "")), _ids(document.get("tags")), _ids(document.get("articles"))
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return Choice()


def save_choice(config: Path, choice: Choice) -> None:
    """Replace the choice in one step; it is on the disk when this returns.

    Raises:
        ModelNotKept: it could not be written; the former choice stands.
    """
    path = config / CHOICE_NAME
    temporary = path.with_suffix(".tmp")
    try:
        make_private_folder(config)
        temporary.write_text(
            json.dumps(asdict(choice), indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
        )
        sync_file(temporary)
        temporary.replace(path)
        sync_folder(config)
    except OSError as error:
        raise ModelNotKept(path, error.strerror or str(error)) from error


def _ids(document: object) -> dict[str, str]:
    if not isinstance(document, dict):
        return {}
    return {_text(key): _text(model) for key, model in document.items()}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a name")
    return value
