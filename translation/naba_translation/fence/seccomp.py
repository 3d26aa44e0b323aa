"""A kernel filter on what this process and its children may ask of the system (Linux seccomp, no library).

A classic BPF program is run by the kernel on each system call; what it refuses fails with EPERM. Elsewhere
than Linux on x86-64 and ARM64 nothing is done and the return value says so.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import socket
import struct
import sys
from dataclasses import dataclass

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
_UNKNOWN = 0x00050000 | errno.ENOSYS
_LOAD, _EQUAL, _AT_LEAST, _HAS_BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
"""BPF_LD|W|ABS, BPF_JMP with JEQ, JGE and JSET against a constant, BPF_RET with one."""
_X32 = 0x40000000  # from here on x86-64 numbers its 32-bit-pointer calls
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets into struct seccomp_data, little-endian
_CLONE_THREAD = 0x00010000

_Step = tuple[int, int, int, int]
"""An instruction: code, jump if true, jump if false, constant."""


@dataclass(frozen=True, slots=True)
class _Machine:
    """The numbers of an architecture's system calls (asm/unistd.h)."""

    audit: int  # AUDIT_ARCH
    socket: int
    clone: int
    meddling: tuple[int, ...]
    """ptrace, process_vm_readv and _writev, pidfd_getfd, bpf, perf_event_open, userfaultfd, mount, umount2,
    pivot_root, chroot, unshare, setns, open_by_handle_at, add_key, request_key, keyctl, kexec_load,
    init_module, finit_module, delete_module: of other processes or of the system, never a parser's."""
    programs: tuple[int, ...]  # execve, execveat, kill, tkill; where there are such: fork, vfork


_RING, _CLONE3 = 425, 435  # io_uring_setup, which could open a socket unseen; the same number everywhere
_MACHINES = {
    "x86_64": _Machine(
        audit=0xC000003E,
        socket=41,
        clone=56,
        meddling=(
            *(101, 310, 311, 438, 321, 298, 323, 165, 166, 155, 161, 272, 308, 304),
            *(248, 249, 250, 246, 175, 313, 176),
        ),
        programs=(59, 322, 62, 200, 57, 58),
    ),
    "aarch64": _Machine(
        audit=0xC00000B7,
        socket=198,
        clone=220,
        meddling=(
            *(117, 270, 271, 438, 280, 241, 282, 40, 39, 41, 51, 97, 268, 265),
            *(217, 218, 219, 104, 105, 273, 106),
        ),
        programs=(221, 281, 129, 130),
    ),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def is_supported() -> bool:
    """Whether this module knows this system's kernel."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def refuse_network() -> bool:
    """Give up the network for ever; sockets between processes of this machine stay.

    True: the kernel refuses it from now on; False: it has no such filter.
    """
    return _installed(local_sockets=True, meddling=False, programs=True)


def refuse_all_but_work(*, programs: bool) -> bool:
    """Give up every socket and every call that reaches into other processes or the system.

    Without `programs` it cannot start or end another process either; threads it can. Returns as
    `refuse_network` does.
    """
    return _installed(local_sockets=False, meddling=True, programs=programs)


def _installed(*, local_sockets: bool, meddling: bool, programs: bool) -> bool:
    if not is_supported():
        return False
    machine = _MACHINES[platform.machine()]
    steps = _steps(machine, local_sockets=local_sockets, meddling=meddling, programs=programs)
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    library = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(steps), code)
    return bool(
        library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        and library.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0
    )


def _steps(machine: _Machine, *, local_sockets: bool, meddling: bool, programs: bool) -> list[_Step]:
    refused = [_RING, *(machine.meddling if meddling else ()), *(() if programs else machine.programs)]
    steps: list[_Step] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, machine.audit),
        (_RETURN, 0, 0, _REFUSE),  # another calling convention: its numbers differ, refuse all
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _REFUSE),
    ]
    for number in refused:
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    if not programs:
        # clone3 takes its flags from memory, which a filter cannot see: libc falls back to clone.
        steps += [(_EQUAL, 0, 1, _CLONE3), (_RETURN, 0, 0, _UNKNOWN)]
        steps += _only_if(machine.clone, (_HAS_BITS, 1, 0, _CLONE_THREAD))
    none = 0xFFFFFFFF  # no family has this number
    steps += _only_if(machine.socket, (_EQUAL, 1, 0, int(socket.AF_UNIX) if local_sockets else none))
    return [*steps, (_RETURN, 0, 0, _ALLOW)]


def _only_if(number: int, test_of_first_argument: _Step) -> list[_Step]:
    """Refuse a call unless its first argument passes the test; the number is loaded before and after."""
    return [
        (_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        test_of_first_argument,
        (_RETURN, 0, 0, _REFUSE),
        (_LOAD, 0, 0, _NUMBER),
    ]
