"""Writing a review to a file, with what the export says about itself. Runs on the library's runner."""

from __future__ import annotations

from pathlib import Path

from naba_models import default_model
from naba_translation.article import Review


def export_review(review: Review, path: Path, kind: str) -> tuple[Path, ...]:
    """Write `review` to `path` in a format of `naba_translation.export`; a file that is there is replaced.

    Raises:
        ExportError: it could not be written; what was there is as before.
    """
    # typst and what the report needs are loaded here, on the runner's thread, not with the window
    from naba_translation.export import export, provenance_now
    from naba_translation.review import Budget

    return export(
        review,
        folder=path.parent,
        stem=path.stem,
        formats=[kind],
        provenance=provenance_now(
            default_model(), signature=review.signature, options={"summary": str(Budget())}
        ),
        replace=True,
    )
