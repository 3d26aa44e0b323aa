"""Training: on CPU cores, best with bf16 matrix units, or on a GPU.

CPU: one thread a process and a process a core (with another load on the machine, OpenMP's barriers inside
one process are ruinous), gradients averaged over gloo; a softmax over the pieces of the batch and a sample of
the others, which spares a third of the time. Such a network scores 2 BLEU or more below what it can until it
has been annealed with the whole softmax. GPU: one process, large batches, the whole softmax throughout.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor, distributed, multiprocessing

from naba_training import checkpoint, corpus, e5, loss
from naba_training.checkpoint import Checkpoint
from naba_training.network import Translator
from naba_training.optimizer import MasterAdamW
from naba_training.options import TrainOptions
from naba_training.progress import Progress
from naba_training.resegment import Resegmenter
from naba_training.schedule import Anneal, Cosine, Timed
from naba_training.vocabulary import PAD

_CHUNK = {"cpu": 1024, "cuda": 16384}  # positions whose logits exist at once


def train(options: TrainOptions) -> Checkpoint:
    """Run until the time is over, the schedule ends or OUT.stop appears; the saved checkpoint is returned.

    The file OUT.stop is removed, so that it does not end the next training too.

    Raises:
        TrainingError: an option, the data or the checkpoint does not fit.
    """
    options.check()
    if options.processes == 1:
        _Worker(options, rank=0).run()
    else:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(port))  # read by gloo in the children
        multiprocessing.spawn(_child, args=(options,), nprocs=options.processes)
    return checkpoint.load(options.out)


def number_type(device: str) -> torch.dtype:
    """bf16 where the device has units that multiply it, else float32.

    A processor without such units converts each number: one core of a Cascade Lake was seen to do 16 GFLOP/s in bf16
    and 67 in float32, one of a Sapphire Rapids some 800 in bf16.
    """
    if device != "cpu":
        return torch.bfloat16
    able = torch.cpu.get_capabilities()
    return torch.bfloat16 if able.get("amx_bf16") or able.get("avx512_bf16") else torch.float32


def _child(rank: int, options: TrainOptions) -> None:
    distributed.init_process_group("gloo", rank=rank, world_size=options.processes)
    try:
        _Worker(options, rank=rank).run()
        distributed.barrier()  # a process that ends while the first one saves may take it along: seen once
    finally:
        distributed.destroy_process_group()


class _Worker:
    """One process of a run; rank 0 reports and saves."""

    def __init__(self, options: TrainOptions, *, rank: int) -> None:
        self.options = options
        self.rank = rank
        torch.set_num_threads(options.threads)
        torch.manual_seed(options.seed * 1000 + rank)
        self.corpus = corpus.load(options.data, options.weights)
        self.update = 0
        network, resumed = self._network()
        self.network = network.to(options.device, number_type(options.device)).train()
        self.optimizer = MasterAdamW(self.network, encoder_rate=options.encoder_rate)
        begin = 0
        if resumed is not None:
            self.optimizer.load_weights(resumed.weights)
            if resumed.optimizer is not None:
                self.optimizer.load_state(resumed.optimizer)
            else:
                begin = self.update
        self.schedule = self._schedule(begin)
        self.rng = np.random.default_rng(options.seed * 1000 + self.update * 17 + rank)
        self.resegment = (
            Resegmenter(
                options.pieces, share=options.resegment, seed=options.seed * 1000 + self.update + rank
            )
            if options.pieces is not None
            else None
        )
        pieces = np.bincount(self.corpus.target, minlength=self.network.demb.num_embeddings) + 1.0
        flattened = pieces**0.75  # as in word2vec: rarer pieces are drawn more often than they stand in text
        self.sampled = flattened / flattened.sum()

    def run(self) -> None:
        options = self.options
        progress = Progress(options.log, options.report_every, options.minutes, self.schedule.ends())
        if self.rank == 0:
            size = sum(p.numel() for p in self.network.parameters()) / 1e6
            print(f"{size:.1f} M parameters, {len(self.corpus)} pairs, from update {self.update}", flush=True)
        batches = corpus.batches(self.corpus, tokens=options.tokens, rng=self.rng)
        stop_file = options.out.with_name(options.out.name + ".stop")
        saved, stop = 0.0, False
        while not stop and self.update < self.schedule.ends():
            rate = self.schedule.rate(self.update)
            nll, pairs = self._gradients(batches)
            norm = self.optimizer.step(rate)
            self.update += 1
            if self.rank == 0:
                progress.count(self.update, nll=nll, pairs=pairs * options.processes, rate=rate, norm=norm)
            elapsed = progress.elapsed()
            over = elapsed > options.minutes or stop_file.exists()
            stop, due = self._agree(over, elapsed - saved > options.save_minutes)
            if due and not stop:
                saved = elapsed
                self._save()
        self._save()
        if self.rank == 0:
            stop_file.unlink(missing_ok=True)

    def _network(self) -> tuple[Translator, Checkpoint | None]:
        options = self.options
        if options.resume is not None:
            resumed = checkpoint.load(options.resume)
            self.update = resumed.update
            return resumed.network(dropout=options.dropout), resumed
        network = Translator(
            options.vocabulary,
            encoder_layers=options.encoder_layers,
            decoder_layers=options.decoder_layers,
            dropout=options.dropout,
        )
        if options.start is not None:  # always so: TrainOptions.check has seen to it
            network.start_from_e5(e5.read_trimmed(options.start))
        return network, None

    def _schedule(self, begin: int) -> Cosine | Timed | Anneal:
        options = self.options
        if options.anneal:
            return Anneal(options.rate, options.anneal, self.update)
        if not options.total:
            minutes, started = options.minutes, time.monotonic()
            return Timed(options.rate, options.warm, minutes, options.floor, self.update, started)
        return Cosine(options.rate, options.warm, options.total, options.floor, begin)

    def _gradients(self, batches: Iterator[np.ndarray]) -> tuple[float, int]:
        """Gradients of one update, averaged over batches and processes; this process's mean nll and pairs."""
        options = self.options
        losses, pairs = [], 0
        for _ in range(options.accumulate):
            indices = next(batches)
            batch = corpus.assemble(self.corpus, indices, resegment=self.resegment)
            arrays = (batch.source, batch.read, batch.write)
            source, read, write = (torch.from_numpy(a).to(options.device, non_blocking=True) for a in arrays)
            value, nll = self._loss(source, read, write)
            (value / options.accumulate).backward()
            losses.append(nll)
            pairs += len(indices)
        if options.processes > 1:
            _average_gradients(self.optimizer.parameters)
        return float(torch.stack(losses).mean()), pairs

    def _loss(self, source: Tensor, read: Tensor, write: Tensor) -> tuple[Tensor, Tensor]:
        options, network = self.options, self.network
        chunk = _CHUNK[torch.device(options.device).type]
        kept = write != PAD
        gold, weight = write[kept], network.demb.weight
        hidden = network(source, read)[kept]
        if options.negatives:
            drawn = self.rng.choice(len(self.sampled), options.negatives, p=self.sampled)
            subset = torch.from_numpy(np.unique(np.concatenate([gold.cpu().numpy(), drawn])))
            gold = torch.searchsorted(subset, gold.cpu()).to(gold.device)
            weight = weight[subset.to(gold.device)]
        value, nll = loss.cross_entropy(hidden, weight, gold, smoothing=options.smoothing, chunk=chunk)
        if options.r_drop:
            again = network(source, read)[kept]
            other, _ = loss.cross_entropy(again, weight, gold, smoothing=options.smoothing, chunk=chunk)
            apart = loss.divergence(hidden, again, weight, chunk=chunk)
            value = (value + other) / 2 + options.r_drop * apart
        return value, nll

    def _agree(self, *wishes: bool) -> list[bool]:
        """All processes do what rank 0 wants: their clocks differ."""
        if self.options.processes == 1:
            return list(wishes)
        flags = torch.tensor(wishes, dtype=torch.uint8)
        distributed.broadcast(flags, 0)
        return [bool(flag) for flag in flags]

    def _save(self) -> None:
        if self.rank:
            return
        network = self.network
        whole = Checkpoint(
            self.optimizer.weights(),
            self.update,
            len(network.enc),
            len(network.dec),
            network.demb.num_embeddings,
            self.optimizer.state(),
        )
        out, keep = self.options.out, self.options.snapshots
        checkpoint.save(whole, out)
        if keep:
            checkpoint.save(checkpoint.pack(whole), out.with_name(f"{out.stem}-{self.update:07d}.pt"))
            for old in sorted(out.parent.glob(f"{out.stem}-{'[0-9]' * 7}.pt"))[:-keep]:
                old.unlink()


def _average_gradients(parameters: list[Tensor]) -> None:
    gradients = [p.grad for p in parameters if p.grad is not None]
    flat = torch.cat([gradient.reshape(-1) for gradient in gradients])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    for gradient, mean in zip(gradients, flat.split([g.numel() for g in gradients]), strict=True):
        gradient.copy_(mean.view_as(gradient))
