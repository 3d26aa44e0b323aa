"""The translation engine: normalised Arabic in, English with a score out.

The only file that imports ctranslate2, which is loaded with the model, not the module.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from naba_models import InstalledModel, verify
from naba_translation.alignment import link_words
from naba_translation.article import Draft
from naba_translation.engines.pieces import Pieces, load_pieces
from naba_translation.engines.signature import Decoding, has_lexical_shortlist, signature
from naba_translation.errors import EngineError

if TYPE_CHECKING:
    import ctranslate2

BATCH_TOKENS = 512
"""Padded tokens per batch and worker: the fastest of 256 to 2,048 measured on two cores (`make bench-engine`).

A model with a shortlist for each source piece takes each sentence by itself: CTranslate2 makes one shortlist for a
batch, so that a sentence would come out otherwise beside other ones (24 of 70 did). That costs the embedded model a
third of its speed (1,913 words a second for 2,808), and is 5 % slower than batches without its shortlist (2,020).
Without one, the English is the same in any company (150 of 150 sentences in shuffled batches); scores differ in their
last digits (3 of 150), which are therefore left out.
"""

_SCORE_DIGITS = 4
_WIDER = 3  # hypotheses for each alternative that is wanted
_ARTICLES = frozenset(("a", "an", "the"))


def default_threads() -> int:
    """Processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Engine(Protocol):
    """What the pipeline needs of a translator."""

    @property
    def signature(self) -> str:
        """How this engine's drafts are made; see signature.py. Known before the model is loaded."""

    def translate(self, texts: Sequence[str], *, decoding: Decoding | None = None) -> list[Draft]:
        """One draft for each normalised text, in order; by `decoding` where it is given (its `compute_type`
        is the engine's own all the same).

        Raises:
            ModelMissing, ModelDamaged: the model's files are not what the manifest names.
            EngineError: the engine refused the model, ran out of memory or died.
        """

    def alternatives(self, texts: Sequence[str], *, count: int) -> list[list[Draft]]:
        """For each normalised text up to `count` drafts of different words, the likeliest first.

        Raises: as `translate`.
        """

    def close(self) -> None:
        """Give back memory and processes. The engine may be used again and then loads anew."""


@runtime_checkable
class Weighs(Protocol):
    """An engine that can also say how likely it finds an English that is there already."""

    def likelihoods(
        self, texts: Sequence[Sequence[str]], english: Sequence[str]
    ) -> list[list[tuple[float, ...]]]:
        """For each English, and each of the normalised texts beside it: the logarithm of the probability, in nats,
        that the engine gives each piece of the English and its end. Nothing for an English that is too long for
        it, or one of whose texts is.

        Raises: as `Engine.translate`.
        """


@dataclass(frozen=True, slots=True)
class _Loaded:
    translator: ctranslate2.Translator
    pieces: Pieces


