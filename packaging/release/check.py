"""Tries what `make release` made, as on a stranger's machine: check.py DIST VERSION.

Everything is run without network and with a home of its own. Prints a line for each thing tried, and ends with 1
where one of them failed.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from quarantine import Failed, Quarantine, output
from window import open_window, virtual_display

SAMPLE = Path(__file__).parents[2] / "resources/naba_resources/samples/floods-waha.txt"
WINDOW_SECONDS, IDLE_MB = 1.5, 200.0
STARTS = 5
ENGINE_LEAVES = 150.0  # seconds after its last work in which an idle engine has been closed
QUIET_LOAD = 0.5  # for each core; where it is more, the window has as many times longer

Lines = Iterator[str]


class Release:
    """The folder that was made, and room to try it in."""

    def __init__(self, dist: Path, version: str, room: Path) -> None:
        self.dist, self.version, self.room = dist, version, room
        self.quarantine = Quarantine.made(room / "home")

    def the(self, pattern: str) -> Path:
        """The one file that is called so."""
        found = sorted(self.dist.glob(pattern))
        if len(found) != 1:
            raise Failed(f"{pattern}: {len(found)} files in {self.dist}")
        return found[0]

    def unpacked(self, pattern: str) -> Path:
        """The folder in an archive."""
        where = self.room / pattern.replace("*", "")
        if where.exists():
            return next(where.iterdir())
        with tarfile.open(self.the(pattern)) as archive:
            archive.extractall(where, filter="data")
        return next(where.iterdir())

    def works(self, program: Path, name: str) -> str:
        """It says its version, finds itself well, and translates. Raises Failed."""
        if self.version not in (said := self.quarantine.run(program, "--version")):
            raise Failed(f"{program} --version says {said}")
        self.quarantine.run(program, "doctor")
        out = self.room / f"out-{name}"
        home = str(self.room / f"home-{name}")
        formats = "pdf,docx,html,json"
        self.quarantine.run(program, "translate", SAMPLE, "--out", out, "--format", formats, NABA_HOME=home)
        told = json.loads((out / "floods-waha.json").read_text(encoding="utf-8"))
        made = {file.suffix: file.stat().st_size for file in out.glob("floods-waha.*")}
        if not told or set(made) != {f".{one}" for one in formats.split(",")} or not all(made.values()):
            raise Failed(f"of the sample there are only {made}")
        pairs = self.room / "pairs.tsv"
        pairs.write_text(
            "وصل الوزير إلى دمشق أمس.\tThe minister arrived in Damascus yesterday.\n", encoding="utf-8"
        )
        self.quarantine.run(program, "models", "bench", "--set", pairs)
        return "version, doctor, a sample to PDF, Word, HTML and JSON, quality of the model"


def sums(release: Release) -> Lines:
    output("sha256sum", "--quiet", "--check", "SHA256SUMS", folder=release.dist)
    sums = (release.dist / "SHA256SUMS").read_text(encoding="utf-8")
    listed = {line.split("  ")[1] for line in sums.splitlines()}
    there = {path.name for path in release.dist.iterdir()} - {"SHA256SUMS", "SHA256SUMS.minisig"}
    if listed != there:
        raise Failed(f"not the same files: {listed ^ there}")
    yield f"{len(listed)} files as SHA256SUMS says"


def signature(release: Release) -> Lines:
    if not shutil.which("minisign"):
        yield "not tried: minisign is not installed"
        return
    key, public, file = (release.room / name for name in ("naba.key", "naba.pub", "signed"))
    shutil.copy(release.dist / "SHA256SUMS", file)
    output("minisign", "-GW", "-p", public, "-s", key)
    output("minisign", "-S", "-s", key, "-m", file)
    verify = ("minisign", "-Vm", file, "-p", public)
    output(*verify)
    file.write_bytes(file.read_bytes().replace(b"0", b"1", 1))
    if subprocess.run(verify, capture_output=True, check=False).returncode == 0:
        raise Failed("a changed SHA256SUMS passed")
    signed = (release.dist / "SHA256SUMS.minisig").exists()
    yield f"minisign signs, verifies and finds a changed byte (this release is {'signed' if signed else 'NOT signed'})"


def archive(release: Release) -> Lines:
    folder = release.unpacked("naba-*.tar.xz")
    yield release.works(folder / "naba/naba", "archive")
    if not (folder / "naba/_internal/naba_resources/licences/third-party.txt").is_file():
        raise Failed("the third-party licences are not in it")
    home = release.quarantine.home
    release.quarantine.run(folder / "install.sh")
    release.quarantine.run(home / ".local/bin/naba", "--version")
    release.quarantine.run(folder / "install.sh")  # as an upgrade
    release.quarantine.run(home / ".local/lib/naba/uninstall.sh")
    files = (path for path in (home / ".local").rglob("*naba*") if not path.is_dir())
    left = [path for path in files if path.suffix != ".cache" and "share/naba" not in str(path)]
    if left:
        raise Failed(f"left after uninstall.sh: {left}")
    yield "install.sh without root, again as an upgrade, uninstall.sh: nothing left"


def window(release: Release) -> Lines:
    """Time and memory against their budgets. A busy machine is given more time, never more memory."""
    program = release.unpacked("naba-*.tar.xz") / "naba/naba"
    with virtual_display() as display:
        first = open_window(program, release.quarantine, display=display, idle=ENGINE_LEAVES)
        yield f"first start, which translates the samples: {first.seconds:.2f} s"
        first_mb = first.all_mb
        yield (
            f"idle {ENGINE_LEAVES:.0f} s after that: {first.window_mb:.0f} MB, {first_mb:.0f} MB with its helpers "
            f"(budget {IDLE_MB:.0f})"
        )
        load = os.getloadavg()[0] / (os.cpu_count() or 1)
        later = [open_window(program, release.quarantine, display=display) for _ in range(STARTS)]
    seconds = statistics.median(one.seconds for one in later)
    allowed = WINDOW_SECONDS * max(1.0, load / QUIET_LOAD)
    window_mb, all_mb = (max(getattr(one, name) for one in later) for name in ("window_mb", "all_mb"))
    yield (
        f"window on the screen after {seconds:.2f} s (median of {STARTS}; budget {WINDOW_SECONDS} s, allowed "
        f"{allowed:.1f} s at load {load:.1f} a core)"
    )
    yield f"at rest {window_mb:.0f} MB, {all_mb:.0f} MB with its helpers (budget {IDLE_MB:.0f})"
    over = []
    if seconds > allowed:
        over.append(f"the window stood after {seconds:.2f} s, {allowed:.1f} s were allowed")
    if first_mb > IDLE_MB:
        over.append(f"{first_mb:.0f} MB idle after the samples, the budget is {IDLE_MB:.0f}")
    if all_mb > IDLE_MB:
        over.append(f"{all_mb:.0f} MB at rest, the budget is {IDLE_MB:.0f}")
    if over:
        raise Failed("; ".join(over))


def debian(release: Release) -> Lines:
    if not shutil.which("dpkg-deb"):
        yield "not tried: dpkg is not installed"
        return
    package, root = release.the("*.deb"), release.room / "root"
    if os.geteuid() == 0:
        for folder in ("var/lib/dpkg/info", "var/lib/dpkg/updates", "var/log"):
            (root / folder).mkdir(parents=True)
        (root / "var/lib/dpkg/status").touch()
        dpkg = ["dpkg", f"--root={root}", "--force-depends", "--log=/dev/null"]
        output(*dpkg, "--install", package)
        yield "dpkg --root installs it; " + release.works(root / "usr/bin/naba", "deb")
        output(*dpkg, "--purge", "naba")
        if left := [path for path in root.rglob("*naba*") if "var" not in path.relative_to(root).parts]:
            raise Failed(f"left after --purge: {left}")
        yield "dpkg --purge leaves nothing"
    else:
        output("dpkg-deb", "--extract", package, root)
        yield "dpkg-deb --extract; " + release.works(root / "usr/bin/naba", "deb")
    if shutil.which("lintian"):
        told = subprocess.run(
            ["lintian", package], capture_output=True, text=True, check=False
        ).stdout.splitlines()
        errors = [line for line in told if line.startswith("E:")]
        yield f"lintian: {len(errors)} errors, {len(told) - len(errors)} warnings"
        yield from told[:20]


def wheelhouse(release: Release) -> Lines:
    folder = release.unpacked("naba-*-wheelhouse*.tar")
    python = Path(sys.base_prefix) / "bin/python3"
    release.quarantine.run(folder / "install.sh", release.room / "venv", PYTHON=str(python))
    yield "install.sh by hashes alone; " + release.works(release.room / "venv/bin/naba", "wheels")


def parts(release: Release) -> Lines:
    bill = json.loads(release.the("*.cdx.json").read_text(encoding="utf-8"))
    hashed = sum("hashes" in one for one in bill["components"])
    unnamed = [one["name"] for one in bill["components"] if not one.get("licenses")]
    if unnamed:
        raise Failed(f"no licence in the list of parts: {unnamed}")
    yield f"{len(bill['components'])} parts, each with its licence, {hashed} with hashes"


def main() -> int:
    dist, version = Path(sys.argv[1]).resolve(), sys.argv[2]
    well = True
    with tempfile.TemporaryDirectory(prefix="naba-release-") as room:
        release = Release(dist, version, Path(room))
        print(f"without network: {release.quarantine.name}")
        steps: tuple[Callable[[Release], Lines], ...] = (
            sums,
            signature,
            parts,
            archive,
            window,
            debian,
            wheelhouse,
        )
        for step in steps:
            try:
                for line in step(release):
                    print(f"ok    {step.__name__:12} {line}", flush=True)
            except Failed as error:
                well = False
                print(f"FAULT {step.__name__:12} {error}", flush=True)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
