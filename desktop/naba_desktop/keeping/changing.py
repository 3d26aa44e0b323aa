"""What an analyst may want done with the passphrase of the library, in words and as a job."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from naba_desktop.work.background import Steps

if TYPE_CHECKING:
    from naba_translation.library.connection import Place


class What(Enum):
    """Which of them."""

    ENCRYPT = "encrypt"
    PASSPHRASE = "passphrase"  # noqa: S105  no password
    DECRYPT = "decrypt"

    @property
    def title(self) -> str:
        """Of the dialog that asks, and of the one that shows how far it is."""
        match self:
            case What.ENCRYPT:
                return "Encrypt the library"
            case What.PASSPHRASE:
                return "Change the passphrase"
            case What.DECRYPT:
                return "Take the encryption away"


@dataclass(frozen=True, slots=True)
class Change:
    """A wish. It is never written down: where the program ends before it is done, nothing has changed."""

    what: What
    passphrase: str = field(default="", repr=False)  # the new one


def changing(place: Place, change: Change) -> Steps:
    """Returns encryption.Changed. Yields how many bytes are done, and of how many. Nobody may have the library open."""
    from naba_translation.library.encryption import decrypting, encrypting

    if change.what is What.DECRYPT:
        return (yield from decrypting(place))
    return (yield from encrypting(place, change.passphrase))


def strength(passphrase: str) -> str:
    """What can honestly be said of a passphrase: how long it is, and what that means."""
    match len(passphrase):
        case 0:
            return "Four or five words that have nothing to do with each other are long enough, and can be remembered."
        case length if length < 8:
            return "Very short: a computer can try all of these in little time."
        case length if length < 16:
            return "Short: it holds only while nobody can guess it. Another word or two help more than odd characters."
        case _:
            return "Long enough, unless it is a saying, a verse or a name that others know."
