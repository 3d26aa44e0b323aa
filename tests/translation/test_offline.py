from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest


def run(code: str) -> str:
    """Run `code` after the guard in a process of its own, since a guard cannot be taken back."""
    script = "import socket\nfrom naba_translation.offline import refuse_network\nrefuse_network()\n"
    script += textwrap.dedent(code)
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('localhost', 80)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
        "socket.socket(socket.AF_INET6).connect(('::1', 9))",
        "socket.socket().bind(('127.0.0.1', 0))",
        "__import__('urllib.request').request.urlopen('http://127.0.0.1:9/')",
    ],
)
def test_every_way_out_through_python_is_refused(attempt: str) -> None:
    code = f"""
        try:
            {attempt}
        except OSError as error:  # urllib wraps what it catches
            print(error)
    """
    assert "Naba uses no network" in run(code)


def test_processes_of_this_machine_may_still_talk() -> None:
    code = """
        a, b = socket.socketpair()
        a.send(b"still here")
        print(b.recv(10).decode())
    """
    assert run(code) == "still here"
