"""A model or a sentence that kills the engine, for real: what it takes along is itself and nothing else."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from naba_models import InstalledModel
from naba_translation.article import Draft
from naba_translation.cli.report import Report
from naba_translation.engines import process as engine_process
from naba_translation.engines.drafting import MOST_SET_ASIDE, key_of, translate_all
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.engines.process import EngineProcess
from naba_translation.engines.signature import Decoding
from naba_translation.errors import EngineDied, EngineError
from naba_translation.fence import Fence, landlock, seccomp
from naba_translation.library.store import Store
from naba_translation.pipeline import ArticleDone, process

POISON = "المسموم"
LINES = [f"قال الوزير إن المشروع رقم {number} لم يتوقف" for number in range(8)]


PARENT = """
import sys
from pathlib import Path
from naba_models import load_model
from naba_translation.engines.process import EngineProcess

if __name__ == "__main__":
    engine = EngineProcess(load_model(Path(sys.argv[1])), threads=1)
    engine.translate([])
    print(engine.pid, flush=True)
    engine.translate(["قال الوزير إن المشروع لم يتوقف بعد " * 8] * 25_000)
"""


def cpu_ticks(process: int) -> int:
    """Processor time it has used, in clock ticks."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def serve_and_die(connection: Connection, model: InstalledModel, decoding: Decoding, threads: int) -> None:
    """The child's life with one change: an invalid address is read where a text holds the poison."""
    healthy = CTranslate2Engine.translate

    def translate(
        self: CTranslate2Engine, texts: Sequence[str], *, decoding: Decoding | None = None
    ) -> list[Draft]:
        if any(POISON in text for text in texts):
            ctypes.string_at(0)
        return healthy(self, texts, decoding=decoding)

    CTranslate2Engine.translate = translate  # type: ignore[method-assign]  # in the child only
    engine_process._serve(connection, model, decoding, threads)


class Mortal(EngineProcess):
    """An engine process whose child dies at the poison."""

    deaths = 0

    def _spawn(self) -> tuple[BaseProcess, Connection]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        child = context.Process(
            target=serve_and_die, args=(theirs, self._model, self._decoding, self._threads), daemon=True
        )
        child.start()
        theirs.close()
        return child, ours

    def _stop(self) -> int | None:
        code = super()._stop()
        self.deaths += code == -signal.SIGSEGV
        return code


@pytest.fixture
def mortal(built_model: InstalledModel) -> Iterator[Mortal]:
    engine = Mortal(built_model, decoding=Decoding(beam=1), threads=1)
    yield engine
    engine.close()


def test_a_death_is_retried_once_and_then_told(mortal: Mortal) -> None:
    with pytest.raises(EngineDied, match="SIGSEGV"):
        mortal.translate([POISON])
    assert mortal.deaths == 2
    assert len(mortal.translate(LINES[:2])) == 2


def test_the_sentence_at_fault_is_found_and_the_others_are_translated(mortal: Mortal) -> None:
    texts = [*LINES[:5], f"{LINES[5]} {POISON}", *LINES[6:]]
    keyed = {key_of(text): text for text in texts}
    drafts = {key: draft for batch in translate_all(mortal, keyed) for key, draft in batch.drafts.items()}
    assert drafts.keys() == keyed.keys()
    assert [keyed[key] for key, draft in drafts.items() if draft.set_aside] == [texts[5]]


def test_an_engine_that_dies_at_everything_is_not_asked_for_ever(mortal: Mortal) -> None:
    texts = {key_of(text): text for text in (f"{line} {POISON}" for line in LINES)}
    with pytest.raises(EngineDied):
        list(translate_all(mortal, texts))
    assert mortal.deaths <= 2 * (MOST_SET_ASIDE + 4)


