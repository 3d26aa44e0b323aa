"""The promise that nothing leaves the machine, kept inside this process too.

No code of ours opens a connection, and no library is asked to. Should one try, it is refused with a message
instead of being noticed by nobody. The guard sees what Python opens; that nothing below Python does is shown
by tests/journey/test_no_network.py, where the kernel kills whatever makes a socket.
"""

from __future__ import annotations

import os
import socket
import sys

_VARIABLES = (
    "HF_HUB_OFFLINE",
    "TRANSFORMERS_OFFLINE",
    "HF_DATASETS_OFFLINE",
    "HF_HUB_DISABLE_TELEMETRY",
    "DO_NOT_TRACK",
)
_ASKING = frozenset(("socket.connect", "socket.bind", "socket.sendto"))
_RESOLVING = frozenset(("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"))


class NetworkRefused(PermissionError):
    """Something in this process tried to use the network."""


def refuse_network() -> None:
    """From now on this process cannot reach the network through Python. It cannot be taken back."""
    for name in _VARIABLES:
        os.environ[name] = "1"
    sys.addaudithook(_guard)


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    if event in _RESOLVING or (event in _ASKING and _leaves_the_machine(arguments[0])):
        raise NetworkRefused(f"Naba uses no network; {event} was refused")


def _leaves_the_machine(opened: object) -> bool:
    unix = getattr(socket, "AF_UNIX", None)
    return isinstance(opened, socket.socket) and opened.family != unix
