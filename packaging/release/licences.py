"""Writes the one file with every licence and notice of what is in the package: licences.py LOCK TOC OUT.

A text that several parts share word for word stands once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from parts import Part, all_parts

HEAD = """\
What Naba is made of, and the licences of its parts

Naba itself is under the Apache License 2.0. The package brings along what is listed here, each under its own
licence; the texts follow the list. Parts under the LGPL (Qt among them) lie as files of their own in the folder
"_internal" and may be replaced by others of the same version; where their source is to be had, is said with them.
"""
RULE = "=" * 78


def written(parts: Sequence[Part]) -> Iterator[str]:
    """The file's lines."""
    yield HEAD
    for part in parts:
        yield f"  {part.name} {part.version}".ljust(50) + f" {part.licence[:100]}"
    told: dict[str, str] = {}
    for part in parts:
        yield f"\n{RULE}\n{part.name} {part.version}\n{part.licence}"
        yield from ([part.homepage] if part.homepage else [])
        yield RULE
        for text in part.notices:
            words = " ".join(text.split())
            first = told.setdefault(words, part.name)
            yield text.rstrip() + "\n" if first == part.name else f"The same text as for {first}.\n"
        if part.inside:
            yield "Compiled into it, by its maker's own list:\n"
            yield from (f"  {one.name} {one.version}  {one.licence}" for one in part.inside)


def main() -> None:
    lock, toc, out = map(Path, sys.argv[1:])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("\n".join(written(all_parts(lock=lock, toc=toc))) + "\n", encoding="utf-8")
    print(out)


if __name__ == "__main__":
    main()
