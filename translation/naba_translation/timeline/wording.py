"""A time as finely as the text tells it, in words a reader of English knows."""

from __future__ import annotations

from datetime import timedelta

from naba_translation.timeline.period import Grain, Period


def when(period: Period, *, assumed: bool) -> str:
    """ "2024-06-18", "2024-06", "2024" or "2024-06-10 to 2024-06-16"; a year that was worked out is marked."""
    first, last, next_day = period.first, period.last, period.last + timedelta(days=1)
    if first == last:
        told = first.isoformat()
    elif period.grain is Grain.YEAR and (first.month, first.day, next_day.year) == (1, 1, first.year + 1):
        told = f"{first.year}"
    elif period.grain is Grain.MONTH and first.day == next_day.day == 1 and (next_day - first).days <= 31:
        told = f"{first:%Y-%m}"
    else:
        told = f"{first.isoformat()} to {last.isoformat()}"
    return told + (" (year assumed)" if assumed else "")
