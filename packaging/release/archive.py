"""Packs a folder so that the same files give the same bytes: archive.py FOLDER OUT.tar[.xz].

Names in order, one moment ($SOURCE_DATE_EPOCH) for all, no owner, no more of the modes than whether it may be run;
one thread, because xz cuts its blocks by the number of them.
"""

from __future__ import annotations

import lzma
import os
import sys
import tarfile
from pathlib import Path

PRESET = 1  # libraries and int8 weights hardly shrink: preset 6 takes six times as long for a tenth less


def pack(folder: Path, out: Path, *, moment: int) -> None:
    """Write `folder`, under its own name, to `out`, compressed where that is called .xz.

    `moment`: seconds since 1970 that every file gets.
    """

    def plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = ""
        info.mtime = moment
        info.mode = 0o755 if info.isdir() or info.mode & 0o100 else 0o644
        return info

    with (
        lzma.open(out, "wb", preset=PRESET) if out.suffix == ".xz" else out.open("wb") as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in (folder, *sorted(folder.rglob("*"))):
            name = path.relative_to(folder.parent).as_posix()
            archive.add(path, name, recursive=False, filter=plain)


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]), moment=int(os.environ["SOURCE_DATE_EPOCH"]))
