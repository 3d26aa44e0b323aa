"""Many articles: which tell of one event, and what they say of it together."""

from __future__ import annotations

from naba_translation.publisher import outlet_of
from naba_translation.stories.grouping import Telling, group
from naba_translation.stories.said import Otherwise, Said
from naba_translation.stories.telling import Story, in_common, tell, words_of

__all__ = ["Otherwise", "Said", "Story", "Telling", "group", "in_common", "outlet_of", "tell", "words_of"]
