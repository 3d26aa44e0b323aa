"""The analyst's own keys, and the questions that go with them."""

from __future__ import annotations

from pathlib import Path

from naba_desktop.exporting.report_jobs import Seal
from naba_desktop.frame.main_window import MainWindow
from naba_models import KnownError
from naba_translation.messages import describe


class Keys:
    """Keys to sign documents with, in the settings folder. Small files: they are read at once."""

    def __init__(self, config: Path, window: MainWindow) -> None:
        self._config = config
        self._window = window

    def own(self) -> tuple[Path, ...]:
        """The secret keys, by name."""
        from naba_translation.export.signing import KEYS_FOLDER
        from naba_translation.minisign import KEY_SUFFIX

        return tuple(sorted((self._config / KEYS_FOLDER).glob(f"*{KEY_SUFFIX}")))

    def make(self) -> Path | None:
        """Ask for a name and a passphrase and make a key; None where the analyst thought better of it."""
        from naba_translation.export.signing import make_key

        window, dialogs = self._window, self._window.dialogs
        name = dialogs.ask(window, "What is the key to be called?", window.commands.settings.author)
        if not name:
            return None
        passphrase = dialogs.secret(window, "A passphrase for it, so that nobody else signs in your name:")
        if not passphrase or dialogs.secret(window, "The same passphrase again:") != passphrase:
            if passphrase:
                dialogs.tell(window, "The two were not the same", "No key was made. Try again.")
            return None
        try:
            secret, public = make_key(self._config, name, passphrase=passphrase)
        except KnownError as error:
            window.banner.show_problem(describe(error))
            return None
        dialogs.tell(
            window,
            "The key is made",
            f"Give {public.name} to whoever is to check your documents:\n{public}\n\n"
            "Without the passphrase nobody can sign with your key, you neither. Write it down in a safe place.",
        )
        return secret

    def seal(self, key: Path) -> Seal | None:
        """What to sign with, after its passphrase was asked for; None where it was not given."""
        from naba_translation.export.signing import needs_passphrase

        try:
            locked = needs_passphrase(key)
        except KnownError as error:
            self._window.banner.show_problem(describe(error))
            return None
        if not locked:
            return Seal(key)
        passphrase = self._window.dialogs.secret(self._window, f"Passphrase of the key {key.stem}:")
        return Seal(key, passphrase) if passphrase else None
