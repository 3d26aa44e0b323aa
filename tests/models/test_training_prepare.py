"""Preparing training text: what is kept, what is dropped, and that a second run gives the same."""

from __future__ import annotations

import io
import json
import lzma
from pathlib import Path

import numpy as np
import pytest
import sentencepiece
from hypothesis import given
from hypothesis import strategies as st

from naba_training import clean, corpus, shortlist, vocabulary
from naba_training.errors import TrainingError
from naba_training.mixture import Source, read_mixture
from naba_training.prepare import Part, prepare
from naba_training.schedule import Anneal, Cosine, Timed

PAIRS = [
    (f"وصل {n} مسافرا إلى المدينة صباح اليوم", f"{n} travellers reached the city this morning")
    for n in range(11, 400)
]


@pytest.fixture(scope="module")
def vocab(tmp_path_factory: pytest.TempPathFactory) -> Path:
    stem = tmp_path_factory.mktemp("vocab") / "v"
    text = [side for pair in PAIRS for side in pair]
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text), model_writer=model, vocab_size=120, hard_vocab_limit=False,
        bos_id=0, pad_id=1, eos_id=2, unk_id=3, minloglevel=2,
    )  # fmt: skip
    vocabulary.model_path(stem).write_bytes(model.getvalue())
    return stem


def write(folder: Path, name: str, pairs: list[tuple[str, str]]) -> None:
    folder.mkdir(exist_ok=True)
    lines = "".join(f"{arabic}\t{english}\tsomewhere\n" for arabic, english in pairs)
    (folder / f"{name}.tsv.xz").write_bytes(lzma.compress(lines.encode()))


def run(folder: Path, vocab: Path, *names: str, exclude: tuple[Path, ...] = ()) -> dict[str, Part]:
    sources = [Source(name, 1.0, short=name == "names") for name in names]
    parts = prepare(
        sources, data=folder / "data", vocab=vocab, out=folder / "out", exclude=exclude, report=lambda _: None
    )
    return {part.name: part for part in parts}


def decoded(path: Path, vocab: Path) -> set[tuple[str, str]]:
    """Every pair of a part, as text."""
    loaded, pieces = corpus.load([path], {path.stem: 1.0}), vocabulary.load(vocab)
    return {
        (
            pieces.decode(loaded.source[loaded.source_at[i] : loaded.source_at[i + 1]].tolist()),
            pieces.decode(loaded.target[loaded.target_at[i] : loaded.target_at[i + 1]].tolist()),
        )
        for i in range(len(loaded))
    }


def test_every_pair_is_learned_from_or_held_back_and_never_both(tmp_path: Path, vocab: Path) -> None:
    write(tmp_path / "data", "news", PAIRS)
    part = run(tmp_path, vocab, "news")["news"]
    held = {tuple(line.split("\t")) for line in (tmp_path / "out" / "news.held.tsv").read_text().splitlines()}
    learned = decoded(tmp_path / "out" / "news.npz", vocab)
    assert learned | held == set(PAIRS)
    assert not learned & held
    assert (part.pairs, part.held) == (len(learned), len(held))
    assert held


def test_evaluation_sentences_are_dropped_in_any_spelling(tmp_path: Path, vocab: Path) -> None:
    write(tmp_path / "data", "news", PAIRS)
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "dev.ar").write_text("وصَل ٥٠ مسافرًا إلى المدينة، صباح اليوم!\n", encoding="utf-8")
    part = run(tmp_path, vocab, "news", exclude=(tmp_path / "sets",))["news"]
    assert part.dropped["evaluation"] == 1
    assert not any(english.startswith("50 ") for _, english in decoded(tmp_path / "out" / "news.npz", vocab))


def test_a_pair_is_taken_once_across_files_and_punctuation(tmp_path: Path, vocab: Path) -> None:
    write(tmp_path / "data", "first", PAIRS[:50])
    write(tmp_path / "data", "second", [(f"{a}.", f"{e}!") for a, e in PAIRS[:60]])
    parts = run(tmp_path, vocab, "first", "second")
    assert parts["second"].dropped["repeated"] == 50
    assert parts["second"].pairs + parts["second"].held == 10


def test_a_second_run_keeps_finished_parts_and_makes_missing_ones_the_same(
    tmp_path: Path, vocab: Path
) -> None:
    for name, pairs in (("first", PAIRS[:100]), ("second", PAIRS[50:200]), ("third", PAIRS[150:])):
        write(tmp_path / "data", name, pairs)
    names = ("first", "second", "third")
    before = run(tmp_path, vocab, *names)
    files = {path: path.read_bytes() for path in (tmp_path / "out").glob("*.npz")}
    stamp = (tmp_path / "out" / "third.json").stat().st_mtime_ns
    (tmp_path / "out" / "second.json").unlink()  # as if killed before the part was whole
    (tmp_path / "out" / "second.npz").write_bytes(b"half")
    assert run(tmp_path, vocab, *names) == before
    assert {path: path.read_bytes() for path in files} == files
    assert (tmp_path / "out" / "third.json").stat().st_mtime_ns == stamp


