"""The countries that a sentence names once, and its translation too: those that can be told from each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from naba_translation.checks.countries import may_name, mentions_in

if TYPE_CHECKING:
    from naba_translation.checks.countries import Mention
    from naba_translation.checks.view import View


class Named(NamedTuple):
    """One that both sides name once."""

    mention: Mention
    arabic: int  # number of its token
    english: int  # number of the token that names it, or begins to


def named_once(arabic: View, english: View) -> list[Named]:
    """The countries that each side names once, in the order of the Arabic."""
    if may_name(arabic) < 2:
        return []
    mentions = mentions_in(arabic)
    if len(mentions) < 2:
        return []
    numbers = {token.start: at for at, token in enumerate(arabic.tokens)}
    names = [mention.country.name for mention in mentions]
    found = []
    for mention in mentions:
        if names.count(mention.country.name) > 1:
            continue
        places = [match.start() for match in mention.country.english.finditer(english.clean.text)]
        if len(places) == 1:
            at = next(at for at, token in enumerate(english.tokens) if token.end > places[0])
            found.append(Named(mention, numbers[mention.token.start], at))
    return found
