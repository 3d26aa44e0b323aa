"""Which checks these are."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from naba_translation.code_digest import code_digest

_CODE = ("naba_translation.checks", "naba_translation.names")
_TABLES = ("lexicon", "meanings", "names")  # folders of naba_resources that the checks read


@cache
def checks_version() -> str:
    """Such as "naba 0.1.0, code 3fae12c04b91": the same where every check, every rule of names and every table that
    they read is the same.

    Where the program comes without its source, the version alone.
    """
    code = code_digest(_CODE, folders=_TABLES)
    return f"naba {version('naba')}" + (f", code {code}" if code else "")
