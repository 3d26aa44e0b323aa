"""Which English forms a name has across articles, and where they are in conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from naba_translation.article import Review
from naba_translation.names.forms import places, plain
from naba_translation.names.gazetteer import Gazetteer
from naba_translation.names.name import Name, NameKind


@dataclass(frozen=True, slots=True)
class Usage:
    """One name as it stands in the English of some articles."""

    name: Name
    said: tuple[tuple[str, int], ...]  # English forms with the number of sentences, the most frequent first
    sentences: int  # whose Arabic has the name

    @property
    def conflict(self) -> bool:
        """Whether it has more than one form that is not merely another right one, accents aside."""
        accepted = {plain(form).casefold() for form in self.name.accepted}
        others = {plain(form).casefold() for form, _ in self.said} - accepted
        return bool(others) and (len(others) > 1 or len(self.said) > 1)


def usages(reviews: Iterable[Review], gazetteer: Gazetteer) -> tuple[Usage, ...]:
    """All names found in the articles' Arabic, the most frequent first."""
    names: dict[str, Name] = {}
    said: dict[str, Counter[str]] = {}
    sentences: Counter[str] = Counter()
    for review in reviews:
        for pair in review.pairs:
            for name in {item.name.key: item.name for item in gazetteer.find(pair.sentence.text)}.values():
                if name.kind is NameKind.GIVEN or not pair.english:
                    continue
                names[name.key] = name
                sentences[name.key] += 1
                forms = (*name.accepted, *name.replaceable)
                found = dict.fromkeys(pair.english[slice(*span)] for span in places(forms, pair.english))
                said.setdefault(name.key, Counter()).update(found.keys())
    return tuple(
        Usage(names[key], tuple(said[key].most_common()), count) for key, count in sentences.most_common()
    )


def conflicts(reviews: Iterable[Review], gazetteer: Gazetteer) -> tuple[Usage, ...]:
    """The names that stand in more than one form."""
    return tuple(usage for usage in usages(reviews, gazetteer) if usage.conflict)
