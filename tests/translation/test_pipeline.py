from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest

from library_makers import save_edit
from naba_models import InstalledModel, ModelDamaged
from naba_translation.article import Draft, Kind
from naba_translation.engines.drafting import BATCH_WORDS
from naba_translation.engines.engine import CTranslate2Engine, Engine
from naba_translation.engines.signature import Decoding
from naba_translation.errors import FileEmpty, FileUnreadable, NotArabic
from naba_translation.library.store import Store
from naba_translation.normalise import normalise
from naba_translation.paths import Paths
from naba_translation.pipeline import (
    ArticleDone,
    ArticleFailed,
    Event,
    Options,
    Progress,
    process,
)
from naba_translation.review import Budget, load_review
from naba_translation.segment import split_for_engine

SENTENCE = "أعلنت وزارة النقل أن الميناء رقم {} سيفتح في الربيع المقبل بعد تأخير دام عامين."


class Counting:
    """A real engine that remembers what it was asked, the second tries apart."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.asked: list[str] = []
        self.asked_again: list[str] = []

    @property
    def signature(self) -> str:
        return self._engine.signature

    def translate(self, texts: Sequence[str], *, decoding: Decoding | None = None) -> list[Draft]:
        (self.asked if decoding is None else self.asked_again).extend(texts)
        return self._engine.translate(texts, decoding=decoding)

    def close(self) -> None:
        self._engine.close()


@pytest.fixture
def counting(engine: CTranslate2Engine) -> Counting:
    return Counting(engine)


def write(path: Path, numbers: range) -> Path:
    path.write_text("\n".join(SENTENCE.format(number) for number in numbers), encoding="utf-8")
    return path


def reviews(events: Sequence[Event]) -> dict[str, ArticleDone]:
    return {event.path.name: event for event in events if isinstance(event, ArticleDone)}


def test_every_sentence_of_every_article_gets_its_own_english(
    tmp_path: Path, store: Store, counting: Counting
) -> None:
    files = [write(tmp_path / "a.txt", range(12)), write(tmp_path / "b.txt", range(100, 130))]
    done = reviews(list(process(files, engine=counting, store=store)))
    assert done.keys() == {"a.txt", "b.txt"}
    pairs = done["a.txt"].review.pairs + done["b.txt"].review.pairs
    assert len(pairs) == 42
    assert len(counting.asked) == 42
    alone = counting.translate([SENTENCE.format(7)])
    draft = done["a.txt"].review.pairs[7].draft
    assert draft is not None
    assert alone[0].english in (draft.english, draft.rejected)


def test_progress_only_grows_and_ends_at_the_total(tmp_path: Path, store: Store, counting: Counting) -> None:
    lines = BATCH_WORDS // 12
    files = [write(tmp_path / f"{name}.txt", range(name, name + lines)) for name in (0, lines)]
    steps = [e for e in process(files, engine=counting, store=store) if isinstance(e, Progress)]
    translated = [step for step in steps if step.stage == "translate"]
    counts = [step.done for step in translated]
    assert counts == sorted(set(counts))
    assert len(counts) > 1, "several batches, or there is nothing to cancel between"
    last = translated[-1]
    assert (last.done, last.total, last.seconds_left) == (2 * lines, 2 * lines, 0.0)


def test_translating_is_told_before_the_first_batch(tmp_path: Path, store: Store, counting: Counting) -> None:
    events = process([write(tmp_path / "a.txt", range(5))], engine=counting, store=store)
    told = next(event for event in events if isinstance(event, Progress) and event.stage == "translate")
    assert (told.done, told.total) == (0, 5)
    assert not counting.asked


def test_a_second_run_asks_the_engine_nothing(tmp_path: Path, store: Store, counting: Counting) -> None:
    files = [write(tmp_path / "a.txt", range(5))]
    first = reviews(list(process(files, engine=counting, store=store)))["a.txt"].review
    counting.asked.clear()
    second = reviews(list(process(files, engine=counting, store=store)))["a.txt"].review
    assert counting.asked == []
    assert second.pairs == first.pairs


def test_the_same_sentence_is_translated_once(tmp_path: Path, store: Store, counting: Counting) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE.format(1), encoding="utf-8")
    (tmp_path / "b.txt").write_text(SENTENCE.format("١") + "\n" + SENTENCE.format(2), encoding="utf-8")
    list(process([tmp_path], engine=counting, store=store))
    assert len(counting.asked) == 2


def test_closing_the_job_keeps_the_batches_that_were_told(
    tmp_path: Path, store: Store, counting: Counting
) -> None:
    path = write(tmp_path / "a.txt", range(BATCH_WORDS // 5))
    job = process([path], engine=counting, store=store)
    told = next(event.done for event in job if isinstance(event, Progress) and event.stage == "translate")
    job.close()
    counting.asked.clear()
    list(process([path], engine=counting, store=store))
    assert len(counting.asked) == BATCH_WORDS // 5 - told


def test_older_english_stands_until_the_new_one_is_whole(
    tmp_path: Path, store: Store, built_model: InstalledModel
) -> None:
    path = write(tmp_path / "a.txt", range(BATCH_WORDS // 5))
    old = CTranslate2Engine(built_model, decoding=Decoding(beam=1), threads=1)
    article = reviews(list(process([path], engine=old, store=store)))["a.txt"].review.article
    new = CTranslate2Engine(built_model, decoding=Decoding(beam=2), threads=1)
    job = process([path], engine=new, store=store)
    next(event for event in job if isinstance(event, Progress) and event.stage == "translate")
    job.close()
    assert store.signature(article.id) == old.signature
    list(process([path], engine=new, store=store))
    assert store.signature(article.id) == new.signature


def test_a_killed_run_goes_on_where_it_was(
    tmp_path: Path, profile: Paths, built_model: InstalledModel, counting: Counting
) -> None:
    path = write(tmp_path / "a.txt", range(BATCH_WORDS // 3))
    script = """
        import os, signal, sys
        from pathlib import Path
        from naba_models import load_model
        from naba_translation.engines.engine import CTranslate2Engine
        from naba_translation.pipeline import Progress, process
        from naba_translation.library.store import Store

        engine = CTranslate2Engine(load_model(Path(sys.argv[2])), threads=1)
        for event in process([Path(sys.argv[1])], engine=engine, store=Store(Path(sys.argv[3]))):
            if isinstance(event, Progress) and event.stage == "translate":
                print(event.done, flush=True)
                os.kill(os.getpid(), signal.SIGKILL)
    """
    arguments = [path, built_model.folder, profile.store]
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    with Store(profile.store) as store:
        list(process([path], engine=counting, store=store))
        assert len(counting.asked) == BATCH_WORDS // 3 - int(killed.stdout)
        assert store.examine() == ""


def test_a_bad_file_is_named_and_the_others_are_done(
    tmp_path: Path, store: Store, counting: Counting
) -> None:
    good = write(tmp_path / "good.txt", range(3))
    (tmp_path / "empty.txt").touch()
    (tmp_path / "english.txt").write_text("The minister denied that the port would be closed. " * 5)
    files = [tmp_path / "gone.txt", tmp_path / "empty.txt", tmp_path / "english.txt", good]
    events = list(process(files, engine=counting, store=store))
    failed = {event.path.name: type(event.error) for event in events if isinstance(event, ArticleFailed)}
    assert failed == {"gone.txt": FileUnreadable, "empty.txt": FileEmpty, "english.txt": NotArabic}
    assert reviews(events).keys() == {"good.txt"}


def test_a_damaged_model_stops_the_job_and_what_was_read_is_kept(
    tmp_path: Path, store: Store, tiny_model: InstalledModel
) -> None:
    path = tiny_model.folder / "model.bin"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(ModelDamaged):
        list(
            process([write(tmp_path / "a.txt", range(3))], engine=CTranslate2Engine(tiny_model), store=store)
        )
    assert [row.sentences for row in store.articles()] == [3]


def test_an_edit_stands_in_the_next_run_and_in_the_library(
    tmp_path: Path, store: Store, counting: Counting
) -> None:
    path = write(tmp_path / "a.txt", range(3))
    review = reviews(list(process([path], engine=counting, store=store)))["a.txt"].review
    stored = store.sentences(review.article)[1]
    save_edit(store, review.article.id, stored, "The port opens in spring.", author="Amal")
    again = reviews(list(process([path], engine=counting, store=store)))["a.txt"].review
    loaded = load_review(store, review.article.id)
    assert loaded is not None
    assert again.pairs[1].english == loaded.pairs[1].english == "The port opens in spring."
    assert loaded.pairs == again.pairs


def test_furniture_and_foreign_captions_never_reach_the_engine(
    tmp_path: Path, store: Store, counting: Counting
) -> None:
    caption = "A view of the new port. (AP Photo/Jane Doe)"
    text = "\n\n".join([SENTENCE.format(1), caption, SENTENCE.format(2), "اقرأ أيضا"])
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    review = reviews(list(process([tmp_path / "a.txt"], engine=counting, store=store)))["a.txt"].review
    assert len(counting.asked) == 2
    furniture = [pair for pair in review.pairs if pair.sentence.kind is Kind.FURNITURE]
    assert [pair.draft for pair in furniture] == [None]
    assert caption in " ".join(pair.english for pair in review.pairs)


def test_a_very_long_sentence_is_translated_in_parts_and_says_so(
    tmp_path: Path, store: Store, counting: Counting
) -> None:
    clause = "، وأضاف المتحدث باسم الهيئة أن الأعمال مستمرة حسب الجدول الزمني المعلن"
    (tmp_path / "a.txt").write_text(SENTENCE.format(1).rstrip(".") + clause * 12 + ".", encoding="utf-8")
    review = reviews(list(process([tmp_path / "a.txt"], engine=counting, store=store)))["a.txt"].review
    (pair,) = review.pairs
    assert pair.draft is not None
    first = split_for_engine(normalise(pair.sentence.text).text)
    assert counting.asked[: len(first)] == list(first)
    assert pair.draft.parts > 1
    assert all(len(text.split()) <= 60 for text in counting.asked)


@pytest.mark.parametrize(("budget", "most"), [(Budget(words=30), 30), (Budget(words=None, percent=20), 28)])
def test_the_summary_keeps_to_its_budget(
    tmp_path: Path, store: Store, counting: Counting, budget: Budget, most: int
) -> None:
    path = write(tmp_path / "a.txt", range(10))  # 14 words each
    review = reviews(list(process([path], engine=counting, store=store, options=Options(budget))))[
        "a.txt"
    ].review
    words = sum(len(review.pairs[index].sentence.text.split()) for index in review.summary.indexes)
    assert 0 < words <= most


def test_what_the_library_has_is_told_at_once(tmp_path: Path, engine: Engine, store: Store) -> None:
    """Else a job over a whole library that is done already would hold all of it in memory."""
    files = [write(tmp_path / f"{number}.txt", range(number, number + 2)) for number in range(0, 12, 4)]
    list(process(files, engine=engine, store=store))
    events = list(process(files, engine=engine, store=store))
    assert [type(event) for event in events] == [Progress, ArticleDone] * 3


def test_each_file_tells_how_far_it_is_until_it_is_done(
    tmp_path: Path, store: Store, counting: Counting
) -> None:
    lines = BATCH_WORDS // 12
    files = [write(tmp_path / f"{name}.txt", range(name, name + lines)) for name in (0, lines)]
    seen: dict[Path, list[int]] = {path: [] for path in files}
    done: set[Path] = set()
    for event in process(files, engine=counting, store=store):
        if isinstance(event, ArticleDone):
            done.add(event.path)
        elif isinstance(event, Progress) and event.stage == "translate":
            assert done.isdisjoint(one.path for one in event.files)
            for one in event.files:
                assert one.total == lines
                seen[one.path].append(one.done)
    assert done == set(files)
    for counts in seen.values():
        assert counts == sorted(counts)
        assert len(set(counts)) > 1


def test_each_article_is_translated_by_the_engine_that_is_chosen_for_it(
    tmp_path: Path, store: Store, built_model: InstalledModel
) -> None:
    files = [write(tmp_path / f"{n}.txt", range(n, n + 3)) for n in (0, 10, 20)]
    quick = CTranslate2Engine(built_model, decoding=Decoding(beam=1), threads=1)
    wide = CTranslate2Engine(built_model, decoding=Decoding(beam=2), threads=1)
    asked: list[str] = []

    def choose(article_id: str) -> Engine:
        asked.append(article_id)
        return wide if len(asked) == 2 else quick

    done = reviews(list(process(files, engine=choose, store=store)))
    signatures = [done[path.name].review.signature for path in files]
    assert signatures == [quick.signature, wide.signature, quick.signature]
    assert asked == [done[path.name].review.article.id for path in files]
    assert [store.signature(article) for article in asked] == signatures
    assert all(pair.draft for review in done.values() for pair in review.review.pairs)
