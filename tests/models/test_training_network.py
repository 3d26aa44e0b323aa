"""The network and what trains it, compared with plain definitions and with what CTranslate2 makes of it."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: packaging/lock/train.txt")

import sentencepiece  # noqa: E402

from naba_models import ModelDamaged, verify  # noqa: E402
from naba_training import checkpoint, corpus, decode, distill, loss, vocabulary  # noqa: E402
from naba_training.checkpoint import Checkpoint  # noqa: E402
from naba_training.converter import NabaConverter  # noqa: E402
from naba_training.errors import TrainingError  # noqa: E402
from naba_training.export import export  # noqa: E402
from naba_training.network import Translator  # noqa: E402
from naba_training.optimizer import MasterAdamW  # noqa: E402

pytestmark = pytest.mark.training

PIECES = 60
torch.set_num_threads(1)  # with another load on the cores, more are far slower

SOURCES = [np.array(ids) for ids in ([5, 9, 31], [7], [40, 41, 42, 43, 44, 45, 12], [33, 9, 9, 9])]


@pytest.fixture(scope="module")
def network() -> Translator:
    """Random weights, bent so that translations differ in length with the source, and one has no end."""
    torch.manual_seed(3)
    made = Translator(PIECES, encoder_layers=2, decoder_layers=2).eval()
    with torch.no_grad():
        made.emb.weight.normal_(0, 1)
        for layer in made.dec:
            layer.c.o.weight.mul_(16)
        position, end = torch.arange(512), made.demb.weight[vocabulary.EOS]
        made.dpos.weight.copy_(25 * made.demb.weight[4 + position % 56])
        made.dpos.weight.add_((position[:, None] - 3).clamp(min=0) * 6 * end)
        made.dpos.weight[0] -= 30 * end
    return made


def whole(network: Translator) -> Checkpoint:
    return Checkpoint(dict(network.state_dict()), 7, 2, 2, PIECES)


def greedy_by_definition(network: Translator, source: np.ndarray) -> list[int]:
    """One sentence, the whole decoder again for each piece."""
    x = torch.tensor([[0, *source.tolist(), 2]])
    written = [vocabulary.EOS]
    while len(written) <= decode.target_limit(len(source)):
        logits = (network(x, torch.tensor([written])) @ network.demb.weight.T)[0, -1]
        logits[[vocabulary.BOS, vocabulary.PAD, vocabulary.UNK]] = -torch.inf
        written.append(int(logits.argmax()))
        if written[-1] == vocabulary.EOS:
            return written[1:-1]
    return []


def test_batched_greedy_decoding_is_decoding_one_by_one(network: Translator) -> None:
    with torch.inference_mode():
        expected = [greedy_by_definition(network, source) for source in SOURCES]
    assert len({len(ids) for ids in expected}) == len(SOURCES)
    assert decode.greedy(network, SOURCES, device="cpu") == expected


def test_a_sentence_that_never_ends_comes_back_empty(network: Translator) -> None:
    endless = whole(network).network().eval()
    with torch.no_grad():
        endless.dn.weight.zero_()
        endless.dn.bias.copy_(endless.demb.weight[20])  # whatever was read, piece 20 is the likeliest
    assert decode.greedy(endless, SOURCES, device="cpu") == [[]] * len(SOURCES)


def test_ctranslate2_says_what_the_network_says(network: Translator, tmp_path: Path) -> None:
    import ctranslate2

    pieces = ["<s>", "<pad>", "</s>", "<unk>", *(f"p{i}" for i in range(4, PIECES))]
    NabaConverter(whole(network), pieces).convert(str(tmp_path / "ct2"))
    translator = ctranslate2.Translator(str(tmp_path / "ct2"), compute_type="float32", intra_threads=1)
    for source in SOURCES:
        ours = [0, *source.tolist(), 2]
        y = torch.tensor([[vocabulary.EOS, 30, 31, 32]])
        with torch.inference_mode():
            logits = network(torch.tensor([ours]), y) @ network.demb.weight.T
            scores = torch.log_softmax(logits[0], -1)
        expected = [float(scores[i, piece]) for i, piece in enumerate([30, 31, 32, vocabulary.EOS])]
        result = translator.score_batch([[pieces[i] for i in source]], [["p30", "p31", "p32"]])[0]
        assert result.log_probs == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("chunk", [1, 4, 100])
def test_chunked_loss_is_the_plain_loss_with_its_gradients(chunk: int) -> None:
    torch.manual_seed(0)
    hidden, weight = torch.randn(11, 8, requires_grad=True), torch.randn(17, 8, requires_grad=True)
    target = torch.randint(17, (11,))
    value, nll = loss.cross_entropy(hidden, weight, target, smoothing=0.1, chunk=chunk)
    value.backward()
    ours = hidden.grad.clone(), weight.grad.clone()
    hidden.grad = weight.grad = None
    plain = torch.nn.functional.cross_entropy(hidden @ weight.T, target, label_smoothing=0.1)
    plain.backward()
    assert value.item() == pytest.approx(plain.item(), rel=1e-5)
    likelihood = torch.nn.functional.cross_entropy(hidden @ weight.T, target)
    assert nll.item() == pytest.approx(likelihood.item(), rel=1e-5)
    assert torch.allclose(ours[0], hidden.grad, atol=1e-6)
    assert torch.allclose(ours[1], weight.grad, atol=1e-6)


def test_divergence_is_that_of_both_directions() -> None:
    torch.manual_seed(0)
    a, b, weight = torch.randn(5, 4), torch.randn(5, 4), torch.randn(9, 4)
    p, q = torch.log_softmax(a @ weight.T, -1), torch.log_softmax(b @ weight.T, -1)
    kl = torch.nn.functional.kl_div
    both = kl(p, q, log_target=True, reduction="sum") + kl(q, p, log_target=True, reduction="sum")
    assert float(loss.divergence(a, b, weight, chunk=2)) == pytest.approx(float(both) / 2 / 5, rel=1e-5)
    assert float(loss.divergence(a, a, weight, chunk=2)) == 0.0


def test_the_optimizer_goes_on_where_it_stopped(network: Translator) -> None:
    """Two updates at once, and two with a save and a load between, give the same weights."""

    def gradients(net: Translator, seed: int) -> None:
        for parameter, other in zip(net.parameters(), network.parameters(), strict=True):
            parameter.grad = (other.detach() * seed + 0.01).bfloat16()

    def fresh() -> tuple[Translator, MasterAdamW]:
        net = whole(network).network().bfloat16()
        return net, MasterAdamW(net, encoder_rate=0.25)

    net, straight = fresh()
    for seed in (1, 2):
        gradients(net, seed)
        straight.step(1e-3)
    net, first = fresh()
    gradients(net, 1)
    first.step(1e-3)
    weights, state = first.weights(), first.state()
    other, second = fresh()
    second.load_weights(weights)
    second.load_state(state)
    gradients(other, 2)
    second.step(1e-3)
    for name, expected in straight.weights().items():
        assert torch.equal(second.weights()[name], expected), name


def test_what_came_from_e5_moves_a_quarter_as_fast(network: Translator) -> None:
    net = whole(network).network()
    optimizer = MasterAdamW(net, encoder_rate=0.25, decay=0.0)
    before = optimizer.weights()
    for parameter in net.parameters():
        parameter.grad = torch.ones_like(parameter)
    optimizer.step(1e-3)
    moved = {name: float((weight - before[name]).abs().max()) for name, weight in optimizer.weights().items()}
    assert moved["enc.0.a.q.weight"] == pytest.approx(moved["dec.0.a.q.weight"] / 4, rel=0.05)


def test_checkpoints_keep_what_they_were_given(network: Translator, tmp_path: Path) -> None:
    checkpoint.save(whole(network), tmp_path / "m.pt")
    loaded = checkpoint.load(tmp_path / "m.pt")
    assert (loaded.update, loaded.encoder_layers, loaded.decoder_layers, loaded.vocabulary) == (
        7,
        2,
        2,
        PIECES,
    )
    assert all(torch.equal(loaded.weights[name], tensor) for name, tensor in network.state_dict().items())
    assert not (tmp_path / "m.pt.tmp").exists()


def test_packed_checkpoints_are_half_as_large(network: Translator, tmp_path: Path) -> None:
    checkpoint.save(whole(network), tmp_path / "m.pt")
    checkpoint.save(checkpoint.pack(whole(network)), tmp_path / "p.pt")
    assert (tmp_path / "p.pt").stat().st_size < 0.55 * (tmp_path / "m.pt").stat().st_size
    assert checkpoint.load(tmp_path / "p.pt").network().dn.weight.dtype == torch.float32


def test_averages_are_means_of_one_shape(network: Translator) -> None:
    first = whole(network)
    second = Checkpoint({name: tensor + 2 for name, tensor in first.weights.items()}, 9, 2, 2, PIECES)
    mean = checkpoint.average([first, second])
    assert mean.update == 9
    assert torch.allclose(mean.weights["dn.bias"], first.weights["dn.bias"] + 1)
    with pytest.raises(TrainingError, match="shapes"):
        checkpoint.average([first, Checkpoint(first.weights, 7, 3, 2, PIECES)])


@pytest.mark.parametrize("content", [b"", b"not a checkpoint", b"PK\x03\x04"])
def test_a_file_that_is_no_checkpoint_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "m.pt").write_bytes(content)
    with pytest.raises(TrainingError, match=r"m\.pt"):
        checkpoint.load(tmp_path / "m.pt")


def test_the_encoder_starts_as_e5(network: Translator) -> None:
    """The layers asked for are e5's first; the decoder's rows are e5's, centred and brought to scale."""
    rng = np.random.default_rng(0)
    shapes = {"emb": (PIECES, 384), "pos": (512, 384), "eln.w": (384,), "eln.b": (384,)}
    for layer in range(3):
        shapes |= {f"l{layer}.{n}.w": (384, 384) for n in ("q", "k", "v", "ao")}
        shapes |= {f"l{layer}.{n}.b": (384,) for n in ("q", "k", "v", "ao", "fo", "aln", "oln")}
        shapes |= {f"l{layer}.fi.w": (1536, 384), f"l{layer}.fi.b": (1536,), f"l{layer}.fo.w": (384, 1536)}
        shapes |= {f"l{layer}.aln.w": (384,), f"l{layer}.oln.w": (384,)}
    trimmed = {name: rng.normal(3, 1, shape).astype(np.float32) for name, shape in shapes.items()}
    made = Translator(PIECES, encoder_layers=2, decoder_layers=1)
    made.start_from_e5(trimmed)
    assert np.array_equal(made.enc[1].f2.weight.detach().numpy(), trimmed["l1.fo.w"])
    assert np.array_equal(made.enc[0].n2.bias.detach().numpy(), trimmed["l0.oln.b"])
    rows = made.demb.weight.detach()
    assert float(rows.mean(0).abs().max()) < 1e-6
    assert float(rows.std()) == pytest.approx(384**-0.5, rel=1e-3)


