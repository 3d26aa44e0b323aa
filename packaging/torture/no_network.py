"""The proof that nothing leaves the machine: the whole journey, watched by the kernel.

    .venv/bin/python packaging/torture/no_network.py

Each part of the journey runs under strace, which writes down every socket, connection, binding and sent packet of
the program and all its processes, and once more in a network namespace that has not even a loopback. Counted are
internet sockets (AF_INET, AF_INET6), packet and netlink sockets, and connections to anything but a file of this
machine. 0 is the promise; a part that could not be watched is a failure, not a success. Needs strace and, for the
namespace, unshare; tests/journey/test_no_network.py proves the same by a kernel filter without either.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from outcome import NOT_PROVED

import naba_resources
from naba_translation.paths import HOME_VARIABLE

NABA = str(Path(sys.executable).with_name("naba"))
TRACED = "trace=socket,connect,bind,sendto,sendmsg,sendmmsg"
SECONDS = 300
_FAMILY = re.compile(r"socket\((\w+)")
_ADDRESS = re.compile(r"(?:connect|bind|sendto|sendm?msg)\(.*sa_family=(\w+)")
LOCAL = frozenset(("AF_UNIX", "AF_LOCAL", "AF_UNSPEC"))

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from naba_desktop import app
from naba_desktop.dialogs import DesktopDialogs
from naba_models import default_model
from naba_translation.engines.process import EngineProcess
from naba_translation.paths import Paths

class Unattended(DesktopDialogs):
    def agree(self, *_, **__):
        return False  # nobody is there to say "End now": what needs long to end is waited for

application = app.make_application()
desktop = app.Desktop(
    paths=Paths.of_user(), engine=EngineProcess(default_model()), dialogs=Unattended()
)
done = []
desktop.window.review_shown.connect(lambda review: review and (done.append(review), desktop.window.close()))
desktop.start([Path(sys.argv[1])])
QTimer.singleShot(120_000, desktop.window.close)
application.exec()
desktop.close()
print("shown" if done else "nothing was shown")
sys.exit(0 if done else 1)
"""


def main() -> int:
    missing = [name for name in ("strace", "unshare") if shutil.which(name) is None]
    if missing:
        print(f"NOT PROVED: {' and '.join(missing)} is not here.")
        return NOT_PROVED
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {HOME_VARIABLE: f"{folder}/profile", "QT_QPA_PLATFORM": "offscreen"}
        print(f"{'part of the journey':44} {'threads':>9} {'local':>6} {'INTERNET':>9}  in an empty network")
        faults = [
            line for name, command in _journey(Path(folder)) for line in _prove(name, command, Path(folder))
        ]
    for fault in faults:
        print(fault)
    print("NOT PROVED" if faults else "0 internet sockets: nothing left the machine.")
    return 1 if faults else 0


def _journey(folder: Path) -> Iterator[tuple[str, list[str]]]:
    samples = naba_resources.path("samples")
    one, out = sorted(samples.glob("*.txt"))[0], str(folder / "out")
    yield (
        "naba translate, every format",
        [NABA, "translate", str(samples), "--out", out, "--format", "pdf,html,json,txt"],
    )
    for arguments in (
        ("read", str(one)),
        ("summary",),
        ("search", "الميناء"),
        ("stories",),
        ("timeline",),
        ("names", "unknown"),
        ("models", "list"),
        ("models", "pack", "naba-ar-en", "--out", str(folder)),
        ("export", "--library", "--format", "docx,md,csv,tmx,xlf", "--out", out),
        ("doctor",),
    ):
        yield (
            f"naba {' '.join(arguments[:2]) if arguments[0] == 'models' else arguments[0]}",
            [NABA, *arguments],
        )
    yield "the window: open, translate, show, close", [sys.executable, "-c", WINDOW, str(one)]


def _prove(name: str, command: list[str], folder: Path) -> Iterator[str]:
    """Run one part in both ways, and print its line. Yields what stands against the promise."""
    trace = folder / "trace"
    shutil.rmtree(trace, ignore_errors=True)
    trace.mkdir()
    watched = _run(["strace", "-f", "-ff", "-qq", "-e", TRACED, "-o", str(trace / "of"), *command])
    counted: Counter[str] = Counter()
    files = list(trace.iterdir())
    for path in files:
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            for family in (*_FAMILY.findall(line), *_ADDRESS.findall(line)):
                counted["local" if family in LOCAL else "internet"] += 1
    alone = _run(["unshare", "--net", "--map-root-user", *command])
    words = "works" if alone.returncode == 0 else "FAILED"
    print(f"{name:44} {len(files):9} {counted['local']:6} {counted['internet']:9}  {words}", flush=True)
    if not files or watched.returncode:
        yield f"{name}: exit code {watched.returncode} while watched: {watched.stderr[-300:]}"
    if counted["internet"]:
        yield f"{name}: {counted['internet']} internet sockets or addresses"
    if alone.returncode:
        yield f"{name}: exit code {alone.returncode} without a network: {alone.stderr[-300:]}"


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)


if __name__ == "__main__":
    sys.exit(main())
