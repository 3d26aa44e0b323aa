"""The kernel's fence around a process that touches strangers' data, tried from inside."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from naba_translation.fence import Fence, landlock, seccomp

pytestmark = pytest.mark.skipif(not seccomp.is_supported(), reason="the fence is Linux's, on two processors")
needs_landlock = pytest.mark.skipif(not landlock.version(), reason="this kernel has no Landlock")

PROGRAM = """
import json, os, socket, subprocess, sys, threading
from pathlib import Path
from naba_translation.fence import shut_in
fence = shut_in(memory_bytes=4_000_000_000, open_files=64, readable={readable}, programs={programs})
def refused(attempt):
    try:
        attempt()
    except OSError:
        return True
    return False
print(json.dumps({expression}))
"""


def inside(
    expression: str, *, readable: list[Path] | None = None, programs: bool = False
) -> dict[str, bool] | bool:
    """What an expression gives behind the fence; `readable` are the only files it may read."""
    paths = None if readable is None else [str(path) for path in readable]
    listed = "None" if paths is None else f"[Path(each) for each in {paths!r}]"
    code = textwrap.dedent(PROGRAM).format(expression=expression, readable=listed, programs=programs)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    answer: dict[str, bool] | bool = json.loads(done.stdout.splitlines()[-1])
    return answer


@pytest.mark.parametrize(
    "attempt",
    [
        "lambda: socket.socket(socket.AF_INET)",
        "lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
        "lambda: socket.socket(socket.AF_UNIX)",
        "os.fork",
        "lambda: os.posix_spawn('/bin/true', ['true'], {})",
        "lambda: os.execv('/bin/true', ['true'])",
        "lambda: os.kill(os.getppid(), 0)",
    ],
)
def test_what_an_engine_never_needs_is_refused(attempt: str) -> None:
    assert inside(f"refused({attempt})") is True


def test_what_it_needs_is_not() -> None:
    assert inside("[t := threading.Thread(target=int), t.start(), t.join()][1] is None") is True
    assert inside("[pair := socket.socketpair(), pair[0].send(b'x')][1] == 1") is True
    assert inside("subprocess.run(['true']).returncode == 0", programs=True) is True


@needs_landlock
def test_only_named_files_can_be_read_and_none_written(tmp_path: Path) -> None:
    allowed, other = tmp_path / "model", tmp_path / "diary"
    for folder in (allowed, other):
        folder.mkdir()
        (folder / "file").write_text("x")
    expression = f"""{{
        "model": refused(lambda: open({str(allowed / "file")!r}).read()),
        "diary": refused(lambda: open({str(other / "file")!r}).read()),
        "list": refused(lambda: os.listdir({str(other)!r})),
        "write": refused(lambda: open({str(allowed / "new")!r}, "w")),
        "remove": refused(lambda: os.remove({str(allowed / "file")!r})),
        "rename": refused(lambda: os.rename({str(allowed / "file")!r}, {str(allowed / "b")!r})),
        "parent": refused(lambda: open(f"/proc/{{os.getppid()}}/environ").read()),
        "library": refused(lambda: __import__("wave")),
    }}"""
    assert inside(expression, readable=[allowed]) == {
        "model": False,
        "diary": True,
        "list": True,
        "write": True,
        "remove": True,
        "rename": True,
        "parent": True,
        "library": False,
    }


def test_no_memory_is_ever_dumped_to_disk() -> None:
    assert inside("__import__('resource').getrlimit(__import__('resource').RLIMIT_CORE)[1] == 0") is True


def test_what_is_lacking_is_said() -> None:
    assert Fence(limits=True, network=True, files=7).whole
    words = Fence(limits=True, network=False, files=0).in_words()
    assert "cannot refuse it the network or keep other files from it" in words
