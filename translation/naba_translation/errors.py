"""The core's branch of the tree of errors whose cause is outside the program.

    KnownError                       naba_models.errors
    ├── ModelError …                 naba_models.errors
    ├── ReadError                    a document cannot become an article
    │   ├── FileUnreadable           gone, a folder, no permission, an I/O error
    │   ├── FileEmpty                no bytes, or nothing but white space
    │   ├── FolderEmpty              no document in it, nor below it
    │   ├── FileTooLarge             over the reader's limit
    │   ├── FormatUnsupported        not a kind of file that can be read, or binary data
    │   │   ├── ListUnreadable       no list of names, no translation memory
    │   │   └── RecordMissing        no document that Naba wrote, or its record is gone or damaged
    │   ├── TextDamaged              bytes that are no text in any encoding tried, or damaged text
    │   ├── NotArabic                text, but not Arabic
    │   └── ReaderFailed             the reading process died or ran past its limits
    ├── EngineError                  the engine refused a model, ran out of memory, or died
    │   └── EngineDied               its process died, twice, at the same texts
    ├── StoreError                   the library file
    │   ├── StoreTooNew              written by a later version
    │   ├── StoreDamaged             not a library, or damaged
    │   ├── StoreLocked              encrypted, and the passphrase is missing or wrong
    │   ├── EncryptionMissing        encrypted, and SQLCipher is not installed
    │   ├── BackupFailed             no copy of it could be made; the copies that were there stay
    │   └── StoreFailed              disk full, read-only, locked, vanished
    │       └── StoreInUse           somebody else has it open, and it must be had alone
    ├── PassphraseMissing            a passphrase cannot be asked for, or is none
    ├── KeyUnusable                  a key for signing cannot be read, or its passphrase is wrong
    └── ExportError                  an output file could not be written
        └── OutputNameUnfit          its name says a format it cannot have, or must not be written over

Each carries the path and the reason as facts; `messages.describe` makes sentences of them.
"""

from __future__ import annotations

from pathlib import Path

from naba_models import (
    ConverterMissing,
    IdInvalid,
    IdTaken,
    KnownError,
    ManifestInvalid,
    ModelBuiltIn,
    ModelDamaged,
    ModelError,
    ModelMissing,
    ModelNotFetched,
    ModelNotKept,
    ModelRefused,
    ModelUnknown,
    NeedsConversion,
    NeedsFolder,
    NeedsNoConversion,
    NoEarlierVersion,
    OtherFormat,
    OtherLanguages,
    PartMissing,
    PickledWeights,
    SelfTestFailed,
    SourceMissing,
)

__all__ = [
    "BackupFailed",
    "ConverterMissing",
    "EncryptionMissing",
    "EngineDied",
    "EngineError",
    "ExportError",
    "FileEmpty",
    "FileTooLarge",
    "FileUnreadable",
    "FolderEmpty",
    "FormatUnsupported",
    "IdInvalid",
    "IdTaken",
    "KeyUnusable",
    "KnownError",
    "ListUnreadable",
    "ManifestInvalid",
    "ModelBuiltIn",
    "ModelDamaged",
    "ModelError",
    "ModelMissing",
    "ModelNotFetched",
    "ModelNotKept",
    "ModelRefused",
    "ModelUnknown",
    "NeedsConversion",
    "NeedsFolder",
    "NeedsNoConversion",
    "NoEarlierVersion",
    "NotArabic",
    "OtherFormat",
    "OtherLanguages",
    "OutputNameUnfit",
    "PartMissing",
    "PickledWeights",
    "ReadError",
    "ReaderFailed",
    "RecordMissing",
    "SelfTestFailed",
    "SourceMissing",
    "StoreDamaged",
    "StoreError",
    "StoreFailed",
    "StoreInUse",
    "StoreLocked",
    "StoreTooNew",
    "TextDamaged",
]


class _FileError(KnownError):
    def __init__(self, path: Path | str, reason: str = "") -> None:
        super().__init__(f"{path}: {reason}" if reason else str(path))
        self.path = Path(path)
        self.reason = reason


class ReadError(_FileError):
    """A document cannot become an article."""


class FileUnreadable(ReadError):
    """Gone, a folder, no permission, an I/O error."""


class FileEmpty(ReadError):
    """No bytes, or nothing but white space."""


class FolderEmpty(ReadError):
    """No document in it, nor below it."""


class FileTooLarge(ReadError):
    """Over the reader's limit; the reason names the limit."""


class FormatUnsupported(ReadError):
    """Not a kind of file that can be read, or binary data."""


class ListUnreadable(FormatUnsupported):
    """A file that was to be taken in is no list of names or no translation memory, or is damaged."""


class RecordMissing(FormatUnsupported):
    """A file that was to be checked is no document that Naba wrote, or its record is gone or damaged."""


class TextDamaged(ReadError):
    """Bytes that are no text in any encoding tried, or a text layer that is not what the page shows."""


class NotArabic(ReadError):
    """Text, but not Arabic; the reason says what it seems to be."""


class ReaderFailed(ReadError):
    """The reading process died or ran past its limits."""


class EngineError(KnownError):
    """The engine refused a model, ran out of memory, or its process died."""


class EngineDied(EngineError):
    """The engine's process died, or hung, twice at the same texts: one of them may be at fault."""


class StoreError(_FileError):
    """The library file."""


class StoreTooNew(StoreError):
    """Written by a later version of the program."""


class StoreDamaged(StoreError):
    """Not a library, or damaged."""


class StoreLocked(StoreError):
    """Encrypted, and the passphrase is missing or wrong."""


class EncryptionMissing(StoreError):
    """Encrypted, or to be encrypted, and SQLCipher is not installed."""


class BackupFailed(StoreError):
    """No copy of the library could be made, or a copy is no good; those that were there stay."""


class StoreFailed(StoreError):
    """Disk full, read-only, locked or vanished; the reason is the system's own."""


class StoreInUse(StoreFailed):
    """A window or command, or another part of this program, has it open, and it must be had alone."""


class ExportError(_FileError):
    """An output file could not be written."""


class OutputNameUnfit(ExportError):
    """The name of an output file says a format that it cannot have, or is of a file that must stay."""


class PassphraseMissing(_FileError):
    """That of a library or key cannot be asked for; or a new one is empty, or was not given the same twice."""


class KeyUnusable(_FileError):
    """A key for signing is none, is damaged, or did not open with the passphrase."""
