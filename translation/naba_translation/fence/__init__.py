"""What a process that touches strangers' data gives up before the first byte comes, for good.

Three fences, each by the kernel and none needing rights: limits (memory, written files, open files, core
dumps), system calls (seccomp.py) and files (landlock.py). Where a system lacks one, the others still stand,
and the `Fence` says so: `naba doctor` prints it.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from naba_translation.fence import landlock, seccomp

_PR_SET_DUMPABLE = 4
_SYSTEM = (
    *("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/sys/devices/system", "/dev/urandom"),
    *(f"/proc/{name}" for name in ("self", "cpuinfo", "meminfo", "stat")),
)


@dataclass(frozen=True, slots=True)
class Fence:
    """What is in force in one process."""

    limits: bool  # the kernel keeps limits on its memory and forbids it to write files
    network: bool  # seccomp refuses it sockets and other processes' memory
    files: int  # the version of Landlock that keeps it from files; 0: none
    narrow: bool = False  # whether it may not even read others than its own

    def in_words(self) -> str:
        """One line for `naba doctor`: what holds, then what does not."""
        kept = "no file but its own" if self.narrow else "no file is written"
        parts = (
            (self.limits, "limits on its memory", "limit its memory"),
            (self.network, "no network, no look into other processes (seccomp)", "refuse it the network"),
            (self.files > 0, f"{kept} (Landlock {self.files})", "keep other files from it"),
        )
        good = ", ".join(words for holds, words, _ in parts if holds)
        lacking = " or ".join(words for holds, _, words in parts if not holds)
        return "; ".join(
            words
            for words in (
                "in a process of its own",
                good and f"kept by the kernel: {good}",
                lacking and f"NOT HERE: this system cannot {lacking}",
            )
            if words
        )

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return self.limits and self.network and self.files > 0


def shut_in(
    *, memory_bytes: int, open_files: int, readable: Sequence[Path] | None = None, programs: bool = False
) -> Fence:
    """Put up what this system has around the process; it must have no threads yet.

    `readable`: the only files and folders it can still read besides the program's own; None: all that the
    account may. `programs`: whether it may start others, which stand behind the same fence.
    """
    forbid_core_dumps()
    limited = _limit(memory_bytes=memory_bytes, open_files=open_files)
    read = None if readable is None else (*readable, *_programs_own())
    files = landlock.restrict(readable=read, programs=programs)
    network = seccomp.refuse_all_but_work(programs=programs)
    return Fence(limited, network, files, narrow=readable is not None and files > 0)


def forbid_core_dumps() -> None:
    """A dump of this process's memory would hold article text: none is ever written."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # the limit does not hold for systems that pipe dumps to a program
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _limit(*, memory_bytes: int, open_files: int) -> bool:
    try:
        import resource
    except ImportError:  # Windows
        return False
    wanted = (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, open_files),
    )
    kept = [_set(kind, most) for kind, most in wanted]
    return all(kept)


def _set(kind: int, most: int) -> bool:
    import resource

    hard = resource.getrlimit(kind)[1]
    value = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(kind, (value, value))
    except (ValueError, OSError):  # macOS has no RLIMIT_AS
        return False
    return True


def _programs_own() -> Iterator[Path]:
    """Where Python, its libraries and this program lie, for what is imported late."""
    yield from map(Path, _SYSTEM)
    yield from map(Path, {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()})
    yield from (path for path in map(Path, sys.path) if path.is_absolute())
    yield Path(sys.executable)  # a packaged program has its modules in itself
