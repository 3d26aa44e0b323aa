"""Make the bundled list of names: our own, and the territories and currencies of the Unicode CLDR.

    python packaging/data/gazetteer.py

Needs Babel, whose wheel carries the CLDR; Naba itself does not. Writes
resources/naba_resources/names/names.tsv; its NOTICE beside it says whose work is in it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from naba_translation.normalise import search_key

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "resources/naba_resources/names/names.tsv"
SECTION = re.compile(r"\[(\w+)\]")
SHORTEST = 4  # letters: مصر and قطر are other words too, so they are in our own list; see names/homographs.py
LEFT_OUT = {  # CLDR territories whose Arabic is also a common word, or stands for two places
    "OM",  # عمان is Oman and Amman: our own list has both with the words that tell them apart
    "ML",  # مالي: "financial"; our own list has it after "republic" and "state"
    "AN",  # the Netherlands Antilles, which are no more
    "EZ",  # the euro zone is no name of a place
    "QO",  # outlying Oceania
    "ZZ",  # "unknown region"
    "XA",  # made up, to try programs with: pseudo-accents
    "XB",  # and pseudo-bidi
}


def main() -> int:
    """Write the list; the number of names is printed."""
    own = list(own_names(HERE / "names.tsv"))
    taken = {search_key(form.lstrip("*")) for _, _, arabic, _ in own for form in arabic.split("|")}
    rows = [*own, *territories(taken), *currencies()]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("".join("\t".join(row).rstrip("\t") + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} names, {TARGET.stat().st_size:,} bytes")
    return 0


def own_names(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Kind, English forms, Arabic forms and glosses of each line."""
    kind = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := SECTION.fullmatch(line):
            kind = found[1]
        elif line and not line.startswith("#"):
            english, arabic, *glosses = line.split("\t")
            yield kind, english, arabic, glosses[0] if glosses else ""


def territories(taken: set[str]) -> Iterator[tuple[str, str, str, str]]:
    """Countries and regions of the CLDR by name, except those that our own list has."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    for code, name in sorted(arabic.items()):
        if not code.isalpha() or code in LEFT_OUT or code not in english or len(name) < SHORTEST:
            continue
        forms = dict.fromkeys((plain(name), plain(name).removeprefix("جمهورية ")))
        new = [form for form in forms if search_key(form) not in taken]
        if new:
            taken.update(search_key(form) for form in new)
            yield "place", plain(english[code]), "|".join(new), ""


def currencies() -> Iterator[tuple[str, str, str, str]]:
    """Currencies in use, with the article and without it."""
    arabic, english = Locale("ar").currencies, Locale("en").currencies
    for code, name in sorted(arabic.items()):
        words = name.split()
        if code not in english or re.search(r"[\d()–-]", name + english[code]) or len(words) != 2:
            continue
        definite = " ".join(word if word.startswith("ال") else "ال" + word for word in words)
        yield "currency", english[code], f"{name}|{definite}", ""


def plain(name: str) -> str:
    """Without what stands in brackets and without marks a name is not looked up by."""
    return re.sub(r"\s*[(（].*?[)）]", "", name).replace("\u200f", "").replace("’", "'").strip()


if __name__ == "__main__":
    sys.exit(main())
