"""receipt.json: what is known about an added model on this machine, and nothing of it is in the manifest.

The manifest is the maker's word and may be signed; the receipt is ours: when the model came, from which file,
whether a signature was checked, and how the self-test went. It is not packed for other machines.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

RECEIPT_NAME = "receipt.json"
UNSIGNED = "unverified: it came without a signature"


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a model came to be installed."""

    installed: str = ""  # UTC, ISO 8601 with microseconds: the latest of one id is the one in use
    source: str = ""  # name of the file or folder it came from
    source_sha256: str = ""  # of the archive; empty for a folder
    signature: str = UNSIGNED  # "verified: KEY" or "unverified: why", in words
    self_test: str = ""  # "passed", "failed: why" or empty when none was made

    @property
    def signed(self) -> bool:
        return self.signature.startswith("verified")

    @property
    def doubtful(self) -> bool:
        """Kept although its self-test failed."""
        return self.self_test.startswith("failed")


def read_receipt(folder: Path) -> Receipt:
    """The receipt in a model's folder; an empty one where there is none or it cannot be understood."""
    try:
        document = json.loads((folder / RECEIPT_NAME).read_text(encoding="utf-8"))
        return Receipt(**{name: str(document[name]) for name in Receipt.__slots__ if name in document})
    except (OSError, ValueError, TypeError, RecursionError):
        return Receipt()


def write_receipt(folder: Path, receipt: Receipt) -> None:
    """Replace the receipt in one step.

    Raises:
        OSError
    """
    temporary = folder / f"{RECEIPT_NAME}.tmp"
    temporary.write_text(json.dumps(asdict(receipt), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    temporary.replace(folder / RECEIPT_NAME)


def now(*, after: str = "") -> str:
    """A stamp later than `after`, even where the clock was set back."""
    stamp = datetime.now(UTC).isoformat(timespec="microseconds")
    return stamp if stamp > after else f"{after}+"
