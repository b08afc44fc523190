"""What numpy and PyTorch's CPU build take for the attention systems, on the arrays that both sides read.

The README beside this folder says what `PACKAGES`, `inputs` and `rows` are.
"""
import numpy as np
import torch

PACKAGES = {"numpy": "numpy", "torch==2.13.0+cpu": "torch"}


def inputs():
    """The arrays by name, from a fixed seed."""
    chance = np.random.default_rng(20261123)
    return {name: chance.standard_normal((4096, 64)) for name in ("queries", "keys", "values")}


def rows(given):
    def row(title, kernel, call, bar, value=np.sum, tolerance=1e-6):
        return title, kernel, call, value, bar, tolerance

    return [*streamed_attention(given, row)]


def streamed_attention(given, row):
    """The definition in numpy, and PyTorch's kernel, which wants batches and heads in front."""
    q, k, v = (given[name] for name in ("queries", "keys", "values"))
    batched = [torch.tensor(array)[None, None] for array in (q, k, v)]
    torch.set_num_threads(1)
    hidden = np.triu(np.full((4096, 4096), -np.inf), 1)

    def defined(mask=None):
        scores = q @ k.T
        scores /= 8
        if mask is not None:
            scores += mask
        scores -= scores.max(axis=1, keepdims=True)
        np.exp(scores, out=scores)
        return (scores @ v) / scores.sum(axis=1, keepdims=True)

    def torches(causal):
        return torch.nn.functional.scaled_dot_product_attention(*batched, is_causal=causal)

    size = "4096 x 64"
    norm = lambda result: float(np.linalg.norm(np.asarray(result)))
    return [
        row(f"attention, {size}, numpy", "attention", defined, 1, norm),
        row(f"attention, {size}, PyTorch", "attention", lambda: torches(False), 1, norm),
        row(f"causal attention, {size}, numpy", "causal attention", lambda: defined(hidden), 1, norm),
        row(f"causal attention, {size}, PyTorch", "causal attention", lambda: torches(True), 1, norm),
    ]
