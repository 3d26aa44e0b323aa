"""Documents read back off the window's thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from naba_desktop.work.background import Steps

if TYPE_CHECKING:
    from naba_desktop.research.archive import Archive
    from naba_translation.engines.pool import Engines
    from naba_translation.export.report import Report


def check(archive: Archive, path: Path, *, config: Path, models: Path) -> Steps:
    """Returns the Verified of a document. A source is looked for beside it and where the library read it.

    Raises:
        FileUnreadable, FileTooLarge, FormatUnsupported, KeyUnusable
    """
    from naba_translation.export.signing import known_keys
    from naba_translation.export.table_verification import verify_table
    from naba_translation.export.verification import places, verify

    yield

    keys = known_keys(config)
    if path.suffix.lower() == ".csv":
        return verify_table(path, keys=keys)
    return verify(
        path, keys=keys, models=models, source=lambda part: places(part, document=path, store=archive.store)
    )


def again(engines: Engines, report: Report) -> Steps:
    """Translate a document's articles again with the model that made them, else with the built-in one; yields
    how far it is and how far there is to go, returns the Again.

    Raises:
        ModelError, EngineError
    """
    from naba_models import ModelMissing
    from naba_translation.export.again import Again, translate_again

    name, _, _ = report.parts[0].provenance.model_id.partition("@")
    try:
        engine = engines.engine(name)
    except ModelMissing:
        engine = engines.engine()
    for step in translate_again(report, engine):
        if isinstance(step, Again):
            return step
        yield step
    raise AssertionError("translate_again ends with an answer")
