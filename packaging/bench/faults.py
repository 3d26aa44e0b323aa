"""Faults made on purpose in good English, one function each: `(text, rng)` to the spoiled text, None where
there is nothing of the kind to spoil. They are cruder than an engine's, but there are hundreds of them."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

DIGITS = re.compile(r"\d+")
WORDS = {
    "three": "five", "four": "six", "five": "three", "six": "eight", "seven": "nine", "eight": "six",
    "nine": "seven",
    "ten": "twelve", "twenty": "thirty", "thirty": "twenty", "hundred": "thousand", "thousand": "million",
    "million": "billion", "billion": "million",
}  # fmt: skip
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NOT = [
    (re.compile(r"\b(do|does|did) not (\w+)|\b(do|does|did)n't (\w+)"), r"\2\4"),
    (re.compile(r"\bcannot\b|\bcan't\b"), "can"),
    (re.compile(r"\bwon't\b"), "will"),
    (re.compile(r"n't\b|\bnot "), ""),
    (re.compile(r"\bnever\b"), "always"),
    (re.compile(r"\bwithout\b"), "with"),
    (re.compile(r"\b(?:No|no) "), ""),
    (re.compile(r"\bnone\b"), "all"),
]
CLAUSE = re.compile(  # before a clause that could stand by itself, after a comma or with its own conjunction
    r"(?<=[,;:–—])\s+|(?<=\w)\s+(?=(?:and|but|because|while|when|after|before|which|who|although|though|since|so"
    r"|that|where|if|as) \w+ \w+ \w+ \w+)"
)
AUXILIARY = re.compile(r"\b(is|was|are|were|will|can|could|should|would|has|have|had)\b(?! not|n't)")


def altered_digit(text: str, rng: random.Random) -> str | None:
    spots = list(DIGITS.finditer(text))
    if not spots:
        return None
    spot = rng.choice(spots)
    at = rng.randrange(spot.start(), spot.end())
    other = rng.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + other + text[at + 1 :]


def lost_number(text: str, rng: random.Random) -> str | None:
    spots = list(re.finditer(r"\d[\d,.:]*\d|\d", text))
    if not spots:
        return None
    spot = rng.choice(spots)
    return text[: spot.start()] + "some" + text[spot.end() :]


def altered_word(text: str, rng: random.Random) -> str | None:
    return swapped(text, WORDS, rng)


def altered_date(text: str, rng: random.Random) -> str | None:
    ring = {name: names[(at + 1) % len(names)] for names in (MONTHS, DAYS) for at, name in enumerate(names)}
    return swapped(text, {k: v for k, v in ring.items() if k not in ("May", "March")}, rng)


def swapped(text: str, table: Mapping[str, str], rng: random.Random) -> str | None:
    spots = list(re.finditer(r"\b(?:" + "|".join(table) + r")\b", text))
    if not spots:
        return None
    spot = rng.choice(spots)
    return text[: spot.start()] + table[spot.group()] + text[spot.end() :]


def lost_not(text: str, _: random.Random) -> str | None:
    """All of the sentence's denials, as where there are two the sentence still denies."""
    changed = text
    for pattern, other in NOT:
        changed = pattern.sub(other, changed)
    return changed if changed != text else None


def new_not(text: str, rng: random.Random) -> str | None:
    spots = list(AUXILIARY.finditer(text))
    if not spots:
        return None
    spot = rng.choice(spots)
    return text[: spot.end()] + " not" + text[spot.end() :]


def lost_sentence(text: str, rng: random.Random) -> str | None:
    pieces = re.split(r"(?<=[a-z][.?!])(?<!\b[MDS][rt]\.)(?<!\bMrs\.)\s+(?=[A-Z])", text)  # "Dr." is none
    lost = rng.randrange(len(pieces))
    return " ".join(p for at, p in enumerate(pieces) if at != lost) if len(pieces) > 1 else None