class CTranslate2Engine:
    """A CTranslate2 model with SentencePiece vocabularies, run in this process.

    The model is verified and loaded at the first translation, so that an engine which is never asked costs
    nothing. `threads` batches are translated at once, each on one core: measured four times as fast on two
    cores as one batch on both.
    """

    def __init__(
        self, model: InstalledModel, *, decoding: Decoding | None = None, threads: int | None = None
    ) -> None:
        self._model = model
        self._decoding = decoding or Decoding()
        self._threads = threads or default_threads()
        self._tokenizer, self._limits = model.manifest.tokenizer, model.manifest.limits
        self._loaded: _Loaded | None = None

    @property
    def signature(self) -> str:
        return signature(self._model, self._decoding)

    def translate(self, texts: Sequence[str], *, decoding: Decoding | None = None) -> list[Draft]:
        return [drafts[0] for drafts in self._run(texts, decoding or self._decoding)]

    def alternatives(self, texts: Sequence[str], *, count: int) -> list[list[Draft]]:
        """The ends of one wide beam. Going on with every likely first word instead gave bad English."""
        wide = replace(self._decoding, beam=_WIDER * count)
        return [_different(drafts)[:count] for drafts in self._run(texts, wide, hypotheses=wide.beam)]

    def likelihoods(
        self, texts: Sequence[Sequence[str]], english: Sequence[str]
    ) -> list[list[tuple[float, ...]]]:
        """The texts of one English are one batch, so that they come out the same in any company."""
        loaded = self._loaded or self._load()
        before = list(self._tokenizer.target_prefix)
        running: list[list[ctranslate2.AsyncScoringResult]] = []
        try:
            for several, target in zip(
                map(loaded.pieces.encode, texts), loaded.pieces.english(english), strict=True
            ):
                longest = max(map(len, several), default=0)
                fits = longest <= self._limits.source_tokens and 0 < len(target) < self._limits.target_tokens
                running.append(
                    loaded.translator.score_batch(
                        [loaded.pieces.framed(pieces) for pieces in several],
                        [before + target] * len(several),
                        max_input_length=0,
                        asynchronous=True,
                    )
                    if fits
                    else []
                )
            return [
                [tuple(min(0.0, score) for score in one.result().log_probs[len(before) :]) for one in several]
                for several in running
            ]
        except (RuntimeError, ValueError, MemoryError) as error:
            raise EngineError(f"the engine stopped: {error}") from error

    def close(self) -> None:
        self._loaded = None

    def _load(self) -> _Loaded:
        verify(self._model)
        folder = self._model.folder
        import ctranslate2

        try:
            translator = ctranslate2.Translator(
                str(folder),
                device="cpu",
                compute_type=self._decoding.compute_type,
                inter_threads=self._threads,
                intra_threads=1,
            )
        except (RuntimeError, ValueError, LookupError, OSError, MemoryError) as error:
            raise EngineError(f"the engine refused {folder.name}: {error}") from error
        self._loaded = _Loaded(translator, load_pieces(folder, self._tokenizer))
        return self._loaded

    def _run(self, texts: Sequence[str], how: Decoding, *, hypotheses: int = 1) -> list[list[Draft]]:
        """So many hypotheses for each text, the likeliest first."""
        loaded = self._loaded or self._load()
        alone = has_lexical_shortlist(self._model)
        tokens = loaded.pieces.encode(texts)
        kept = [pieces[: self._limits.source_tokens] for pieces in tokens]
        try:
            running = loaded.translator.translate_batch(
                [loaded.pieces.framed(pieces) for pieces in kept],
                target_prefix=loaded.pieces.prefixes(len(kept)),
                beam_size=how.beam,
                no_repeat_ngram_size=how.no_repeat_ngram,
                repetition_penalty=how.repetition_penalty,
                max_batch_size=1 if alone else BATCH_TOKENS,
                batch_type="examples" if alone else "tokens",
                max_input_length=0,
                max_decoding_length=self._limits.target_tokens + len(self._tokenizer.target_prefix),
                return_scores=True,
                use_vmap=True,  # the model's shortlist, where it has one
                return_attention=True,
                num_hypotheses=hypotheses,
                asynchronous=True,  # the first drafts are made while the last are translated
            )
            return [
                [self._draft(loaded, whole, used, result, rank) for rank in range(len(result.hypotheses))]
                for whole, used, result in zip(tokens, kept, (each.result() for each in running), strict=True)
            ]
        except (RuntimeError, ValueError, MemoryError) as error:
            raise EngineError(f"the engine stopped: {error}") from error

    def _draft(
        self,
        loaded: _Loaded,
        whole: list[str],
        used: list[str],
        result: ctranslate2.TranslationResult,
        rank: int,
    ) -> Draft:
        before, forced = len(self._tokenizer.source_prefix), len(self._tokenizer.target_prefix)
        hypothesis = loaded.pieces.set_well(result.hypotheses[rank][forced:])
        attention = [row[before : before + len(used)] for row in result.attention[rank][forced:]]
        return Draft(
            english=loaded.pieces.decode(hypothesis),
            score=round(min(0.0, result.scores[rank]), _SCORE_DIGITS),
            source_tokens=len(whole),
            target_tokens=len(hypothesis),
            cut=len(used) < len(whole) or len(hypothesis) >= self._limits.target_tokens,
            links=link_words(used, hypothesis, attention),
        )


def _different(drafts: Sequence[Draft]) -> list[Draft]:
    """Those that differ in more than capitals, stops and articles, which a beam is full of."""
    found: dict[tuple[str, ...], Draft] = {}
    for draft in drafts:
        words = ("".join(filter(str.isalnum, word)) for word in draft.english.casefold().split())
        if key := tuple(word for word in words if word and word not in _ARTICLES):
            found.setdefault(key, draft)
    return list(found.values())
