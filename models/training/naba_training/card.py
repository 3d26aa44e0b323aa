"""The model card, and the history of all models before it, from what `score` measured."""

from __future__ import annotations

import datetime
from pathlib import Path
from string import Template
from typing import Any

from naba_training import score
from naba_training.errors import TrainingError

_HISTORY_HEAD = "| date | version | data | updates | minutes | test set | BLEU | chrF2++ | words/s |"


def card(results: dict[str, Any], template: Path) -> str:
    """Fill the template's $model, $scores, $speed … with the numbers.

    Raises:
        TrainingError: the template or the results lack something.
    """
    try:
        speeds = [test["source_words_per_second"] for test in results["tests"].values()]
        facts = {
            "model": f"{results['model']} {results['version']}",
            "scores": score.table(results),
            "slices": _slices(results),
            "cores": results["cores"],
            "busy": results["load_average"],
            "speed": f"{min(speeds):,}" if speeds else "not measured",
            "load": f"{results['load_seconds']:.2f}",
            "size": f"{results['bytes'] / 1e6:.1f}",
            "engine": f"`{results['signature']}`",
            "bleu_signature": f"`{results['signatures']['bleu']}`",
            "chrf_signature": f"`{results['signatures']['chrf2++']}`",
        }
        return Template(template.read_text(encoding="utf-8")).substitute(facts)
    except (OSError, KeyError, ValueError) as error:
        raise TrainingError(f"no model card from {template}: {error!r}") from error


def _slices(results: dict[str, Any]) -> str:
    """What must be known of the held-back slices, if there are any in the table."""
    if not results["domains"]:
        return ""
    seen = "have been seen in training" if results["domains_seen"] else "were held back from training"
    return f" The sentences of the slices {seen}."


def record(
    history: Path,
    results: dict[str, Any],
    *,
    date: datetime.date,
    data: str,
    updates: int,
    minutes: float,
) -> None:
    """Add a row for each test set to HISTORY.md's table. Rows are never changed or removed.

    Raises:
        TrainingError: the file has no such table.
    """
    text = history.read_text(encoding="utf-8") if history.is_file() else ""
    if _HISTORY_HEAD not in text:
        raise TrainingError(f"{history}: no table that begins with {_HISTORY_HEAD}")
    rows = [
        f"| {date.isoformat()} | {results['version']} | {data} | {updates} | {minutes:.0f} | {name} "
        f"| {test['systems'][score.OURS]['bleu']:.1f} | {test['systems'][score.OURS]['chrf2++']:.1f} "
        f"| {test['source_words_per_second']} |"
        for name, test in results["tests"].items()
    ]
    lines = text.split("\n")
    last = max(number for number, line in enumerate(lines) if line.startswith("| "))
    history.write_text("\n".join(lines[: last + 1] + rows + lines[last + 1 :]), encoding="utf-8")
