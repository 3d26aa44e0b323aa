"""Misspelt English words, by the spelling checker of the system, where it has one.

hunspell, aspell and enchant all speak the protocol of ispell's `-a` (International Ispell 3.4, "ispell(1)"):
a line of text in, a line for each word out, an empty line at the end. So no dictionary and no library is
brought along; a checker that dies takes nothing with it, and where there is none, nothing is marked.
"""

from __future__ import annotations

import re
import shutil
from collections import deque

from PySide6.QtCore import QObject, QProcess, Signal

_CHECKERS = (
    ("hunspell", ("-a", "-i", "utf-8", "-d", "en_US")),
    ("hunspell", ("-a", "-i", "utf-8", "-d", "en_GB")),
    ("aspell", ("-a", "--lang=en", "--encoding=utf-8")),
    ("enchant-2", ("-a", "-l", "en_US")),
)
_WRONG = re.compile(r"& (\S+) \d+ \d+: (.+)|# (\S+) \d+")
_MOST = 5  # suggestions for a word
_END_MS = 500

Misspelt = dict[str, tuple[str, ...]]
"""Suggestions by misspelt word, the best first."""


class Spelling(QObject):
    """The system's checker, started when it is first asked.

    Signals:
        checked(object): the Misspelt of the text that was asked about last.
    """

    checked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = deque((path, args) for name, args in _CHECKERS if (path := shutil.which(name)))
        self._process: QProcess | None = None
        self._ready = False
        self._waiting: str | None = None  # the newest text, while the checker is at work or is starting
        self._busy = False
        self._found: Misspelt = {}
        self._rest = ""

    def check(self, text: str) -> None:
        """Look for misspelt words; `checked` tells them. A text that is asked about later goes before."""
        self._waiting = text
        if self._process is None:
            self._start()
        else:
            self._ask()

    def close(self) -> None:
        """End the checker."""
        process, self._process = self._process, None
        self._left.clear()
        if process is not None:
            process.closeWriteChannel()
            if not process.waitForFinished(_END_MS):
                process.kill()
                process.waitForFinished(_END_MS)

    def _start(self) -> None:
        """Start the next checker there is; one without an English dictionary ends at once."""
        if not self._left:
            return
        path, arguments = self._left.popleft()
        self._process, self._ready, self._busy, self._rest = QProcess(self), False, False, ""
        self._process.setProgram(path)
        self._process.setArguments(list(arguments))
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._on_end)
        self._process.start()

    def _on_end(self) -> None:
        if self._process is not None:
            self._process = None
            if self._waiting is not None or self._busy:
                self._start()

    def _ask(self) -> None:
        if not self._ready or self._busy or self._waiting is None or self._process is None:
            return
        line = " ".join(self._waiting.split())
        self._waiting, self._busy, self._found = None, True, {}
        self._process.write(f"^{line}\n".encode())  # "^": whatever comes is text and no command

    def _read(self) -> None:
        if self._process is None:
            return
        self._rest += bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace")
        *lines, self._rest = self._rest.split("\n")
        for line in map(str.rstrip, lines):
            if not self._ready:
                self._ready = line.startswith("@(#)")
            elif not line:
                self._busy = False
                self.checked.emit(self._found)
            elif (wrong := _WRONG.fullmatch(line)) is not None:
                word = wrong.group(1) or wrong.group(3)
                if _is_a_plain_word(word):
                    better = wrong.group(2)
                    self._found[word] = tuple(better.split(", ")[:_MOST]) if better else ()
        self._ask()


def _is_a_plain_word(word: str) -> bool:
    """Names, of which an article is full, are in no dictionary: what has a capital or a digit is let be."""
    return len(word) > 2 and word.islower() and all(c.isalpha() or c in "'’-" for c in word)
