"""Folders of a profile, made when something is to be kept in them and not before, and closed to others from the first
moment."""

from __future__ import annotations

from pathlib import Path

FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, where there is none; what is missing above it likewise, as the
    XDG Base Directory Specification wants it. One that is there is left as it is.

    Raises: OSError.
    """
    if not folder.is_dir():
        make_private_folder(folder.parent)
        folder.mkdir(mode=FOLDER, exist_ok=True)
