"""The errors that are the world's fault, not ours.

    KnownError                      shown calmly: what happened, what is kept, what to do
    ├── ModelError
    │   ├── ModelMissing            a model, or one of its files, is gone
    │   │   └── ModelUnknown        none of that name was ever added
    │   │       └── NoEarlierVersion   there is one, but nothing to go back to
    │   ├── ModelDamaged            a file is not the one the manifest names
    │   ├── ManifestInvalid         the manifest itself cannot be understood
    │   ├── ModelRefused            a file or folder that is not taken in as a model
    │   │   ├── PickledWeights      only because its weights may hold a program; one may be asked
    │   │   ├── NeedsConversion     another library's layout, which can be converted
    │   │   ├── NeedsNoConversion   it is to be converted, and can be taken in as it is
    │   │   ├── NeedsFolder         one file of a model, or an archive of a kind that is not opened here
    │   │   ├── SourceMissing       nothing lies where it is said to be
    │   │   ├── PartMissing         a file that belongs to it does not lie beside the others
    │   │   ├── OtherFormat         another program's model, which nothing here runs or converts
    │   │   ├── OtherLanguages      it does not translate Arabic into English
    │   │   ├── SelfTestFailed      it says nonsense; a person may want to keep it all the same
    │   │   ├── IdTaken             it is called as the built-in model; it can be given another id
    │   │   └── IdInvalid           what somebody wants to call it can be no folder's name
    │   ├── ModelBuiltIn            the built-in model cannot be taken away
    │   ├── ConverterMissing        it would have to be converted, and the extra for that is not installed
    │   └── ModelNotKept            a model could not be written, renamed or removed: disk, permissions
    └── ModelNotFetched             a model could not be had from where it lies: no connection, no such model

`naba_translation.errors` adds ReadError, EngineError, StoreError and ExportError below the same root.
Every other exception is a bug of ours and goes to a crash report. Errors carry facts; the one place
that turns them into sentences for people is `naba_translation.messages`.
"""

from __future__ import annotations

from pathlib import Path


class KnownError(Exception):
    """Root of all errors for which the program is not to blame."""


class ModelError(KnownError):
    """Something is wrong with a translation model on disk."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ModelMissing(ModelError):
    """A model, or one file of it, is not there."""


class ModelUnknown(ModelMissing):
    """No installed model is called so."""


class NoEarlierVersion(ModelUnknown):
    """The model has never had another version, or that one is gone."""


class ModelDamaged(ModelError):
    """A file's size or SHA-256 differs from the manifest."""


class ManifestInvalid(ModelError):
    """manifest.json is not JSON, lacks a field, or names a file outside its folder."""


class ModelRefused(ModelError):
    """What was offered as a model is not taken in: no model, a hostile archive, or its self-test failed."""


class PickledWeights(ModelRefused):
    """Weights that can run any program when they are opened, which nobody has allowed."""


class NeedsConversion(ModelRefused):
    """A model in another library's layout, which is taken in by converting it."""


class NeedsNoConversion(ModelRefused):
    """A model that was to be converted and is in CTranslate2's layout already."""


class NeedsFolder(ModelRefused):
    """One file of a model whose others are needed too, or an archive that another program has to unpack."""


class SourceMissing(ModelRefused):
    """No file or folder is where the model is said to be."""


class PartMissing(ModelRefused):
    """A file without which the model cannot run does not lie beside the others."""


class OtherFormat(ModelRefused):
    """A model of another program, which can neither be run nor converted here."""


class OtherLanguages(ModelRefused):
    """A model that translates from or into another language."""


class SelfTestFailed(ModelRefused):
    """What the model says of the self-test's sentences is no English that belongs to them."""


class IdTaken(ModelRefused):
    """The model's id is the built-in model's."""


class IdInvalid(ModelRefused):
    """An id with letters that the name of a folder cannot have everywhere."""


class ModelBuiltIn(ModelError):
    """The built-in model belongs to the program and cannot be taken away."""


class ConverterMissing(ModelError):
    """Another's model that only the extra `convert` can make one of ours, which is not installed."""


class ModelNotKept(ModelError):
    """The disk is full, or the folder of models may not be written."""


class ModelNotFetched(KnownError):
    """Nobody answers where the model lies, it is not there, or what came is not what it is said to be."""
