"""What the packaged program is made of: every part with its version, licence and the text of its notices."""

from __future__ import annotations

import ast
import json
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "packaging/licences"
SAME_TEXT = {"shiboken6": "pyside6-essentials"}
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors|ofl)", re.IGNORECASE)
# Of PDFium's texts those that are for builds other than the wheel we take.
_BUILT_FOR_OTHERS = re.compile(r"/(android|v8_xfa|pbin_musl|cibw_musl)/")


class NoLicenceText(Exception):
    """A part would be shipped without the text of its licence."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing inside the package that somebody else may have written."""

    name: str
    version: str
    licence: str  # an SPDX expression where its maker gives one, else the maker's words
    notices: tuple[str, ...]  # whole texts
    kind: str  # "pypi", "cargo", "deb" and "generic" of package URLs, or "data"
    homepage: str = ""
    inside: tuple[Part, ...] = ()  # what is compiled into it, by its own list of parts


def all_parts(*, lock: Path, toc: Path) -> tuple[Part, ...]:
    """Every part. `lock`: the program's packages; `toc`: what PyInstaller collected and whence.

    Raises:
        NoLicenceText: put it into packaging/licences/NAME.txt.
    """
    found = (*bundled(), _interpreter(), *distributions(lock), *_system_libraries(toc))
    silent = [part.name for part in found if not part.notices]
    if silent:
        raise NoLicenceText(f"no licence text for {', '.join(silent)}: put it into {TEXTS}/NAME.txt")
    return tuple(sorted(found, key=lambda part: (part.kind, part.name)))


def locked(lock: Path) -> Iterator[str]:
    """The names in a lock file that are for this system and this Python."""
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            requirement = Requirement(line.removesuffix("\\").strip())
            if requirement.marker is None or requirement.marker.evaluate():
                yield requirement.name


def distributions(lock: Path) -> Iterator[Part]:
    """The Python packages of a lock file, as installed here, and the freezer, whose bootloader is the program's
    first bytes."""
    for name in (*locked(lock), "pyinstaller"):
        found = metadata.distribution(name)
        about = found.metadata
        files = [file for file in found.files or () if ".dist-info/" in str(file)]
        yield Part(
            name=name,
            version=found.version,
            licence=_field(about, "License-Expression") or _spoken(about) or "see its notice",
            notices=(
                *_own_text(name),
                *(
                    _text(Path(str(file.locate())))
                    for file in sorted(files)
                    if _LICENCE_FILE.search(file.name) or "/licenses/" in str(file)
                    if not _BUILT_FOR_OTHERS.search(str(file))
                ),
            ),
            kind="pypi",
            homepage=next(_urls(about), ""),
            inside=tuple(
                part for file in sorted(files) if "/sboms/" in str(file) for part in _compiled_in(file, name)
            ),
        )


def _field(about: metadata.PackageMetadata, name: str) -> str:
    """The first line of that name; empty where there is none."""
    return next(iter(about.get_all(name) or ()), "")


def _spoken(about: metadata.PackageMetadata) -> str:
    """The licence of a package that gives no expression."""
    words = _field(about, "License").strip()
    if words and "\n" not in words:
        return words
    kinds = [line.rpartition(":: ")[2] for line in about.get_all("Classifier") or () if "License ::" in line]
    return "; ".join(kinds)


def _urls(about: metadata.PackageMetadata) -> Iterator[str]:
    if page := _field(about, "Home-page"):
        yield page
    yield from (line.partition(", ")[2] for line in about.get_all("Project-URL") or ())


def _own_text(name: str) -> tuple[str, ...]:
    file = TEXTS / f"{SAME_TEXT.get(name, name)}.txt"
    return (_text(file),) if file.is_file() else ()


