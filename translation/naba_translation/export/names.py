"""Names of output files: safe on every file system, and never another article's file."""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from naba_translation.article import Article
from naba_translation.errors import ExportError

_LONGEST = 180  # bytes of UTF-8: 255 less the suffix, a number, and the name of the temporary file
_LARGEST = 1 << 28  # bytes; no export of ours is as large, so a larger file is somebody else's
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_WHITE = re.compile(r"\s+")
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
_EMPTY = "article"


def safe_stem(stem: str) -> str:
    """`stem` as a file name without suffix that Linux, macOS and Windows all take as it is.

    Control, direction and other invisible characters are gone ("report\\u202efdp" would show as "reportpdf");
    so are separators, a leading dot or hyphen, trailing dots and blanks, and the names Windows keeps for
    devices.
    At most 180 bytes of UTF-8, never empty, and unchanged by a second call.
    """
    text = "".join(char for char in _WHITE.sub(" ", stem) if not unicodedata.category(char).startswith("C"))
    text = _WHITE.sub(" ", text)  # blanks that only something invisible kept apart
    text = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", text)).lstrip(" .-~").rstrip(" .")
    if _RESERVED.fullmatch(text):
        text = f"_{text}"
    return text.encode()[:_LONGEST].decode(errors="ignore").rstrip(" .") or _EMPTY


def record(article: Article) -> str:
    """The line by which an export names its article: "naba-article:… naba-source:…", hexadecimal.

    The second part stands for the path; a hash, so that a report does not tell where its maker keeps files.
    """
    where = hashlib.sha256(str(Path(article.source).absolute()).encode(errors="surrogatepass")).hexdigest()
    return f"naba-article:{article.id} naba-source:{where}"


def output_paths(
    folder: Path, stem: str, suffixes: Sequence[str], *, marker: str, replace: bool
) -> tuple[Path, ...]:
    """Where a report goes: STEM.pdf, or STEM-2.pdf where STEM.pdf is another one's.

    An earlier export with a part of `marker` (see `record`: the same text or the same source) is written over;
    any other file is left alone.
    All suffixes get the same number. With `replace`, STEM as it is: the user has been asked.

    Raises:
        ExportError: the folder or a file in it cannot be read.
    """
    name = safe_stem(stem)
    for number in count(1):
        base = name if number == 1 else f"{name}-{number}"
        paths = tuple(folder / f"{base}.{suffix}" for suffix in suffixes)
        if replace or all(_is_free(path, marker) for path in paths):
            return paths
    raise AssertionError("count() does not end")


def _is_free(path: Path, marker: str) -> bool:
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return False
        content = path.read_bytes()
    except FileNotFoundError:
        return True
    except OSError as error:
        raise ExportError(path, error.strerror or "cannot be read") from error
    return any(part.encode() in content for part in marker.split())
