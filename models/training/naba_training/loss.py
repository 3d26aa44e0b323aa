"""Label-smoothed cross-entropy without ever holding all logits, and R-drop.

[N, V] logits in float32 for one update would be several gigabytes on a GPU and the slowest memory traffic on
a CPU, so both losses walk over the positions in chunks.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional
from torch.utils.checkpoint import checkpoint


class _ChunkedCrossEntropy(torch.autograd.Function):
    """Gradients are taken in the forward pass: each chunk's logits are needed once and then dropped."""

    @staticmethod
    def forward(
        ctx: Any, hidden: Tensor, weight: Tensor, target: Tensor, smoothing: float, chunk: int
    ) -> tuple[Tensor, Tensor]:
        count, classes = hidden.shape[0], weight.shape[0]
        hidden_grad = torch.empty_like(hidden)
        weight_grad = torch.zeros(weight.shape, dtype=torch.float32, device=weight.device)
        total = torch.zeros((), device=hidden.device)
        likelihood = torch.zeros((), device=hidden.device)
        for start in range(0, count, chunk):
            part, gold = hidden[start : start + chunk], target[start : start + chunk, None]
            logits = (part @ weight.T).float()
            normaliser = torch.logsumexp(logits, -1)
            nll = normaliser - logits.gather(1, gold)[:, 0]
            total += ((1 - smoothing) * nll + smoothing * (normaliser - logits.mean(-1))).sum()
            likelihood += nll.sum()
            # d loss / d logits = softmax − smoothed target, in place of the logits
            logits.sub_(normaliser[:, None]).exp_().sub_(smoothing / classes)
            logits.scatter_add_(1, gold, torch.full_like(gold, smoothing - 1, dtype=logits.dtype))
            slope = logits.div_(count).to(hidden.dtype)
            hidden_grad[start : start + chunk] = slope @ weight
            weight_grad += (slope.T @ part).float()
        ctx.save_for_backward(hidden_grad, weight_grad.to(weight.dtype))
        nll_mean = likelihood / count
        ctx.mark_non_differentiable(nll_mean)
        return total / count, nll_mean

    @staticmethod
    def backward(ctx: Any, slope: Tensor, _: Tensor) -> tuple[Tensor | None, ...]:
        hidden_grad, weight_grad = ctx.saved_tensors
        return hidden_grad * slope, weight_grad * slope, None, None, None


def cross_entropy(
    hidden: Tensor, weight: Tensor, target: Tensor, *, smoothing: float, chunk: int
) -> tuple[Tensor, Tensor]:
    """Mean smoothed cross-entropy, to be minimised, and mean negative log-likelihood in nats, to be watched.

    `hidden` [N, d] and `weight` [V, d] share a dtype; `target` [N] indexes rows of `weight`; the logits of
    `chunk` positions are held at once. `weight` may be a subset of the vocabulary (sampled softmax): then
    both numbers are over that subset and lower than the full ones.
    """
    loss, nll = _ChunkedCrossEntropy.apply(hidden, weight, target, smoothing, chunk)
    return loss, nll


def divergence(first: Tensor, second: Tensor, weight: Tensor, *, chunk: int) -> Tensor:
    """Mean symmetric Kullback-Leibler divergence of two passes with different dropout, in nats.

    The second term of R-drop (Liang et al. 2021, "R-Drop: Regularized Dropout for Neural Networks").
    `first` and `second` are [N, d]. Logits are made again in the backward pass instead of being kept.
    """

    def part(a: Tensor, b: Tensor) -> Tensor:
        p = functional.log_softmax((a @ weight.T).float(), -1)
        q = functional.log_softmax((b @ weight.T).float(), -1)
        return ((p.exp() - q.exp()) * (p - q)).sum() / 2

    parts = [
        checkpoint(part, first[start : start + chunk], second[start : start + chunk], use_reentrant=False)
        for start in range(0, first.shape[0], chunk)
    ]
    return torch.stack(parts).sum() / first.shape[0]
