"""The one place where errors become words: what happened, what is kept, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from naba_translation import errors
from naba_translation.display import visible

_KEPT = "Everything translated or edited so far is kept."


@dataclass(frozen=True, slots=True)
class Message:
    """An error as a person should read it. Plain text, never markup."""

    title: str
    detail: str
    todo: str
    kept: str = ""

    @property
    def line(self) -> str:
        """All of it on one line, for a terminal: names of files and models in it cannot command it."""
        return visible(
            " ".join(part for part in (f"{self.title}:", self.detail, self.todo, self.kept) if part)
        )


def describe(error: BaseException) -> Message:
    """The words for any error; one that is no KnownError is called a fault of the program."""
    match error:
        case errors.ReadError():
            return _describe_read(error)
        case errors.ModelError():
            return _describe_model(error)
        case errors.StoreError():
            return _describe_store(error)
        case errors.OutputNameUnfit():
            return Message(
                "Not under that name",
                f"{error.path}: {error.reason}.",
                "Choose another name.",
                "Nothing was written.",
            )
        case errors.ExportError():
            return Message(
                "Cannot write the file",
                f"{error.path}: {error.reason}.",
                "Choose another folder or free some space, and export again.",
                "An older file of that name was left as it was; the translation is in the library.",
            )
        case errors.PassphraseMissing():
            return Message(
                "A passphrase is needed",
                f"{error.path}: {error.reason}.",
                "Give it, and try again.",
                "Nothing was changed.",
            )
        case errors.KeyUnusable():
            return Message(
                "The key cannot be used",
                f"{error.path}: {error.reason}.",
                "Check which key it is and its passphrase, or make a new one with `naba key new`.",
                "Nothing was signed.",
            )
        case errors.EngineError():
            return Message(
                "The translation engine stopped",
                f"{error}.",
                "Translate again; if it stops at the same place, close other programs to free memory.",
                _KEPT,
            )
        case errors.ModelNotFetched():
            return Message(
                "The model could not be fetched",
                f"{error}.",
                "Check the connection and the name; or have its folder brought, and convert that.",
                "What came of it goes on from there next time.",
            )
        case errors.KnownError():
            return Message("That did not work", f"{error}.", "", _KEPT)
        case _:
            return Message(
                "A fault in Naba",
                f"{type(error).__name__}.",
                "Please report it; the report holds no article text.",
                _KEPT,
            )


def _describe_read(error: errors.ReadError) -> Message:
    detail = f"{error.path}: {error.reason}." if error.reason else f"{error.path}."
    match error:
        case errors.FileUnreadable():
            return Message("Cannot open the file", detail, "Check that it is there and may be read.")
        case errors.FileEmpty():
            return Message(
                "There is no text in the file",
                detail,
                "Save the article again. Where its text is in pictures, open a scan or PDF of it.",
            )
        case errors.FolderEmpty():
            return Message("There is no document in the folder", detail, "Name one that holds articles.")
        case errors.FileTooLarge():
            return Message("The file is too large", detail, "Split it into articles.")
        case errors.ListUnreadable():
            return Message(
                "Nothing can be taken in from the file",
                detail,
                "Save it as names (.csv with columns arabic and english, or .tbx) or as translations (.tmx).",
            )
        case errors.RecordMissing():
            return Message(
                "Not a document of Naba",
                detail,
                "Choose a file as Naba wrote it: one that another program saved again has lost its record.",
            )
        case errors.FormatUnsupported():
            return Message("Not a readable document", detail, "Save the article as text and open that.")
        case errors.TextDamaged():
            return Message("The text is damaged", detail, "Save the article again as UTF-8 text.")
        case errors.NotArabic():
            return Message("Not Arabic", detail, "Naba translates Arabic; open an Arabic article.")
        case errors.ReaderFailed():
            return Message("The file is not safe to read", detail, "Save the article as plain text.")
    return Message("Cannot read the file", detail, "")


def _describe_model(error: errors.ModelError) -> Message:
    detail = f"{error.path}: {error.reason}."
    match error:
        case errors.ModelDamaged():
            return Message(
                "The translation model is damaged",
                detail,
                "It was not loaded, because its English could not be trusted. Install Naba or the model again.",
                _KEPT,
            )
        case errors.ModelBuiltIn():
            todo = "It need not be used: choose another with `naba models default ID`."
            return Message("The built-in model stays", detail, todo, _KEPT)
        case errors.ConverterMissing():
            return Message(
                "The converter is not installed",
                detail,
                "Install it with pip install 'naba[convert]'; or convert on a computer that has it, and import "
                "here what `naba models pack` writes there.",
                "Nothing was changed.",
            )
        case errors.ModelRefused():
            title, todo = _refusal(error)
            return Message(title, detail, todo, "The models that were there are as they were.")
        case errors.ModelNotKept():
            return Message(
                "The model could not be stored",
                detail,
                "Free some space or make the folder writable, then try again.",
                "The models that were there are as they were.",
            )
        case errors.ManifestInvalid():
            return Message("The model's manifest cannot be read", detail, "Install the model again.", _KEPT)
        case errors.NoEarlierVersion():
            todo = "Each import of another version under the same id keeps the one before it."
            return Message("There is nothing to go back to", detail, todo, _KEPT)
        case errors.ModelUnknown():
            todo = "Name another one, which `naba models list` shows, or add it with `naba models import`."
            return Message("The translation model is not there", detail, todo, _KEPT)
    return Message("The translation model is not there", detail, "Install Naba or the model again.", _KEPT)


def _refusal(error: errors.ModelRefused) -> tuple[str, str]:
    """Title and what to do."""
    match error:
        case errors.NeedsConversion():
            todo = "Convert its folder: `naba models convert FOLDER`, or in the window Models, Convert."
            return "The model has to be converted first", todo
        case errors.NeedsNoConversion():
            return "The model needs no conversion", (
                "Import it as it is: `naba models import FOLDER`, or in the window Models, Import."
            )
        case errors.NeedsFolder():
            return "The model's folder is needed", (
                "Unpack it if it is packed, and give the folder with all its files."
            )
        case errors.SourceMissing():
            return "There is no model", "See whether its name is right and the drive is there."
        case errors.PartMissing():
            return "The model is not whole", (
                "Copy the file from where the model came into the same folder, then try again."
            )
        case errors.OtherFormat():
            return "The model is of another program", (
                "Look for the same one as a Hugging Face or CTranslate2 folder, or as an Argos package."
            )
        case errors.OtherLanguages():
            return "The model is of other languages", "Get one that translates from Arabic into English."
        case errors.PickledWeights():
            return "The model may hold a program", (
                "Get it with safetensors; or, if you trust whoever made this very file, convert it with"
                " --unsafe-pickle."
            )
        case errors.SelfTestFailed():
            todo = "Get it again from where it came; or add it with --force, and it stays marked as failed."
            return "The model was not taken in", todo
        case errors.IdInvalid():
            return "The model cannot be called so", "Give it another name; for a command, with --id NAME."
        case errors.IdTaken():
            return "The model's name is taken", "Give it another one with --id NAME."
    return "The model was not taken in", "Get it again from where it came, or choose another."


def _describe_store(error: errors.StoreError) -> Message:
    detail = f"{error.path}: {error.reason}."
    match error:
        case errors.StoreTooNew():
            return Message(
                "The library was written by a newer Naba",
                detail,
                "Install the newer version, or set NABA_HOME to another folder. The library was not changed.",
            )
        case errors.StoreDamaged():
            return Message(
                "The library is damaged",
                detail,
                "Take a backup back with `naba library restore`, or save what can be read with "
                "`naba library salvage`.",
                "Nothing in it was changed, and its backups are in the folder “backups” beside it.",
            )
        case errors.StoreLocked():
            return Message("The library is locked", detail, "Give its passphrase.", "Nothing was changed.")
        case errors.EncryptionMissing():
            return Message("The library cannot be opened here", detail, "Install it: pip install sqlcipher3.")
        case errors.StoreInUse():
            return Message(
                "The library is in use",
                detail,
                "Close the window and let other commands end, then try again.",
                "Nothing was changed.",
            )
        case errors.BackupFailed():
            return Message(
                "No backup could be made",
                detail,
                "Free some space or make the folder writable, then run `naba library backup`.",
                "The library and the backups that were there are as they were.",
            )
    return Message(
        "The library cannot be written",
        detail,
        "Free some space or make its folder writable, then try again.",
        "What was saved before is kept.",
    )
