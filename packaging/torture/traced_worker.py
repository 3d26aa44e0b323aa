"""The reader's process as it is, but that it also tells which of the parsers' lines each document came to.

Started by damaged_documents.py: `python traced_worker.py HANDLE`, a pipe's end that the numbers of new lines go to.
"""

from __future__ import annotations

import os
import struct
import sys
from typing import BinaryIO

from lines_reached import LinesReached

from naba_translation.read import worker
from naba_translation.read.limits import Limits


def main() -> None:
    """Serve requests as the reader's process does."""
    handle, lines, answer = int(sys.argv[1]), LinesReached(), worker._answer

    def traced(request: dict[str, str | int], requests: BinaryIO, limits: Limits) -> bytes:
        result, new = lines.during(lambda: answer(request, requests, limits))
        os.write(handle, struct.pack(f"<{len(new)}I", *new))
        return result

    worker._answer = traced
    worker.main()


if __name__ == "__main__":
    main()
