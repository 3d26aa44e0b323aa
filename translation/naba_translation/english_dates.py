"""The English names of months and weekdays. Not strftime's: that speaks the system's language."""

from __future__ import annotations

MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = tuple(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)  # as date.weekday() counts
