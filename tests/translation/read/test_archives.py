"""What lies in an archive is found, named as the person named it, and read as a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

import documents
from documents import OLE
from naba_translation.errors import FileUnreadable, FormatUnsupported
from naba_translation.read import discover, load

OLD = "\n".join([documents.TITLE, documents.DATE, *documents.BODY]).encode("cp1256")


def test_archive_members_are_files_of_their_own(tmp_path: Path) -> None:
    archive = tmp_path / "press.zip"
    archive.write_bytes(
        documents.zipped(
            {
                "one/a.txt": OLD,
                "b.docx": documents.docx(),
                "../evil.txt": "نص",
                "/root.txt": "نص",
                "__MACOSX/c.txt": "نص",
                "inner.zip": documents.zipped({"a.txt": OLD}),
                "old.doc": OLE,
                "photo.xyz": b"x",
            }
        )
    )
    found = list(discover([tmp_path]))
    assert found == [archive / "one/a.txt", archive / "b.docx", archive / "inner.zip", archive / "old.doc"]
    assert {load(path).title for path in found[:2]} == {documents.TITLE}
    for path, words in zip(found[2:], ("unpack it", "save it as .docx"), strict=True):
        with pytest.raises(FormatUnsupported, match=words):
            load(path)
    assert load(found[0]).source == str(found[0])
    with pytest.raises(FileUnreadable):
        load(archive / "missing.txt")


@pytest.mark.parametrize("page", ["cp1256", "cp720", "utf-8"])
def test_archive_of_an_arabic_windows_tells_its_names(tmp_path: Path, page: str) -> None:
    """Such a zip does not say which code page its names are in. `zipfile` writes none, so its bytes are changed."""
    names = ("سوق السمك.txt", "أخبار/بلدية الميناء.txt")
    stand_ins = ["x" * len(name.encode(page)) for name in names]
    stand_ins = [f"{number}{stand_in[5:]}.txt" for number, stand_in in enumerate(stand_ins)]
    data = documents.zipped({stand_in: "\n".join(documents.BODY) for stand_in in stand_ins})
    for stand_in, name in zip(stand_ins, names, strict=True):
        data = data.replace(stand_in.encode(), name.encode(page))
    archive = tmp_path / "press.zip"
    archive.write_bytes(data)
    members = list(discover([archive]))
    assert members == [archive / name for name in names]
    assert [load(member).paragraphs for member in members]


def test_archive_with_nothing_to_read_is_one_clear_error(tmp_path: Path) -> None:
    archive = tmp_path / "photos.zip"
    archive.write_bytes(documents.zipped({"a.xyz": b"x"}))
    (path,) = discover([archive])
    with pytest.raises(FormatUnsupported, match="no readable document"):
        load(path)