@pytest.fixture
def vocab(tmp_path: Path) -> Path:
    """A vocabulary of PIECES pieces."""
    import io

    model = io.BytesIO()
    text = [f"{a}{b} {b}{a}{a} {a}{b}{a}{b}" for a in "abcdefghijuvwxyz" for b in "klmnopqrst"] * 3
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text), model_writer=model, vocab_size=PIECES, minloglevel=2,
        bos_id=0, pad_id=1, eos_id=2, unk_id=3,
    )  # fmt: skip
    (tmp_path / "v.model").write_bytes(model.getvalue())
    return tmp_path / "v"


def test_an_export_is_whole_and_replaces_the_one_before(
    network: Translator, tmp_path: Path, vocab: Path
) -> None:
    (tmp_path / "LICENCE.md").write_text("free", encoding="utf-8")
    checkpoint.save(whole(network), tmp_path / "m.pt")
    scores = {
        "tests": {"dev": {"systems": {"naba": {"bleu": 18.14, "chrf2++": 43.76}, "other": {"bleu": 1}}}}
    }

    def run(version: str) -> str:
        model = export(
            [tmp_path / "m.pt"],
            vocab=vocab,
            out=tmp_path / "out",
            version=version,
            licence=tmp_path / "LICENCE.md",
            made=datetime.date(2026, 11, 22),
            scores=scores,
        )
        assert model.manifest.scores == {"dev": {"bleu": 18.1, "chrf2++": 43.8}}
        named = {entry.path for entry in model.manifest.files}
        assert named == {path.name for path in model.folder.iterdir()} - {"manifest.json"}
        assert "LICENCE.md" in named
        verify(model)
        (model.folder / "LICENCE.md").write_text("mine", encoding="utf-8")
        with pytest.raises(ModelDamaged):
            verify(model)
        return model.manifest.version

    assert (run("1"), run("2")) == ("1", "2")
    assert not (tmp_path / "out.new").exists()


