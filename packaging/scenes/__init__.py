"""What is photographed, scene by scene."""

from __future__ import annotations

from collections.abc import Callable

from scenes.handing_over import handing_over
from scenes.many_articles import keeping_order, looking_at_many
from scenes.models_and_queue import modelling
from scenes.one_article import reading, reviewing, starting, telling
from scenes.stage import Stage

SCENES: tuple[Callable[[Stage], None], ...] = (
    starting,
    reading,
    telling,
    reviewing,
    keeping_order,
    looking_at_many,
    modelling,
    handing_over,
)
"""In this order; each finds the window in the place "Read" with the samples translated, and leaves it so."""