def lost_second_half(text: str, _: random.Random) -> str | None:
    words = text.split()
    return " ".join(words[: len(words) // 2]) + "." if len(words) > 12 else None


def lost_first_half(text: str, _: random.Random) -> str | None:
    words = text.split()
    kept = " ".join(words[len(words) // 2 :])
    return kept[:1].upper() + kept[1:] if len(words) > 12 else None  # `capitalize` would make names small


def lost_end(text: str, _: random.Random) -> str | None:
    """The last quarter."""
    words = text.split()
    return " ".join(words[: len(words) * 3 // 4]) + "." if len(words) >= 20 else None


def lost_clause(text: str, rng: random.Random) -> str | None:
    """One of two clauses or more, six words or longer and less than two thirds of the sentence."""
    pieces = CLAUSE.split(text)
    long = [
        at for at, piece in enumerate(pieces) if len(piece.split()) >= 6 and 3 * len(piece) < 2 * len(text)
    ]
    if len(pieces) < 2 or not long:
        return None
    return without(pieces, rng.choice(long))


def lost_inner_clause(text: str, rng: random.Random) -> str | None:
    """A clause inside a long sentence, with one before it and one after it."""
    pieces = CLAUSE.split(text)
    long = [at for at, piece in enumerate(pieces[1:-1], 1) if len(piece.split()) >= 6]
    return without(pieces, rng.choice(long)) if len(text.split()) >= 25 and long else None


def without(pieces: Sequence[str], lost: int) -> str:
    kept = " ".join(piece.strip() for at, piece in enumerate(pieces) if at != lost).rstrip(" ,;:-–—")
    return kept[:1].upper() + kept[1:] + ("" if kept.endswith((".", "!", "?", '"', "”")) else ".")


OPPOSITES = {
    "stability": "instability", "stable": "unstable", "likely": "unlikely", "legal": "illegal",
    "possible": "impossible", "agree": "disagree", "known": "unknown", "regular": "irregular", "able": "unable",
    "successful": "unsuccessful", "safe": "unsafe", "usual": "unusual", "direct": "indirect", "equal": "unequal",
    "usually": "unusually", "independent": "dependent", "similar": "dissimilar", "significant": "insignificant",
    "active": "inactive", "visible": "invisible", "formal": "informal", "security": "insecurity",
    "important": "unimportant", "popular": "unpopular", "healthy": "unhealthy", "official": "unofficial",
}  # fmt: skip
COUNTRIES = (
    "China Russia France Germany Italy Spain Japan India Brazil Egypt Iran Iraq Turkey Australia Canada Mexico "
    "Pakistan Argentina Greece Poland Israel Ukraine Nigeria Kenya Thailand Indonesia Chile Peru Morocco Austria"
).split()


def opposite(text: str, rng: random.Random) -> str | None:
    return swapped(text, OPPOSITES, rng)


def other_country(text: str, rng: random.Random) -> str | None:
    return swapped(text, dict(zip(COUNTRIES, COUNTRIES[1:] + COUNTRIES[:1], strict=True)), rng)


def lost_country(text: str, rng: random.Random) -> str | None:
    """Its people, said elsewhere in the sentence, are left."""
    spots = list(re.finditer(r"\b(?:" + "|".join(COUNTRIES) + r")\b ?", text))
    if not spots:
        return None
    spot = rng.choice(spots)
    return text[: spot.start()] + text[spot.end() :]


def exchanged_countries(text: str, rng: random.Random) -> str | None:
    """Two that the sentence names once each."""
    spots = list(re.finditer(r"\b(?:" + "|".join(COUNTRIES) + r")\b", text))
    names = [spot.group() for spot in spots]
    once = [spot for spot in spots if names.count(spot.group()) == 1]
    if len(once) < 2:
        return None
    one, other = sorted(rng.sample(once, 2), key=re.Match.start)
    between = text[one.end() : other.start()]
    return text[: one.start()] + other.group() + between + one.group() + text[other.end() :]


def new_sentence(text: str, rng: random.Random) -> str | None:
    """Words that nothing in the Arabic says: another sentence of press English."""
    added = (
        "Observers described the decision as a turning point in relations between the two neighbouring countries.",
        "He denied that any of the money had been transferred to accounts held abroad by members of his family.",
        "The ministry promised to publish the full results of the inquiry before the end of the parliamentary year.",
    )
    return f"{text} {rng.choice(added)}"


MADE: dict[str, tuple[str, Callable[[str, random.Random], str | None]]] = {
    "a digit altered": ("number", altered_digit),
    "a number in digits lost": ("number", lost_number),
    "a number word altered": ("number", altered_word),
    "a month or weekday altered": ("date", altered_date),
    "the denial taken out": ("negation", lost_not),
    "a denial put in": ("negation", new_not),
    "a word made its opposite": ("negation", opposite),
    "a country made another": ("names", other_country),
    "a country lost": ("names", lost_country),
    "two countries exchanged": ("names", exchanged_countries),
    "a sentence added": ("drop", new_sentence),
    "a sentence dropped": ("drop", lost_sentence),
    "the second half dropped": ("drop", lost_second_half),
    "the first half dropped": ("drop", lost_first_half),
    "the last quarter dropped": ("drop", lost_end),
    "a clause dropped": ("drop", lost_clause),
    "a clause inside dropped": ("drop", lost_inner_clause),
}
