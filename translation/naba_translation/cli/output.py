"""Where the exports of `naba translate` go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from naba_models import KnownError
from naba_translation.errors import ExportError
from naba_translation.export import export, names_of
from naba_translation.export.provenance import provenance_of
from naba_translation.names.gazetteer import Gazetteer
from naba_translation.pipeline import ArticleDone
from naba_translation.review import Budget


class Outputs:
    """Writes each article's exports below `folder`, in the same sub-folders as the sources below their root.

    Raises:
        ExportError: the folder cannot be made.
    """

    def __init__(
        self,
        folder: Path,
        formats: Sequence[str],
        *,
        roots: Sequence[Path],
        models: Path,
        budget: Budget,
    ) -> None:
        self._folder, self._formats, self._models, self._budget = folder, formats, models, budget
        self._roots = [root for root in roots if root.is_dir()]
        _make(folder)

    def write(self, event: ArticleDone, names: Gazetteer) -> tuple[Path, ...] | KnownError:
        """The files written, with a table of those of `names` that the article has; or why they could not be."""
        review = event.review
        try:
            folder = self._folder / self._below_root(event.path)
            _make(folder)
            return export(
                review,
                folder=folder,
                stem=event.path.stem,
                formats=self._formats,
                provenance=provenance_of(review, models=self._models, options={"summary": str(self._budget)}),
                names=names_of(review, names),
            )
        except KnownError as error:
            return error

    def _below_root(self, path: Path) -> Path:
        for root in self._roots:
            if path.is_relative_to(root):
                return path.relative_to(root).parent
        return Path()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(folder, error.strerror or str(error)) from error