def _text(file: Path) -> str:
    """A notice; some are older than UTF-8 and have a © in Latin-1."""
    data = file.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _compiled_in(file: metadata.PackagePath, owner: str) -> Iterator[Part]:
    """The crates and libraries that a wheel says are compiled into it."""
    for component in json.loads(file.read_text(encoding="utf-8")).get("components", ()):
        if component["name"] == owner:
            continue
        licences = component.get("licenses", ())
        names = [
            one.get("expression") or one["license"].get("id") or one["license"]["name"] for one in licences
        ]
        kind = re.match(r"pkg:(\w+)/", component.get("purl", ""))
        yield Part(
            name=component["name"],
            version=component.get("version", ""),
            licence=" AND ".join(filter(None, names)),
            notices=(),
            kind=kind[1] if kind else "generic",
        )


def bundled() -> Iterator[Part]:
    """The model, the fonts, the list of names and the table of words, which have licences of their own."""
    model = json.loads((ROOT / "models/naba_models/default/manifest.json").read_text(encoding="utf-8"))
    for name, version, licence, text in (
        (model["id"], model["version"], model["licence"], "models/naba_models/default/LICENCE.md"),
        ("noto-fonts", "2.004", "OFL-1.1", "resources/naba_resources/fonts/OFL.txt"),
        ("names", "1", "see its notice", "resources/naba_resources/names/NOTICE.md"),
        ("words", "1", "CC-BY-SA-4.0", "resources/naba_resources/lexicon/NOTICE.md"),
    ):
        yield Part(name, version, licence, ((ROOT / text).read_text(encoding="utf-8"),), "data")


def _interpreter() -> Part:
    library = Path(sys.base_prefix) / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    texts = [library / "LICENSE.txt", Path(f"/usr/share/doc/{library.name}/copyright")]
    notices = tuple(_text(text) for text in texts if text.is_file())[:1] or _own_text("python")
    return Part("python", platform.python_version(), "PSF-2.0", notices, "generic", "https://www.python.org/")


def _system_libraries(toc: Path) -> Iterator[Part]:
    """The libraries that PyInstaller took from the system, by the Debian package they came with."""
    sources = _from_the_system(toc)
    if not shutil.which("dpkg-query"):
        yield from (Part(path.name, "", "", _own_text(path.name), "generic") for path in sources)
        return
    for package in sorted({_package_of(path) for path in sources}):
        show = ["dpkg-query", "--show", "--showformat", "${Version}\n${Homepage}", package]
        version, _, homepage = subprocess.run(
            show, capture_output=True, text=True, check=True
        ).stdout.partition("\n")
        name = package.partition(":")[0]
        text = Path(f"/usr/share/doc/{name}/copyright")
        notices = (_text(text),) if text.is_file() else _own_text(name)
        found = (
            sorted(set(re.findall(r"^License:[ \t]*(\S.*)$", notices[0], re.MULTILINE))) if notices else []
        )
        yield Part(name, version, "; ".join(found) or "see its notice", notices, "deb", homepage)


def _from_the_system(toc: Path) -> list[Path]:
    """Files of the folder that come neither from a wheel nor from the interpreter."""
    own = tuple(Path(place).resolve() for place in (sys.prefix, sys.base_prefix, ROOT))
    entries: Iterable[tuple[str, str, str]] = ast.literal_eval(toc.read_text(encoding="utf-8"))[-1]
    sources = {Path(source).resolve() for _, source, kind in entries if kind == "BINARY"}
    return sorted(path for path in sources if not any(path.is_relative_to(place) for place in own))


def _package_of(path: Path) -> str:
    """The Debian package a file is of; some are listed under /lib though they lie in /usr/lib."""
    for name in (path, Path("/") / path.relative_to("/usr") if path.is_relative_to("/usr") else path):
        found = subprocess.run(
            ["dpkg-query", "--search", name], capture_output=True, text=True, check=False
        ).stdout
        if found:
            return found.partition(": ")[0].partition(",")[0]
    raise NoLicenceText(f"{path} is of no package")