def test_a_changed_file_is_prepared_anew_and_so_is_what_follows(tmp_path: Path, vocab: Path) -> None:
    write(tmp_path / "data", "first", PAIRS[:100])
    write(tmp_path / "data", "second", PAIRS[:200])
    assert run(tmp_path, vocab, "first", "second")["second"].dropped["repeated"] == 100
    write(tmp_path / "data", "first", PAIRS[:10])
    assert run(tmp_path, vocab, "first", "second")["second"].dropped["repeated"] == 10


@pytest.mark.parametrize(
    ("arabic", "english", "reason"),
    [
        ("قال الوزير إن الاجتماع تأجل", "The minister said the meeting was postponed", None),
        ("قال الوزير إن الاجتماع تأجل", "The minister said الاجتماع was postponed", "language"),
        ("The minister", "The minister said the meeting was postponed", "language"),
        ("الوزير", "Minister", "short"),
        (
            "قال الوزير",
            "The minister said that the meeting of the council was postponed to next week",
            "ratio",
        ),
        ("قتل 35 شخصا", "53 people were killed", "numbers"),
        ("كلمة " * 91, "word " * 91, "long"),
    ],
)
def test_what_makes_a_pair_unfit(arabic: str, english: str, reason: str | None) -> None:
    assert clean.fault(arabic, english, short=False) == reason


def test_english_is_written_with_plain_marks() -> None:
    assert clean.clean_target("“It’s over” –\u200b he&nbsp;said…") == '"It\'s over" - he said...'


def test_a_broken_part_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.npz").write_bytes(b"PK\x03\x04 cut short")
    with pytest.raises(TrainingError, match=r"bad\.npz"):
        corpus.load([tmp_path], {"bad": 1.0})


def test_parts_of_no_weight_are_left_out(tmp_path: Path, vocab: Path) -> None:
    write(tmp_path / "data", "first", PAIRS[:100])
    write(tmp_path / "data", "second", PAIRS[100:])
    parts = run(tmp_path, vocab, "first", "second")
    loaded = corpus.load([tmp_path / "out"], {"first": 2.5, "second": 0.0})
    assert len(loaded) == parts["first"].pairs
    assert set(loaded.weight.tolist()) == {2.5}


def test_one_pass_draws_pairs_as_often_as_they_weigh(tmp_path: Path, vocab: Path) -> None:
    write(tmp_path / "data", "first", PAIRS[:200])
    write(tmp_path / "data", "second", PAIRS[200:])
    run(tmp_path, vocab, "first", "second")
    loaded = corpus.load([tmp_path / "out"], {"first": 3.0, "second": 0.5})
    heavy, light = int((loaded.weight == 3.0).sum()), int((loaded.weight == 0.5).sum())
    drawn = np.zeros(len(loaded), int)
    batches = corpus.batches(loaded, tokens=500, rng=np.random.default_rng(0))
    while drawn.sum() < 3 * heavy:  # a pass is at least that long
        np.add.at(drawn, next(batches), 1)
    assert drawn[loaded.weight == 3.0].max() == 3
    assert 0.3 * light < drawn[loaded.weight == 0.5].sum() < 0.7 * light


@given(
    lengths=st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), min_size=1, max_size=80),
    tokens=st.integers(10, 400),
)
def test_batches_hold_every_pair_and_fit(lengths: list[tuple[int, int]], tokens: int) -> None:
    ends = np.cumsum([(0, 0), *lengths], axis=0)
    ids = [np.arange(total, dtype=np.uint16) % 90 + 4 for total in ends[-1]]
    made = corpus.Corpus(ids[0], ids[1], ends[:, 0], ends[:, 1], np.ones(len(lengths), np.float32))
    batches, seen = corpus.batches(made, tokens=tokens, rng=np.random.default_rng(1)), list[int]()
    while len(seen) < len(lengths):
        indices = next(batches)
        batch = corpus.assemble(made, indices)
        widest = max(batch.source.shape[1], batch.read.shape[1])
        assert len(indices) == 1 or widest * len(indices) <= tokens
        for row, i in enumerate(indices):
            source = made.source[made.source_at[i] : made.source_at[i + 1]].tolist()
            target = made.target[made.target_at[i] : made.target_at[i + 1]].tolist()
            assert [t for t in batch.source[row].tolist() if t != vocabulary.PAD] == [0, *source, 2]
            assert [t for t in batch.read[row].tolist() if t != vocabulary.PAD] == [2, *target]
            assert [t for t in batch.write[row].tolist() if t != vocabulary.PAD] == [*target, 2]
        seen += indices.tolist()
    assert sorted(seen) == list(range(len(lengths)))


