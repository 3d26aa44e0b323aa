"""What the window says about itself."""

from __future__ import annotations

from collections.abc import Iterable


def about_text() -> str:
    """Plain text: what it is, which version, what it promises."""
    from importlib.metadata import version  # costs as much as half the window's own modules

    return "\n\n".join(
        (
            f"Version {version('naba')}, with Qt for Python {version('PySide6-Essentials')}.",
            "Reads the Arabic press in English on this computer alone. It opens no connection to any "
            "network, and nothing you read is sent anywhere.",
            "The translation is made by a machine. The checks beside it point to sentences that need a look; "
            "they cannot find every mistake.",
            "The program is licensed under Apache-2.0. The model, the fonts and the libraries have licences of "
            "their own: see “Licences of the parts” in the menu Help.",
        )
    )


def shortcuts_text(shortcuts: Iterable[tuple[str, str]]) -> str:
    """Plain text: one command a line with its keys."""
    return "\n".join(f"{keys}:  {name}" for name, keys in shortcuts)
