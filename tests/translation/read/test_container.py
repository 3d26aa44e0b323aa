"""The members of an archive by the names a person gave them, whatever system packed it."""

from __future__ import annotations

import io
import zipfile

import pytest

from naba_translation.read.container import Container
from naba_translation.read.limits import Limits


def packed(*names: str, page: str) -> Container:
    """An archive whose names are in a code page; one that begins with "+" is in UTF-8, and marked so. Each member
    holds its name."""
    raw: dict[bytes, bytes] = {}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number, name in enumerate(names):
            if name.startswith("+"):
                archive.writestr(name[1:], name[1:])
                continue
            wanted = name.encode(page)
            stand_in = chr(ord("A") + number) * len(wanted)
            raw[stand_in.encode()] = wanted
            archive.writestr(stand_in, name)
    data = file.getvalue()
    for before, after in raw.items():
        data = data.replace(before, after)
    return Container(data, Limits())


@pytest.mark.parametrize("page", ["cp1256", "cp720"])
def test_names_of_an_arabic_windows_are_read_beside_those_marked_as_utf_8(page: str) -> None:
    names = ("تقرير المدينة.txt", "أخبار اليوم/مقال.txt")
    container = packed(*names, "+من القاهرة.txt", "plain-one.txt", page=page)
    assert container.names() == [*names, "من القاهرة.txt", "plain-one.txt"]
    assert all(container.get(name) == name.encode() for name in container.names())


def test_names_of_a_western_system_stay() -> None:
    names = ["résumé.txt", "naïveté.txt", "Zürich.txt"]
    assert packed(*names, page="cp437").names() == names


def test_a_folder_is_no_file() -> None:
    assert packed("+a/", "+a/b.txt", page="ascii").names() == ["a/b.txt"]
