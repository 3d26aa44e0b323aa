"""Running a command as on a stranger's machine: no network, nothing of our environment, a home of its own."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# The kernel's filter of the reading process, kept by every program that is started from here on.
FILTERED = """
import os, sys
from naba_translation.read.seccomp import refuse_network
assert refuse_network(), "neither a network namespace nor the kernel's filter is to be had here"
os.execvp(sys.argv[1], sys.argv[1:])
"""
LONGEST = 600  # seconds


class Failed(Exception):
    """A command did not do what it should."""


def output(*command: object, folder: Path | None = None, environment: Mapping[str, str] | None = None) -> str:
    """What a command prints. Raises Failed, with all it said, where it ends with a fault or does not end."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            cwd=folder,
            env=environment,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired as error:
        raise Failed(f"{shlex.join(words)} did not end within {LONGEST} s") from error
    said = done.stdout.decode("utf-8", "replace")
    if done.returncode:
        raise Failed(f"{shlex.join(words)} ended with {done.returncode}\n{said}")
    return said


@dataclass(frozen=True, slots=True)
class Quarantine:
    """A home folder, and a way to start programs that have no network."""

    home: Path
    fence: tuple[str, ...]
    name: str  # of the fence, for the report

    @classmethod
    def made(cls, home: Path) -> Quarantine:
        """In an empty network namespace where the system allows one, else behind the kernel's filter."""
        home.mkdir(parents=True)
        for fence in (("unshare", "--net"), ("unshare", "--map-root-user", "--net")):
            if shutil.which("unshare") and _succeeds(*fence, "true"):
                return cls(home, fence, "an empty network namespace (" + " ".join(fence) + ")")
        return cls(
            home, (sys.executable, "-c", FILTERED), "the kernel's filter of internet sockets (seccomp)"
        )

    def environment(self, **more: str) -> dict[str, str]:
        """The least that a user's programs find in their environment, and `more`."""
        bare = {"HOME": str(self.home), "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
        return bare | {"TMPDIR": os.environ.get("TMPDIR", "/tmp")} | more  # noqa: S108

    def run(self, *command: object, **more: str) -> str:
        """Run a command in it, as `output` does."""
        return output(*self.fence, *command, folder=self.home, environment=self.environment(**more))

    def start(self, *command: object, **more: str) -> subprocess.Popen[bytes]:
        """Start a command and leave it running."""
        words = [str(word) for word in (*self.fence, *command)]
        return subprocess.Popen(words, cwd=self.home, env=self.environment(**more))


def _succeeds(*command: str) -> bool:
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0
