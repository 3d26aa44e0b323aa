"""Makes the PDF's NabaNaskhVowelled-*.ttf of Noto Naskh Arabic: a glyph for each letter with its vowel mark.

    python packaging/fonts/vowelled.py resources/naba_resources     (with fontTools 4.68)

Why they are needed is told in resources/naba_resources/export/fonts/README.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.otlLib.builder import buildLigatureSubstSubtable
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

LETTERS = (0x20, *range(0x621, 0x63B), *range(0x640, 0x64B), 0x671)
MARKS = (*range(0x64B, 0x656), 0x670)
FEATURES = ["ccmp", "init", "medi", "fina", "rlig", "mark", "mkmk"]  # no "liga": see ligatures in report.typ
TANWEEN = ("uni064B", "uni064C", "uni064D")
LAST_FEATURE = "rlig"  # in which the shaper has chosen the letters' forms and joined double marks

Place = tuple[str, str, int, int]  # letter's glyph, mark's glyph, and the mark's shift, font units


def make(source: Path, target: Path) -> None:
    """Write `target` from the Noto font `source`."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(layout_features=FEATURES, hinting=False, glyph_names=True, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=(*LETTERS, *MARKS))
    subsetter.subset(font)
    composites = {
        (letter, mark): _compose(font, (letter, mark, x, y)) for letter, mark, x, y in _places(font)
    }
    _add_substitution(font, composites)
    font["maxp"].recalc(font)
    font["post"].formatType = 3.0  # without the glyphs' names
    for record in font["name"].names:
        name = record.toUnicode().replace("Noto Naskh Arabic", "Naba Naskh Vowelled")
        record.string = name.replace("NotoNaskhArabic", "NabaNaskhVowelled")
    font.save(target)


def _places(font: TTFont) -> Iterator[Place]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in (getattr(table, "ExtSubTable", table) for table in lookup.SubTable):
            if isinstance(table, otTables.MarkBasePos):
                letters = table.BaseCoverage.glyphs
                anchors = [[record.BaseAnchor] for record in table.BaseArray.BaseRecord]
            elif isinstance(table, otTables.MarkLigPos):
                letters = table.LigatureCoverage.glyphs
                attachments = table.LigatureArray.LigatureAttach
                anchors = [[part.LigatureAnchor for part in one.ComponentRecord] for one in attachments]
            else:
                continue
            for mark, record in zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True):
                for letter, parts in zip(letters, anchors, strict=True):
                    # A mark's part of a ligature cannot be told from the glyphs, save for tanween on لا:
                    # it is always the alef's. Other marks on ligatures stay with the table they are in.
                    if len(parts) > 2 or (len(parts) == 2 and not mark.startswith(TANWEEN)):
                        continue
                    if (anchor := parts[-1][record.Class]) is not None:
                        x = anchor.XCoordinate - record.MarkAnchor.XCoordinate
                        yield letter, mark, x, anchor.YCoordinate - record.MarkAnchor.YCoordinate


def _compose(font: TTFont, place: Place) -> str:
    letter, mark, x, y = place
    name = f"{letter}.with.{mark}"
    if name in font["glyf"].glyphs:
        return name
    pen = TTGlyphPen(font["glyf"])
    pen.addComponent(letter, (1, 0, 0, 1, 0, 0))
    pen.addComponent(mark, (1, 0, 0, 1, x, y))
    font["glyf"][name] = glyph = pen.glyph()  # which also appends it to the glyph order
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (font["hmtx"][letter][0], glyph.xMin)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 1
    return name


def _add_substitution(font: TTFont, composites: dict[tuple[str, str], str]) -> None:
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag = 4, 0
    lookup.SubTable = [buildLigatureSubstSubtable(composites)]
    lookup.SubTableCount = 1
    table = font["GSUB"].table
    table.LookupList.Lookup.append(lookup)
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == LAST_FEATURE:
            record.Feature.LookupListIndex.append(len(table.LookupList.Lookup) - 1)
            record.Feature.LookupCount += 1


if __name__ == "__main__":
    resources = Path(sys.argv[1])
    for style in ("Regular", "Bold"):
        make(
            resources / f"fonts/NotoNaskhArabic-{style}.ttf",
            resources / f"export/fonts/NabaNaskhVowelled-{style}.ttf",
        )
