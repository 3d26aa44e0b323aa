"""The proof that nothing leaves the machine, at the level of the kernel.

A seccomp filter kills, rather than refuses, any process of the journey that as much as makes a socket which
is not a local one: what happens below Python is seen too.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

import naba_resources
from naba_translation.fence import seccomp

KILL = """
from naba_translation.fence import seccomp
seccomp._REFUSE = 0x80000000  # SECCOMP_RET_KILL_PROCESS
assert seccomp.refuse_network()
"""
TRANSLATE = """
import sys
from naba_translation.cli import main
sys.exit(main(sys.argv[1:]))
"""

pytestmark = pytest.mark.skipif(
    not seccomp.is_supported(),
    reason="the kernel filter is for Linux on x86-64 and ARM64",
)


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", KILL + code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_trap_works() -> None:
    assert run("import socket; socket.socket(socket.AF_INET)").returncode == -signal.SIGSYS


@pytest.mark.default_model
def test_reading_translating_and_exporting_make_no_socket(tmp_path: Path) -> None:
    sample = naba_resources.path("samples/floods-waha.txt")
    done = run(TRANSLATE, "translate", sample, "--out", tmp_path, "--format", "pdf,html,json,txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list(tmp_path.glob("floods-waha.*"))) == 4
