"""Who sits at the computer, where nobody has said a name yet."""

from __future__ import annotations

import getpass


def login_name() -> str:
    """The name of the login; "analyst" where the system knows none, as in some containers."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # ImportError: Windows, without a variable that says it
        return "analyst"
