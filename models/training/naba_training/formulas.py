"""Standing phrases of the press in sentences: what is said so often that it must come out as English says it.

Word for word, «نزع فتيل» is "pull the wick" and «وضعت الحرب أوزارها» "put its loads"; in the parallel text most such
phrases stand a few times or never. formulas.txt, written for this project, has some hundred of them with gaps, and
what the gaps may hold; here they become as many sentences as are wanted.

The file has sections, "## NAME", of lines Arabic<TAB>English[<TAB>more]. In the section "formulas" {name} is a gap
that takes a line of the section of that name ({name2} another one), and [a|b] stands for a with a masculine subject
and for b with a feminine one. Two gaps are more than a line: {subject} is a person, a council or a body, with whose
gender [a|b] and the English {his} agree, and {incident} has its gender in the third column. {expected} gives what is
to happen and, in English, {who} and {expected}; {number} is 11 to 99, after which Arabic counts in the singular.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from naba_training.errors import TrainingError
from naba_training.prepare import read_lines

Line = tuple[str, ...]

FILE = Path(__file__).parents[1] / "formulas.txt"
_GAP = re.compile(r"\{([a-z]+)(-m)?(\d?)\}")
_GENDER = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
_TO_THE = re.compile(r"\bلال(?=[\u0621-\u064a])")  # "to" and "the" are written as one
_SUBJECTS = {"person": ("m", "his"), "council": ("m", "its"), "body": ("f", "its")}
_JOINTS = (("، فيما ", ", while "), ("، بينما ", ", while "))
_JOINED = 0.25  # share of the sentences that are two
_AFTER = re.compile(r"^(?:في|على|وسط|إثر|جراء|رغم|بغية|من أجل|سعياً|تحسباً|عقب|فضلاً|بغض|بصرف|بالتزامن) ")
_STOPPED = 0.8  # share that end with a full stop, as sentences of an article do
_WITHOUT_MARKS = 0.5  # share without the marks that most of the press leaves out
_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_ARABIC_DIGITS = 0.4


def read(path: Path = FILE) -> Mapping[str, Sequence[Line]]:
    """The lines of each section, cut at tabs.

    Raises:
        TrainingError: a line has one column or stands before the first section, a gap has no section, or one of the
            English is none of the Arabic.
    """
    sections: dict[str, list[Line]] = {}
    name = ""
    for line in filter(None, read_lines(path)):
        columns = tuple(line.split("\t"))
        if line.startswith("## "):
            name = line.removeprefix("## ")
        elif not name or len(columns) < 2:
            raise TrainingError(f"{path}: not Arabic, a tab and English in a section: {line}")
        else:
            sections.setdefault(name, []).append(columns)
    known = {*sections, "subject", "number", "who", "his"}
    for arabic, english, *_ in sections.get("formulas", ()):
        if unknown := {gap[1] for gap in _GAP.finditer(f"{arabic} {english}")} - known:
            raise TrainingError(f"{path}: no section for {', '.join(sorted(unknown))}")
        if empty := _gaps(english) - _gaps(arabic) - {"{who}", "{his}"}:
            raise TrainingError(f"{path}: the Arabic has no {', '.join(sorted(empty))}: {arabic}")
    return sections


def _gaps(text: str) -> set[str]:
    return {gap.group() for gap in _GAP.finditer(text)}


def pairs(sections: Mapping[str, Sequence[Line]], *, count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """`count` pairs of Arabic and English, every formula about as often."""
    draw = random.Random(seed)
    formulas = list(sections["formulas"])
    clauses = [formula for formula in formulas if formula[1].startswith("{") or formula[1][:1].isupper()]
    plain = [clause for clause in clauses if "," not in clause[1]]  # no "However, …"
    for number in range(count):
        if number % len(formulas) == 0:
            draw.shuffle(formulas)
        formula = formulas[number % len(formulas)]
        arabic, english = _filled(formula, sections, draw)
        if formula in clauses:
            if draw.random() < _JOINED:
                then, also = draw.choice(_JOINTS)
                other = _filled(_inner(draw.choice(plain)), sections, draw)
                arabic, english = f"{arabic}{then}{other[0]}", f"{english}{also}{other[1]}"
        elif _AFTER.match(arabic) and draw.random() < 2 * _JOINED:
            other = _filled(draw.choice(clauses), sections, draw)
            arabic, english = f"{other[0]} {arabic}", f"{other[1]} {english}"
        yield _written(arabic, english, draw, clause=formula in clauses)


def _inner(clause: Line) -> Line:
    """As it stands within a sentence; no formula begins with a name."""
    arabic, english = clause[:2]
    return arabic, english[0].lower() + english[1:]


def _filled(formula: Line, sections: Mapping[str, Sequence[Line]], draw: random.Random) -> tuple[str, str]:
    arabic, english = formula[:2]
    gender, fillings = "m", {"{his}": ("", "its")}  # Arabic and English by the gap
    for gap, found in {found.group(): found for found in _GAP.finditer(arabic)}.items():
        name, masculine, _ = found.groups()
        if name == "number":
            number = str(draw.randint(11, 99))
            said = number.translate(_DIGITS) if draw.random() < _ARABIC_DIGITS else number
            fillings[gap] = said, number
            continue
        of = draw.choice(list(_SUBJECTS)) if name == "subject" else name
        taken = {filling[0] for filling in fillings.values()}
        lines = [line for line in sections[of] if line[0] not in taken and (not masculine or line[2] == "m")]
        line = draw.choice(lines)
        fillings[gap] = line[0], line[1]
        if name == "subject":
            gender, fillings["{his}"] = _SUBJECTS[of][0], ("", _SUBJECTS[of][1])
        elif name == "expected":
            fillings["{who}"], fillings[gap] = ("", line[1]), (line[0], line[2])
        elif name == "incident" and "{subject}" not in arabic:
            gender = line[2]
    arabic = _GENDER.sub(lambda match: match[1 if gender == "m" else 2], arabic)
    arabic = _GAP.sub(lambda gap: fillings[gap.group()][0], arabic)
    return _TO_THE.sub("لل", arabic), _GAP.sub(lambda gap: fillings[gap.group()][1], english)


def _written(arabic: str, english: str, draw: random.Random, *, clause: bool) -> tuple[str, str]:
    if draw.random() < _WITHOUT_MARKS:
        arabic = arabic.replace("ً", "").replace("ّ", "")
    stop = "." if clause and draw.random() < _STOPPED else ""
    return arabic + stop, english[:1].upper() + english[1:] + stop
