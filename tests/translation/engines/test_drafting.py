from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from naba_translation.article import Draft, Kind, Sentence
from naba_translation.engines.drafting import BATCH_WORDS, copied, key_of, translate_all
from naba_translation.engines.signature import Decoding


class Echo:
    """Says each text back, and remembers the batches; what is tested is the planning around it."""

    signature = "echo"

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def translate(self, texts: Sequence[str], *, decoding: Decoding | None = None) -> list[Draft]:
        self.batches.append(list(texts))
        return [
            Draft(text, -float(len(text.split())), len(text.split()), len(text.split())) for text in texts
        ]

    def close(self) -> None:
        self.batches.clear()


words = st.lists(st.sampled_from(["قال", "الوزير", "الميناء", "و", "في", "،"]), min_size=1, max_size=150)
articles = st.lists(words.map(" ".join), max_size=40).map(
    lambda texts: {key_of(text): text for text in texts}
)


@given(articles)
def test_every_text_comes_back_once_and_whole(texts: dict[str, str]) -> None:
    engine = Echo()
    batches = list(translate_all(engine, texts))
    made = [(key, draft) for batch in batches for key, draft in batch.drafts.items()]
    assert sorted(key for key, _ in made) == sorted(texts)
    for key, draft in made:
        assert draft.english.split() == texts[key].split()
        assert draft.target_tokens == len(texts[key].split())
    assert sum(batch.words for batch in batches) == sum(len(text.split()) for text in texts.values())


@given(articles)
def test_batches_are_of_like_lengths_and_bounded(texts: dict[str, str]) -> None:
    batches = list(translate_all(Echo(), texts))
    longest = max((len(text.split()) for text in texts.values()), default=0)
    assert all(batch.words <= max(BATCH_WORDS, longest) for batch in batches)
    lengths = [[len(texts[key].split()) for key in batch.drafts] for batch in batches]
    assert [n for some in lengths for n in some] == sorted(
        (n for some in lengths for n in some), reverse=True
    )


def test_the_score_of_parts_is_that_of_one_long_output() -> None:
    text = " ".join(["قال"] * 90)
    ((batch),) = translate_all(Echo(), {key_of(text): text})
    (draft,) = batch.drafts.values()
    parts = draft.parts
    assert parts > 1
    assert draft.score * 90 == -sum(n * n for n in _part_lengths(text))


def _part_lengths(text: str) -> list[int]:
    engine = Echo()
    list(translate_all(engine, {key_of(text): text}))
    return [len(part.split()) for part in engine.batches[0]]


def test_what_has_no_arabic_word_stands_as_it_is_with_digits_that_can_be_read() -> None:
    texts = {"٣٥٠": "350", "١٬٢٥٠٫٥": "1,250.5", "۱۲٪": "12%", "250": "250", "Photo: “AFP”": "Photo: “AFP”"}
    for arabic, english in texts.items():
        draft = copied(Sentence(0, 0, 0, len(arabic), arabic))
        assert draft is not None
        assert draft.english == english
    assert copied(Sentence(0, 0, 0, 3, "250", Kind.FURNITURE)) is None