def test_a_vocabulary_of_another_size_is_refused(tmp_path: Path, vocab: Path) -> None:
    other = Translator(PIECES + 1, encoder_layers=2, decoder_layers=2)
    checkpoint.save(Checkpoint(dict(other.state_dict()), 1, 2, 2, PIECES + 1), tmp_path / "m.pt")
    (tmp_path / "LICENCE.md").touch()
    licence, made = tmp_path / "LICENCE.md", datetime.date(2026, 11, 22)
    with pytest.raises(TrainingError, match="pieces"):
        export([tmp_path / "m.pt"], vocab=vocab, out=tmp_path / "o", version="1", licence=licence, made=made)


def test_distilled_parts_are_what_the_teacher_says(network: Translator, tmp_path: Path) -> None:
    ends = np.cumsum([0, *(len(source) for source in SOURCES)])
    ids = np.concatenate(SOURCES).astype(np.uint16)
    given = corpus.Corpus(ids, ids, ends, ends, np.array([0.25, 1, 2, 4], np.float32))
    distill.distil_parts(given, tmp_path / "d.npz", network, device="cpu", tokens=12)
    made = corpus.load([tmp_path / "d.npz"], {})
    pairs = {
        tuple(made.source[made.source_at[i] : made.source_at[i + 1]].tolist()): made.target[
            made.target_at[i] : made.target_at[i + 1]
        ].tolist()
        for i in range(len(made))
    }
    said = decode.greedy(network, SOURCES, device="cpu")
    assert pairs == {tuple(s.tolist()): t for s, t in zip(SOURCES, said, strict=True) if 0 < len(t) <= 110}
    assert sorted(made.weight.tolist()) == [0.25, 2, 4]  # the second one's translation has no end


def test_distilling_text_goes_on_after_its_last_whole_line(tmp_path: Path) -> None:
    lines = [f"جملة رقم {i}" for i in range(5)]
    (tmp_path / "in.txt").write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    out = tmp_path / "out.tsv"
    out.write_text("جملة رقم 0\tkept\tdistilled\nجملة رقم 1\tcut sho", encoding="utf-8")
    assert (
        distill.distil_text(tmp_path / "in.txt", out, lambda asked: [f"made {line}" for line in asked]) == 5
    )
    rows = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row[0] for row in rows] == lines
    assert [row[1] for row in rows] == ["kept", *(f"made {line}" for line in lines[1:])]
