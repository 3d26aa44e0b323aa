"""Documents into articles.

`load` reads one file in this process; `Reader` does the same in a fenced process of its own, for files from
strangers. `discover` finds the readable files under the paths a user names.
"""

from __future__ import annotations

from naba_translation.read.describe import to_json
from naba_translation.read.document import discover, empty_folders, load, load_bytes
from naba_translation.read.reader import Reader

__all__ = ["Reader", "discover", "empty_folders", "load", "load_bytes", "to_json"]
