"""Makes a .deb of the program's folder: debian.py PROGRAM SHARE VERSION OUT; or tells only its glibc: --glibc PROGRAM.

The folder goes to /usr/lib/naba. What it depends on is read off the files themselves: the libraries they are linked
to that are not among them, by the Debian packages these are in, and the newest version of glibc's symbols they use.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path

LINUX = Path(__file__).parents[1] / "linux"
MAINTAINER = "The Naba authors <naba@localhost>"
SUMMARY = "read the Arabic press in English, offline"
DESCRIPTION = """\
 Naba translates Arabic articles with a model of its own, shows every English
 sentence beside its Arabic, marks those that do not agree with it in numbers,
 dates, names or meaning, and keeps all of it on this computer.
 .
 It opens no connection to any network.
"""
OVERRIDES = (  # what is so on purpose: the folder is the same that the archive has, with its own libraries
    "embedded-library",
    "unstripped-binary-or-object",
    "custom-library-search-path",
    "shared-library-is-executable",
    "shared-library-lacks-prerequisites",
    "library-not-linked-against-libc",
    "executable-in-usr-lib",
    "extra-license-file",
    "package-contains-documentation-outside-usr-share-doc",
    "initial-upload-closes-no-bugs",
    "font-in-non-font-package",
    "font-outside-font-dir",
    "duplicate-font-file",
    "truetype-font-prohibits-installable-embedding",
    "sharedobject-in-library-directory-missing-soname",
    "exit-in-shared-library",
    "spelling-error-in-binary",
    "no-code-sections",
    "binary-with-bad-dynamic-table",
    "elf-error",
)


def needs(program: Path) -> tuple[dict[str, Path], str]:
    """The libraries that the folder takes from the system, with their files; and the glibc it needs at least."""
    libraries: dict[str, Path] = {}
    newest = (2, 17)
    for file in program.rglob("*"):
        if file.is_symlink() or not file.is_file() or file.open("rb").read(4) != b"\x7fELF":
            continue
        told = _output("objdump", "--private-headers", file)
        newest = max(newest, *((2, int(minor)) for minor in re.findall(r"\bGLIBC_2\.(\d+)", told)), (0, 0))
    environment = os.environ | {"LD_LIBRARY_PATH": str(program / "_internal")}
    for file in (program / "naba", *sorted(program.rglob("*.so*"))):
        if file.is_symlink():
            continue
        for line in _output("ldd", file, environment=environment).splitlines():
            name, arrow, place = line.strip().partition(" => ")
            path = Path(place.partition(" (")[0])
            if arrow and path.is_absolute() and not path.resolve().is_relative_to(program.resolve()):
                libraries[name] = path
    return libraries, ".".join(map(str, newest))


def depends(program: Path) -> str:
    """The line of the control file."""
    libraries, glibc = needs(program)
    packages = {_package_of(path) for path in libraries.values()} - {"libc6"}
    return ", ".join((f"libc6 (>= {glibc})", *sorted(packages)))


def _package_of(path: Path) -> str:
    for name in (path.resolve(), path, Path("/usr") / path.relative_to("/")):
        found = _output("dpkg-query", "--search", name)
        if found:
            return found.partition(":")[0]
    sys.exit(f"{path} is of no Debian package")


def _output(*command: object, environment: dict[str, str] | None = None) -> str:
    """What a command prints; what it says of files that are not for it is no matter."""
    words = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, text=True, check=False, env=environment).stdout


def build(program: Path, share: Path, *, version: str, out: Path, moment: int) -> Path:
    """Lay the tree out below `out` and pack it. Returns the package."""
    root = out / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(program, root / "usr/lib/naba", symlinks=True, copy_function=_link)
    shutil.copytree(share, root / "usr/share")
    (root / "usr/bin").mkdir()
    (root / "usr/bin/naba").symlink_to("../lib/naba/naba")
    _documents(root, version=version, moment=moment)
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text("".join(_control(root, program, version)), encoding="utf-8")
    (root / "DEBIAN/md5sums").write_text("".join(_sums(root)), encoding="utf-8")
    for path in root.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or (path.stat().st_mode & 0o100 and ".so" not in path.name)
            path.chmod(0o755 if runs else 0o644)
    package = out / f"naba_{version}_{_output('dpkg', '--print-architecture').strip()}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "--threads-max=1", "-Zxz", "-z1", "--build", root, package],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return package


def _link(source: str, target: str) -> str:
    """A file that is a copy, not a link to the folder's: its mode may differ."""
    return str(shutil.copy(source, target, follow_symlinks=False))


def _documents(root: Path, *, version: str, moment: int) -> None:
    documents = root / "usr/share/doc/naba"
    documents.mkdir(parents=True)
    shutil.copyfile(LINUX / "copyright", documents / "copyright")
    changes = (
        f"naba ({version}) unstable; urgency=medium\n\n  * What is new is told in CHANGELOG.md.gz.\n\n"
        f" -- {MAINTAINER}  {formatdate(moment)}\n"
    )
    own = (LINUX.parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
    for name, text in (("changelog.gz", changes), ("CHANGELOG.md.gz", own)):
        (documents / name).write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    manual = root / "usr/share/man/man1/naba.1"
    manual.with_suffix(".1.gz").write_bytes(gzip.compress(manual.read_bytes(), 9, mtime=0))
    manual.unlink()
    overrides = root / "usr/share/lintian/overrides/naba"
    overrides.parent.mkdir(parents=True)
    overrides.write_text("".join(f"naba: {tag}\n" for tag in OVERRIDES), encoding="utf-8")


def _control(root: Path, program: Path, version: str) -> Iterator[str]:
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    yield f"Package: naba\nVersion: {version}\nArchitecture: {_output('dpkg', '--print-architecture')}"
    yield f"Maintainer: {MAINTAINER}\nInstalled-Size: {size // 1024}\nDepends: {depends(program)}\n"
    yield "Suggests: tesseract-ocr, tesseract-ocr-ara\nSection: text\nPriority: optional\n"
    yield f"Description: {SUMMARY}\n{DESCRIPTION}"


def _sums(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.relative_to(root).parts:
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            yield f"{digest}  {path.relative_to(root)}\n"


def main() -> None:
    if sys.argv[1] == "--glibc":
        print(needs(Path(sys.argv[2]))[1])
        return
    program, share, version, out = sys.argv[1:]
    moment = int(os.environ["SOURCE_DATE_EPOCH"])
    print(build(Path(program), Path(share), version=version, out=Path(out), moment=moment))


if __name__ == "__main__":
    main()
