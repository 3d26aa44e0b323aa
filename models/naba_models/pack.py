"""The side-load file: a model as one .tar.xz for the next machine.

The same model always gives the same bytes: names in order, one date, no owner.
"""

from __future__ import annotations

import lzma
import re
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from naba_models.errors import ModelNotKept
from naba_models.layout import SIGNATURE_NAME
from naba_models.leftovers import PACKING, clear_nobodys, passing
from naba_models.manifest import MANIFEST_NAME, InstalledModel, verify

_PRESET = 0  # int8 weights hardly shrink: preset 6 takes five times as long for 2 per cent


def pack(model: InstalledModel, out: Path) -> Path:
    """Write ID-VERSION.tar.xz into the folder `out`, replacing an older one when the new one is whole.

    Raises:
        ModelDamaged, ModelMissing: the model is not what its manifest names.
        ModelNotKept: the file cannot be written.
    """
    verify(model)
    manifest = model.manifest
    stem = re.sub(r"[^\w.-]+", "-", f"{manifest.id}-{manifest.version}").strip(".")
    path = out / f"{stem}.tar.xz"
    names = [MANIFEST_NAME, *sorted(entry.path for entry in manifest.files)]
    if (model.folder / SIGNATURE_NAME).is_file():
        names.insert(1, SIGNATURE_NAME)
    try:
        out.mkdir(parents=True, exist_ok=True)
        clear_nobodys(out, PACKING)
        with tempfile.NamedTemporaryFile(dir=out, prefix=passing(PACKING), delete=False) as file:
            temporary = Path(file.name)
        try:
            _write(temporary, model.folder, names, stem, _moment(manifest.made))
            temporary.chmod(0o644)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise ModelNotKept(path, error.strerror or str(error)) from error
    return path


def _write(path: Path, folder: Path, names: list[str], stem: str, moment: int) -> None:
    with (
        lzma.open(path, "wb", preset=_PRESET) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for name in names:
            info = tarfile.TarInfo(f"{stem}/{name}")
            info.size, info.mtime, info.mode = (folder / name).stat().st_size, moment, 0o644
            with (folder / name).open("rb") as content:
                archive.addfile(info, content)


def _moment(made: str) -> int:
    """The manifest's date in seconds since 1970; 0 when it is no date."""
    try:
        return int(datetime.fromisoformat(made).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return 0
