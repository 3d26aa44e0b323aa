"""Which files this process and its children may touch (Linux Landlock, from 5.13 on, no library needed).

An account's process may by itself read and write all that the account may. Landlock takes that away for
good, without any rights of an administrator. See https://docs.kernel.org/userspace-api/landlock.html.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
_ASK_VERSION = 1
_PATH_BENEATH = 1
_PR_SET_NO_NEW_PRIVS = 38

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE_AND_MAKE = sum(1 << bit for bit in range(4, 13))  # remove a folder or file; make one of any kind
_REFER, _TRUNCATE, _DEVICE = 1 << 13, 1 << 14, 1 << 15
_BIND_AND_CONNECT = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _DEVICE


def version() -> int:
    """Which Landlock this kernel has; 0 where there is none."""
    if sys.platform != "linux":
        return 0
    return max(0, int(_call(_CREATE_RULESET, None, 0, _ASK_VERSION)))


def restrict(*, readable: Iterable[Path] | None, programs: bool) -> int:
    """From now on nothing can be written but /dev/null, and only what lies below `readable` can be read.

    `readable` None: everything can be read, as before. Without `programs` no program can be started. TCP,
    signals to others and abstract sockets are refused too where the kernel knows how. Returns the version
    that is in force, 0 where there is none or it did not work.
    """
    kernel = version()
    if not kernel:
        return 0
    refused = _WRITE_FILE | _REMOVE_AND_MAKE
    refused |= _REFER if kernel >= 2 else 0
    refused |= _TRUNCATE if kernel >= 3 else 0
    refused |= _DEVICE if kernel >= 5 else 0
    refused |= 0 if programs else _EXECUTE
    refused |= _READ_FILE | _READ_DIR if readable is not None else 0
    attributes = struct.pack("=Q", refused)
    attributes += struct.pack("=Q", _BIND_AND_CONNECT) if kernel >= 4 else b""
    attributes += struct.pack("=Q", _ABSTRACT_SOCKETS_AND_SIGNALS) if kernel >= 6 else b""
    ruleset = int(_call(_CREATE_RULESET, attributes, len(attributes), 0))
    if ruleset < 0:
        return 0
    try:
        _allow(ruleset, Path(os.devnull), refused & (_READ_FILE | _WRITE_FILE | _TRUNCATE))
        for path in readable or ():
            _allow(ruleset, path, refused & (_READ_FILE | _READ_DIR))
        ctypes.CDLL(None).prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        return kernel if _call(_RESTRICT_SELF, ruleset, 0) == 0 else 0
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, what: int) -> None:
    """Except what lies below a path; one that is not there needs no exception."""
    if not what:
        return
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        what &= what if path.is_dir() else _OF_FILES  # the kernel refuses a right of folders for a file
        _call(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", what, place), 0)
    finally:
        os.close(place)


def _call(number: int, *arguments: int | bytes | None) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    words = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    return int(library.syscall(ctypes.c_long(number), *words))
