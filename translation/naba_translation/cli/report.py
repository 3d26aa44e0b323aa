"""What `naba translate` tells while it works: a bar on a terminal, quiet lines elsewhere, and the count at the end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import TextIO

from tqdm import tqdm

from naba_models import KnownError
from naba_translation.article import Kind
from naba_translation.attention import attention
from naba_translation.counted import counted
from naba_translation.display import visible
from naba_translation.messages import describe
from naba_translation.other_languages import in_other_languages
from naba_translation.pipeline import ArticleDone, Progress

_BAR = "{l_bar}{bar}| {n_fmt}/{total_fmt}{postfix}"


class Report:
    """Counts what happened and tells it. Use as a context manager: leaving it ends the bar and prints the count.

    A `quiet` one prints no count: for commands whose own answer goes to standard output.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._started = perf_counter()
        self._articles = self._failures = self._sentences = self._words = 0
        self._bar = tqdm(
            bar_format=_BAR, file=sys.stderr, leave=False, disable=not sys.stderr.isatty(), total=0
        )

    def __enter__(self) -> Report:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.close()
        if not self._quiet and (error is None or self._articles):
            seconds = perf_counter() - self._started
            print(
                f"{counted(self._articles, 'article')} done, {self._failures} failed: "
                f"{counted(self._sentences, 'sentence')}, {counted(self._words, 'Arabic word')}, {seconds:.1f} s",
            )

    @property
    def exit_code(self) -> int:
        """0 when nothing failed, else 1."""
        return 1 if self._failures else 0

    def progress(self, progress: Progress) -> None:
        """Move the bar."""
        if progress.stage != "translate" or self._bar.disable:
            return
        self._bar.total, self._bar.n = progress.total, progress.done
        left = (
            "" if progress.seconds_left is None else f", {tqdm.format_interval(progress.seconds_left)} left"
        )
        self._bar.set_postfix_str(f"{progress.words_per_second:.0f} words/s{left}")

    def done(self, event: ArticleDone, written: Sequence[Path] | KnownError) -> None:
        """One line for an article: where it went, and what to check; or why it could not be written."""
        if isinstance(written, KnownError):
            self.failed(event.path, written)
            return
        pairs = [pair for pair in event.review.pairs if pair.sentence.kind is not Kind.FURNITURE]
        self._articles += 1
        self._sentences += len(pairs)
        self._words += sum(len(pair.sentence.text.split()) for pair in pairs)
        doubts = [words] if (words := attention(pairs).words) else []
        if others := in_other_languages(pairs):
            doubts.append(f"{others} probably not Arabic")
        doubts += (
            f"sentence {pair.sentence.index + 1} set aside: the engine broke down at it"
            for pair in pairs
            if pair.draft is not None and pair.draft.set_aside
        )
        found = ", ".join([counted(len(pairs), "sentence"), *doubts])
        self._say(
            f"done    {visible(str(event.path))}: {found} → {', '.join(visible(str(path)) for path in written)}"
        )

    def failed(self, path: Path, error: KnownError) -> None:
        """One line for a file that could not be done."""
        self._failures += 1
        message = describe(error)
        once = replace(message, detail=message.detail.removeprefix(f"{path}: "))
        self._say(f"FAILED  {visible(str(path))}: {once.line}", file=sys.stderr)

    def _say(self, line: str, *, file: TextIO | None = None) -> None:
        with tqdm.external_write_mode(file=sys.stderr):
            print(line, file=file or sys.stdout, flush=True)
