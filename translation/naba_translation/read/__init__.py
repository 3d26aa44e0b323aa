"""Documents into articles.

`load` reads one file in this process. `discover` finds the readable files under the paths a user names.
"""

from __future__ import annotations

from naba_translation.read.describe import to_json
from naba_translation.read.document import discover, load, load_bytes

__all__ = ["discover", "load", "load_bytes", "to_json"]