def test_an_article_with_such_a_sentence_is_done_and_says_so(
    mortal: Mortal,
    store: Store,
    tmp_path: Path,
    engine: CTranslate2Engine,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(f"{line}." for line in [*LINES[:3], f"تحدث {POISON} أمس", LINES[4]]))
    review = next(
        event for event in process([path], engine=mortal, store=store) if type(event) is ArticleDone
    ).review
    (lost,) = (pair for pair in review.pairs if pair.draft is not None and pair.draft.set_aside)
    assert POISON in lost.sentence.text
    assert "set aside" in {flag.check for flag in lost.flags}
    assert all(pair.english for pair in review.pairs if pair is not lost)
    again = next(
        event for event in process([path], engine=mortal, store=store) if type(event) is ArticleDone
    ).review
    assert [pair.english for pair in again.pairs] == [pair.english for pair in review.pairs]
    with Report() as report:
        report.done(ArticleDone(path, review), (tmp_path / "a.pdf",))
    assert f"sentence {lost.sentence.index + 1} set aside" in capsys.readouterr().out


def test_a_child_that_hangs_is_ended(built_model: InstalledModel, monkeypatch: pytest.MonkeyPatch) -> None:
    child = EngineProcess(built_model, threads=1)
    child.translate([])
    hung = child.pid
    assert hung is not None
    os.kill(hung, signal.SIGSTOP)
    monkeypatch.setattr(engine_process, "ANSWER_SECONDS", 2.0)
    try:
        assert len(child.translate(["الوزير"])) == 1
        assert child.pid != hung
    finally:
        child.close()


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="processes cannot be waited for here")
def test_a_child_in_the_middle_of_its_work_ends_with_a_killed_parent(built_model: InstalledModel) -> None:
    command = [sys.executable, "-c", PARENT, str(built_model.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        ended = os.pidfd_open(child)
        before = cpu_ticks(child)
        while cpu_ticks(child) < before + os.sysconf("SC_CLK_TCK"):  # a second of work
            assert not select.select([ended], [], [], 0.05)[0], "it ended before its parent was killed"
        parent.kill()
    try:
        assert select.select([ended], [], [], 30)[0]
    finally:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(ended, signal.SIGKILL)
        os.close(ended)


def test_a_model_that_cannot_be_loaded_is_told_from_a_text_that_cannot_be_translated(
    tiny_model: InstalledModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_process, "LOAD_SECONDS", 0.0)
    with pytest.raises(EngineError, match="while it loaded") as caught:
        EngineProcess(tiny_model, threads=1).translate(LINES)
    assert not isinstance(caught.value, EngineDied)


@pytest.mark.skipif(not seccomp.is_supported(), reason="the fence is Linux's")
def test_the_engine_stands_behind_a_fence(built_model: InstalledModel) -> None:
    child = EngineProcess(built_model, threads=1)
    try:
        assert child.fence.limits
        assert child.fence.network
        assert child.fence.narrow == bool(landlock.version())
    finally:
        child.close()


@pytest.mark.parametrize(
    "answer",
    [
        b"[" * 100_000,
        b"[]",
        b'{"drafts": [{"english": 3}]}',
        b'{"drafts": []}',
        b'{"drafts": [{"english": [], "score": 0, "source_tokens": 1, "target_tokens": 1, "links": []}]}',
        b'{"drafts": [{"english": "x", "score": 0, "source_tokens": 1e999, "target_tokens": 1, "links": []}]}',
        b'{"error": "SystemExit"}',
        b"\xff",
    ],
)
def test_a_child_that_talks_nonsense_does_no_harm(
    built_model: InstalledModel, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    """As one would that a model has taken over; what it sends is put in the place of a real child's words."""
    child = EngineProcess(built_model, threads=1)
    fence = Fence(limits=True, network=True, files=1)
    ours, theirs = multiprocessing.Pipe()
    monkeypatch.setattr(child, "_child", (multiprocessing.current_process(), ours))
    monkeypatch.setattr(child, "_fence", fence)
    theirs.send_bytes(answer)
    with pytest.raises(EngineError, match="makes no sense"):
        child.translate(LINES[:1])
    ours.close()
    theirs.close()
