"""What happens when Naba itself is at fault: a report on disk, a calm line, and the window stays.

A report holds types of errors and lines of our code. It never holds messages of errors or values, because
they may quote an article.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from naba_models.private_folder import make_private_folder

log = logging.getLogger(__name__)

_LARGEST_LOG = 1_000_000  # bytes; a larger one is begun anew
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def report(error: BaseException) -> str:
    """The error's chain without its messages."""
    lines = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines += [f"  {f.filename}:{f.lineno} in {f.name}" for f in traceback.extract_tb(seen.__traceback__)]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


class CrashReports:
    """Writes reports to one file, and tells the window.

    `install` takes the hooks of Python's threads, of Qt and of the processor's faults; `tell` is called with
    the error on whatever thread it happened.
    """

    def __init__(self, path: Path, *, tell: Callable[[BaseException], None]) -> None:
        self.path = path
        self._tell = tell
        self._faults: TextIO | None = None

    def install(self) -> None:
        """From now on."""
        make_private_folder(self.path.parent)
        if self.path.exists() and self.path.stat().st_size > _LARGEST_LOG:
            self.path.unlink()
        self._faults = self.path.open("a", encoding="utf-8")
        faulthandler.enable(self._faults)
        sys.excepthook = self._on_error
        threading.excepthook = lambda args: self.write(args.exc_value)
        qInstallMessageHandler(_on_qt_message)

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._faults is not None:
            self._faults.close()
            self._faults = None

    def write(self, error: BaseException | None) -> None:
        """Put a report of this error into the file."""
        if error is None or self._faults is None:
            return
        self._faults.write(f"--- {datetime.now().astimezone().isoformat()}\n{report(error)}\n")
        self._faults.flush()

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.write(error)
        self._tell(error)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    log.log(_QT_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)