def test_a_vocabulary_is_cut_to_what_the_text_needs(tmp_path: Path) -> None:
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁", *letters, "▁the", "▁city", "▁zebra", "<mask>"]
    scores = [0.0] * 5 + [-9.0] * 26 + [-1.0, -2.0, -3.0, 0.0]
    share = vocabulary.trim(
        tmp_path / "v", ["the city the city the"] * 3, pieces=pieces, scores=scores, size=7
    )
    kept = vocabulary.load(tmp_path / "v")
    assert [kept.id_to_piece(i) for i in range(kept.get_piece_size())] == [
        "<s>", "<pad>", "</s>", "<unk>", "▁the", "▁city",
    ]  # fmt: skip
    assert vocabulary.rows(tmp_path / "v", pieces).tolist() == [0, 1, 2, 3, 31, 32]
    with pytest.raises(TrainingError, match="▁city"):
        vocabulary.rows(tmp_path / "v", pieces[:-3])
    assert share == 1.0


def test_a_vocabulary_with_other_special_pieces_is_refused(tmp_path: Path) -> None:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["one two three four"] * 9),
        model_writer=model,
        vocab_size=20,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    (tmp_path / "v.model").write_bytes(model.getvalue())
    with pytest.raises(TrainingError, match="special pieces"):
        vocabulary.load(tmp_path / "v")


def test_a_shortlist_has_what_goes_together_and_what_is_everywhere(tmp_path: Path, vocab: Path) -> None:
    pieces = vocabulary.load(vocab)
    everywhere, wanted = [4, 5], {20: 50, 21: 51, 22: 52}  # target pieces; source piece → its translation
    rows = [([source, 30], [*everywhere, target]) for source, target in wanted.items()] * 4
    rows += [([23], [53])]  # once may be chance
    ends = np.cumsum([(0, 0), *((len(s), len(t)) for s, t in rows)], axis=0)
    flat = [np.concatenate([np.array(row[side], np.uint16) for row in rows]) for side in (0, 1)]
    made = corpus.Corpus(flat[0], flat[1], ends[:, 0], ends[:, 1], np.ones(len(rows), np.float32))
    out = tmp_path / "vmap.txt"
    shortlist.write(made, out, pieces=pieces, pairs=100, candidates=3, frequent=2)
    lines = dict(line.split("\t") for line in out.read_text(encoding="utf-8").splitlines())
    name = pieces.id_to_piece
    assert lines.pop("") == f"{name(4)} {name(5)}"
    assert lines.pop(name(30)) == " ".join(name(i) for i in (50, 51, 52))
    assert lines == {name(source): name(target) for source, target in wanted.items()}


def test_the_mixture_of_the_project_can_be_read() -> None:
    sources = read_mixture(Path(clean.__file__).parents[1] / "mixture.toml")
    assert {source.name for source in sources if source.short} == {"names", "lexicon", "po_labels"}
    assert all(source.weight > 0 for source in sources)


def test_a_mixture_with_a_name_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text('[[source]]\nname = "a"\nweight = 1\n' * 2, encoding="utf-8")
    with pytest.raises(TrainingError, match="twice"):
        read_mixture(tmp_path / "m.toml")


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="news"):
        Source("news", 1.0, short=False).find(tmp_path)


def test_the_fingerprint_tells_what_the_counts_belong_to(tmp_path: Path, vocab: Path) -> None:
    write(tmp_path / "data", "news", PAIRS[:20])
    part = run(tmp_path, vocab, "news")["news"]
    stored = json.loads((tmp_path / "out" / "news.json").read_text())
    assert stored["fingerprint"] == part.fingerprint
    assert len(part.fingerprint) == 64


def test_the_rate_rises_falls_and_stays_at_its_floor() -> None:
    rate = Cosine(peak=1.0, warm=10, total=100, floor=0.1).rate
    assert rate(0) == pytest.approx(0.1)
    assert rate(9) == pytest.approx(1.0, abs=0.03)
    assert rate(50) == pytest.approx(0.5)
    assert rate(100) == rate(1000) == pytest.approx(0.1)


def test_without_optimizer_state_the_rate_rises_again() -> None:
    rate = Cosine(peak=1.0, warm=10, total=1000, begin=500).rate
    assert rate(500) == pytest.approx(0.1)
    assert rate(520) == pytest.approx(Cosine(peak=1.0, warm=10, total=1000).rate(520))


def test_the_rate_may_follow_the_clock() -> None:
    seconds = iter([0.0, 300.0, 600.0, 900.0])
    schedule = Timed(1.0, 10, minutes=10.0, floor=0.1, begin=100, started=0.0, clock=seconds.__next__)
    assert schedule.rate(100) == pytest.approx(0.1)
    assert schedule.rate(500) == pytest.approx(0.5)
    assert schedule.rate(501) == schedule.rate(10**9) == pytest.approx(0.1)


def test_annealing_ends_at_zero() -> None:
    schedule = Anneal(peak=0.5, updates=20, begin=100)
    assert schedule.rate(100) == 0.5
    assert schedule.rate(schedule.ends()) == 0.0
