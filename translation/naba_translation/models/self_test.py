"""Five sentences every Arabic→English model must manage before it is offered.

Not a measure of quality: a model of another language pair, one whose tokenizer does not fit its weights or
whose weights are damaged says nothing, babbles, loops, never ends, or loses every number. Such a one is found
here in two seconds rather than by an analyst after a day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from naba_translation.article import Draft
from naba_translation.checks import check_text
from naba_translation.counted import counted
from naba_translation.engines.engine import Engine
from naba_translation.normalise import normalise

LOST_FACTS = 3
"""Numbers and names a model may lose over all five sentences; the embedded model loses none."""

_LATIN_SHARE = 0.8
_FATAL = frozenset(("repetition",))


@dataclass(frozen=True, slots=True)
class Golden:
    """A sentence with what any English of it holds: each fact as its possible spellings, lower case."""

    arabic: str
    facts: tuple[tuple[str, ...], ...]


GOLDEN = (
    Golden("وصل الوزير إلى القاهرة يوم 14 مايو 2019.", (("cairo",), ("14",), ("2019",))),
    Golden("ارتفع عدد السكان في المدينة إلى 385 ألف نسمة.", (("385",),)),
    Golden("قال الرئيس إن المفاوضات في بغداد لم تنجح.", (("baghdad",),)),
    Golden("افتتحت الشركة 27 مدرسة جديدة في لبنان.", (("27", "twenty-seven"), ("lebanon", "lebanese"))),
    Golden("هل تعود الكهرباء إلى دمشق قبل نهاية الأسبوع؟", (("damascus",),)),
)


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What a model made of the five sentences."""

    english: tuple[str, ...]
    faults: tuple[str, ...]  # in words, empty when it passed

    @property
    def passed(self) -> bool:
        return not self.faults

    @property
    def summary(self) -> str:
        """As a receipt keeps it."""
        return "passed" if self.passed else f"failed: {'; '.join(self.faults)}"


def self_test(engine: Engine) -> SelfTest:
    """Translate the five sentences and look at what comes out.

    Raises: what `Engine.translate` raises.
    """
    drafts = engine.translate([normalise(golden.arabic).text for golden in GOLDEN])
    return SelfTest(tuple(draft.english for draft in drafts), tuple(judge(drafts)))


def judge(drafts: Sequence[Draft]) -> list[str]:
    """What is wrong with a model's drafts of the five sentences, in words."""
    found = Counter(
        fault for golden, draft in zip(GOLDEN, drafts, strict=True) if (fault := _fault(golden, draft))
    )
    faults = [f"{count} of {counted(len(GOLDEN), 'sentence')} {fault}" for fault, count in found.items()]
    lost = [
        fact[0]
        for golden, draft in zip(GOLDEN, drafts, strict=True)
        for fact in golden.facts
        if not any(_says(draft.english, spelling) for spelling in fact)
    ]
    if len(lost) > LOST_FACTS:
        faults.append(f"it loses numbers and names ({', '.join(lost)})")
    return faults


def _fault(golden: Golden, draft: Draft) -> str:
    letters = [letter for letter in draft.english if letter.isalpha()]
    if not letters:
        return "came out empty"
    if draft.cut:
        return "never ended"
    if sum(letter.isascii() for letter in letters) < _LATIN_SHARE * len(letters):
        return "are not English"
    if any(flag.check in _FATAL for flag in check_text(golden.arabic, draft.english)):
        return "repeat themselves"
    return ""


def _says(english: str, spelling: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(spelling)}(?!\w)", english.lower()) is not None
