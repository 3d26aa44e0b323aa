"""What can go wrong outside the program while a model is fetched or converted.

KnownError                  naba_models.errors
├── ModelRefused            naba_models.errors: this model will not be converted, and why
├── ConverterMissing        the extra `convert` is not installed
└── HubFailed               the hub cannot be reached, or what came is not what it names
"""

from __future__ import annotations

from naba_models import KnownError


class ConverterMissing(KnownError):
    """The libraries for converting are not installed."""

    def __init__(self, library: str) -> None:
        super().__init__(
            f"{library} is not installed; converting needs Naba's extra: pip install 'naba[convert]'"
        )


class HubFailed(KnownError):
    """The hub cannot be reached, has no such model, or a file is not the one it names."""
