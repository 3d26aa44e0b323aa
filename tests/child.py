"""A process that a test starts and that does not outlive it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def child(command: Sequence[str | Path], **more: Any) -> Iterator[subprocess.Popen[Any]]:
    """Popen, but a test that fails kills the process: Popen's own end waits for it, which a window that nobody
    closes never comes to."""
    with subprocess.Popen(command, **more) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
