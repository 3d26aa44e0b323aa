"""A list of files that grows while it is worked off."""

from __future__ import annotations

from pathlib import Path

from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.library.store import Store
from naba_translation.pipeline import ArticleDone, Progress, work_off


def written(path: Path, number: int) -> Path:
    path.write_text(f"أعلنت وزارة النقل أن الميناء رقم {number} سيفتح في الربيع المقبل.", encoding="utf-8")
    return path


class Inbox:
    """Files that come while others are read."""

    def __init__(self, *paths: Path) -> None:
        self.paths = list(paths)

    def __len__(self) -> int:
        return len(self.paths)

    def take(self) -> Path | None:
        return self.paths.pop(0) if self.paths else None


def test_what_comes_while_others_are_read_is_translated_too(
    tmp_path: Path, store: Store, engine: CTranslate2Engine
) -> None:
    first, second = (written(tmp_path / f"{n}.txt", n) for n in (0, 10))
    inbox = Inbox(first)
    told: list[tuple[int, int]] = []
    done = set()
    for event in work_off(inbox, engine=engine, store=store):
        if isinstance(event, Progress) and event.stage == "read":
            told.append((event.done, event.total))
            if event.path == first:
                inbox.paths.append(second)
        elif isinstance(event, ArticleDone):
            done.add(event.path)
    assert done == {first, second}
    assert told == [(0, 1), (1, 2)]
