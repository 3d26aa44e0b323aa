"""What can go wrong outside the program while a model is fetched or converted.

ModelNotFetched             naba_models.errors
├── ModelRefused            naba_models.errors: this model will not be converted, and why
├── ConverterMissing        naba_models.errors: the extra `convert` is not installed
└── HubFailed               the hub cannot be reached, or what came is not what it names
"""

from __future__ import annotations

from naba_models import ModelNotFetched


class HubFailed(ModelNotFetched):
    """The hub cannot be reached, has no such model, or a file is not the one it names."""
