"""Files appear whole or not at all, whatever goes wrong."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from naba_translation.article import Review
from naba_translation.errors import ExportError
from naba_translation.export import Provenance, export
from naba_translation.whole_file import write_whole

TOO_SMALL = """
import resource, signal, sys
from pathlib import Path
from naba_translation.errors import ExportError
from naba_translation.whole_file import write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_whole(Path(sys.argv[1]), b"new" * 4096)
except ExportError as error:
    print(error.path, error.reason, sep="|")
"""


def test_a_write_that_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"old")
    run = subprocess.run(
        [sys.executable, "-c", TOO_SMALL, str(path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == f"{path}|File too large"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_bytes(b"not mine")
    link.symlink_to(target)
    write_whole(link, b"report")
    assert target.read_bytes() == b"not mine"
    assert not link.is_symlink()
    assert link.read_bytes() == b"report"


def test_a_folder_that_is_a_file_is_told(reviewed: Review, provenance: Provenance, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.write_text("a file")
    with pytest.raises(ExportError) as error:
        export(reviewed, folder=folder, stem="a", formats=["txt"], provenance=provenance)
    assert error.value.path == folder
    assert error.value.reason == "File exists"


def test_a_folder_whose_parent_is_gone_is_told(
    reviewed: Review, provenance: Provenance, tmp_path: Path
) -> None:
    folder = tmp_path / "stick" / "out"
    with pytest.raises(ExportError, match="No such file or directory"):
        export(reviewed, folder=folder, stem="a", formats=["txt"], provenance=provenance)
    assert not folder.parent.exists()


def test_a_folder_in_the_file_s_place_is_told(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.mkdir()
    with pytest.raises(ExportError):
        write_whole(path, b"report")
    assert list(tmp_path.iterdir()) == [path]


def test_an_unknown_format_is_refused_before_anything_is_written(
    reviewed: Review, provenance: Provenance, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="odt"):
        export(reviewed, folder=tmp_path / "new", stem="a", formats=["txt", "odt"], provenance=provenance)
    assert not (tmp_path / "new").exists()


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Provenance("id", "digest", "signature", datetime(2026, 1, 1))
