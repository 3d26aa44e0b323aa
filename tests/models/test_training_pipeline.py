"""The whole way on a sample, as a person runs it: prepare, train, anneal, export, score, card, distil."""

from __future__ import annotations

import io
import itertools
import json
import random
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import sentencepiece

pytest.importorskip("torch", reason="torch is not installed: packaging/lock/train.txt")

from naba_models import load_model, verify
from naba_training import checkpoint, vocabulary
from naba_training.__main__ import main

pytestmark = [pytest.mark.training, pytest.mark.timeout(3600)]
"""All trainings end by their updates, not by the clock: a busy core without bf16 units takes ten times as long."""

WHO = "الوزير the minister|الرئيس the president|السفير the ambassador|القاضي the judge|النائب the deputy"
DID = "زار visited|غادر left|وصف described|حاصر besieged|تذكر remembered"
WHERE = "المدينة the city|القرية the village|الميناء the port|المطار the airport|الحدود the border"
WHEN = "جدا indeed|أمس yesterday|اليوم today|صباحا early|ليلا at night|سرا in secret|مرتين twice"
PAIRS = [
    (f"{did} {who} {where} {when} {again}", f"{o} {d} {e} {n} {g}")
    for (who, o), (did, d), (where, e), (when, n), (again, g) in itertools.product(
        *([entry.split(" ", 1) for entry in table.split("|")] for table in (WHO, DID, WHERE, WHEN, WHEN))
    )
    if when != again
]  # verb first in Arabic, second in English: words have to be found, not copied in order


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sources (2,000 pairs), a vocabulary, a stand-in for e5's weights, and a test set of 40 pairs."""
    folder = tmp_path_factory.mktemp("workshop")
    pairs = random.Random(5).sample(PAIRS, 2040)
    (folder / "data").mkdir()
    for name, part in (("news", pairs[40:1540]), ("names", pairs[1500:])):
        lines = "".join(f"{arabic}\t{english}\tmade up\n" for arabic, english in part)
        (folder / "data" / f"{name}.tsv").write_text(lines, encoding="utf-8")
    (folder / "sets").mkdir()
    for column, ending in enumerate(("ar", "en")):
        lines = "".join(pair[column] + "\n" for pair in pairs[:40])
        (folder / "sets" / f"dev.{ending}").write_text(lines, encoding="utf-8")
    (folder / "sets" / "dev.mute.en").write_text("the\n" * 40, encoding="utf-8")
    (folder / "mixture.toml").write_text(
        '[[source]]\nname = "news"\nweight = 1.5\n[[source]]\nname = "names"\nweight = 0.5\nshort = true\n',
        encoding="utf-8",
    )
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(side for pair in pairs for side in pair), model_writer=model, vocab_size=400,
        model_type="word", hard_vocab_limit=False, bos_id=0, pad_id=1, eos_id=2, unk_id=3, minloglevel=2,
    )  # fmt: skip
    vocabulary.model_path(folder / "v").write_bytes(model.getvalue())
    size = vocabulary.load(folder / "v").get_piece_size()
    rng = np.random.default_rng(0)
    made = {"emb": rng.normal(0, 1, (size, 384)), "pos": rng.normal(0, 0.1, (512, 384))}
    made |= {"eln.w": np.ones(384), "eln.b": np.zeros(384)}
    shapes = [*((name, 384, 384) for name in ("q", "k", "v", "ao")), ("fi", 1536, 384), ("fo", 384, 1536)]
    for name, outputs, inputs in shapes:
        made |= {
            f"l0.{name}.w": rng.normal(0, inputs**-0.5, (outputs, inputs)),
            f"l0.{name}.b": np.zeros(outputs),
        }
    for name in ("aln", "oln"):
        made |= {f"l0.{name}.w": np.ones(384), f"l0.{name}.b": np.zeros(384)}
    np.savez(folder / "e5.npz", **{name: array.astype(np.float32) for name, array in made.items()})
    return folder


def run(*words: object) -> None:
    assert main([str(word) for word in words]) == 0


def updates(log: Path) -> list[tuple[int, float]]:
    return [(int(row.split(",")[0]), float(row.split(",")[1])) for row in log.read_text().splitlines()[1:]]


