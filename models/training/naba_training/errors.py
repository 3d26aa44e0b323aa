"""What can go wrong that the person at the keyboard can put right."""

from __future__ import annotations

from naba_models.errors import KnownError


class TrainingError(KnownError):
    """A file, an option or a checkpoint does not fit; the message says which and why."""