def test_the_whole_way(workshop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    w, mixture = workshop, ("--mixture", workshop / "mixture.toml")
    size = vocabulary.load(w / "v").get_piece_size()

    run("prepare", w / "parts", "--data", w / "data", "--vocab", w / "v", "--exclude", w / "sets", *mixture)
    said = capsys.readouterr().out
    assert re.search(r"names: \d+ pairs, \d+ held back; dropped: 40 repeated", said)
    assert sum(int(count) for count in re.findall(r": (\d+) pairs", said)) > 1900

    shape = ("--encoder-layers", 1, "--decoder-layers", 1, "--vocabulary", size)
    common = ("train", "--data", w / "parts", "--log", w / "m.csv", "--tokens", 1000, *mixture)
    run(
        *(*common, "--start", w / "e5.npz", "--out", w / "m.pt", *shape, "--negatives", 20, "--rate", 1.5e-3),
        *(
            "--encoder-rate",
            1,
            "--warm",
            30,
            "--total",
            120,
            "--floor",
            0.7,
            "--minutes",
            60,
            "--report-every",
            20,
        ),
    )
    logged = updates(w / "m.csv")
    assert [update for update, _ in logged] == list(range(20, 121, 20))
    assert logged[-1][1] < 0.5 * logged[0][1]

    run(
        *(
            *common,
            "--resume",
            w / "m.pt",
            "--out",
            w / "a.pt",
            "--anneal",
            30,
            "--rate",
            6e-4,
            "--minutes",
            60,
        ),
        *("--report-every", 10, "--snapshots", 2, "--save-minutes", 0.02),
    )
    assert [update for update, _ in updates(w / "m.csv")][-3:] == [130, 140, 150]
    snapshots = sorted(w.glob("a-*.pt"))
    assert len(snapshots) == 2
    assert snapshots[-1].name == "a-0000150.pt"

    run("shortlist", w / "vmap.txt", "--data", w / "parts", "--vocab", w / "v", "--frequent", 8, *mixture)
    run(
        "export",
        *snapshots,
        "--shortlist",
        w / "vmap.txt",
        "--vocab",
        w / "v",
        "--out",
        w / "model",
        "--version",
        "t1",
    )
    verify(load_model(w / "model"))
    run("score", w / "model", "--test", w / "sets" / "dev", "--held", w / "parts", "--out", w / "scores.json")
    scores = json.loads((w / "scores.json").read_text(encoding="utf-8"))
    ours = scores["tests"]["dev"]["systems"]["naba"]
    assert ours["bleu"] > 60  # the sentences are new, their words are not
    assert ours["loops"] == ours["empty"] == 0
    assert set(scores["domains"]) == {"news", "names"}

    run(
        "export",
        w / "a.pt",
        "--vocab",
        w / "v",
        "--out",
        w / "model",
        "--version",
        "t2",
        "--scores",
        w / "scores.json",
    )
    assert load_model(w / "model").manifest.scores["dev"]["bleu"] == round(ours["bleu"], 1)
    run("restore", w / "model", "--update", 150, "--out", w / "r.pt")
    assert checkpoint.load(w / "r.pt").update == 150
    run("export", w / "r.pt", "--vocab", w / "v", "--out", w / "again", "--version", "t2")
    assert (w / "again" / "model.bin").read_bytes() == (w / "model" / "model.bin").read_bytes()
    assert main(["restore", str(w / "data"), "--out", str(w / "no.pt")]) == 1
    run("card", w / "scores.json", "--out", w / "CARD.md")
    assert f"| {ours['bleu']:.1f} |" in (w / "CARD.md").read_text(encoding="utf-8")

    (w / "mono.txt").write_text("".join(f"{arabic}\n" for arabic, _ in PAIRS[:30]), encoding="utf-8")
    run("distill", "--text", w / "mono.txt", "--model", w / "model", "--out", w / "ct2.tsv")
    run(
        "distill",
        "--text",
        w / "mono.txt",
        "--checkpoint",
        w / "a.pt",
        "--vocab",
        w / "v",
        "--out",
        w / "torch.tsv",
    )
    by_engine, by_torch = (
        (w / name).read_text(encoding="utf-8").splitlines() for name in ("ct2.tsv", "torch.tsv")
    )
    assert len(by_engine) == len(by_torch) == 30
    assert (
        sum(a == b for a, b in zip(by_engine, by_torch, strict=True)) >= 24
    )  # beam against greedy, int8 against float
    run("distill", "--data", w / "parts", "--checkpoint", w / "a.pt", "--out", w / "taught.npz", *mixture)
    run(
        *(
            "train",
            "--data",
            w / "taught.npz",
            "--resume",
            w / "a.pt",
            "--out",
            w / "s.pt",
        ),
        *("--anneal", 2, "--tokens", 1000, *mixture),
    )
    run("plot", w / "m.csv", "--out", w / "loss.png")


def test_two_processes_are_one_training(workshop: Path) -> None:
    """Processes with batches of their own average their gradients: one log, one checkpoint."""
    w = workshop
    run("prepare", w / "both", "--data", w / "data", "--vocab", w / "v", "--mixture", w / "mixture.toml")
    command = [
        *("train", "--data", w / "both", "--mixture", w / "mixture.toml", "--start", w / "e5.npz"),
        *(
            "--vocabulary",
            vocabulary.load(w / "v").get_piece_size(),
            "--encoder-layers",
            1,
            "--decoder-layers",
            1,
        ),
        *("--out", w / "b.pt", "--log", w / "b.csv", "--tokens", 300, "--processes", 2),
        *("--total", 8, "--warm", 4, "--report-every", 4, "--minutes", 60),
    ]
    subprocess.run([sys.executable, "-m", "naba_training", *map(str, command)], check=True)
    assert [update for update, _ in updates(w / "b.csv")] == [4, 8]
    assert checkpoint.load(w / "b.pt").update == 8


def test_a_stop_file_ends_the_training_with_a_save(workshop: Path) -> None:
    w = workshop
    run("prepare", w / "ends", "--data", w / "data", "--vocab", w / "v", "--mixture", w / "mixture.toml")
    (w / "e.pt.stop").touch()
    run(
        *(
            "train",
            "--data",
            w / "ends",
            "--mixture",
            w / "mixture.toml",
            "--start",
            w / "e5.npz",
            "--tokens",
            300,
        ),
        *(
            "--vocabulary",
            vocabulary.load(w / "v").get_piece_size(),
            "--encoder-layers",
            1,
            "--decoder-layers",
            1,
        ),
        *("--out", w / "e.pt", "--dropout", 0.1, "--r-drop", 0.5, "--accumulate", 2),
    )
    assert checkpoint.load(w / "e.pt").update == 1
    assert not (w / "e.pt.stop").exists()  # the next training would end at once too
