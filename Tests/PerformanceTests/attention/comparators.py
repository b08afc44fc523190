"""What numpy and PyTorch's CPU build take for the attention systems, on the arrays that both sides read.

The README beside this folder says what `PACKAGES`, `inputs` and `rows` are.
"""
import entmax
import numpy as np
import torch

PACKAGES = {"numpy": "numpy", "torch==2.13.0+cpu": "torch", "entmax": "entmax"}


def inputs():
    """The arrays by name, from a fixed seed."""
    chance = np.random.default_rng(20261123)
    arrays = {name: chance.standard_normal((4096, 64)) for name in ("queries", "keys", "values")}
    return arrays | {name: chance.standard_normal(10**6) for name in ("scores", "directions")}


def rows(given):
    def row(title, kernel, call, bar, value=np.sum, tolerance=1e-6):
        return title, kernel, call, value, bar, tolerance

    return [*streamed_attention(given, row), *softmax_maps(given, row)]


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


def softmax_maps(given, row):
    """Maps on the simplex and Jacobian products; a product includes its map on both sides."""
    x, v = given["scores"], given["directions"]
    scores, direction = torch.tensor(x), torch.tensor(v)
    traced = torch.tensor(x, requires_grad=True)
    square = lambda result: float(np.square(np.asarray(result)).sum())

    def softmax():
        weights = np.exp(x - x.max())
        return weights / weights.sum()

    def softmax_product():
        weights = softmax()
        return weights * (v - weights @ v)

    def sparsemax():
        """The textbook's, by sorting."""
        ordered = np.sort(x)[::-1]
        thresholds = (np.cumsum(ordered) - 1) / np.arange(1, x.size + 1)
        return np.maximum(x - thresholds[np.count_nonzero(ordered > thresholds) - 1], 0)

    def pulled_back(function):
        return lambda: torch.autograd.grad(function(traced), traced, direction)[0]

    torches = {
        "softmax": lambda z: torch.softmax(z, 0),
        "sparsemax": lambda z: entmax.sparsemax(z, dim=0),
        "sparsemax, k = 100": lambda z: entmax.sparsemax(z, dim=0, k=100),
        "entmax 1.5": lambda z: entmax.entmax15(z, dim=0),
        "entmax 1.5, k = 100": lambda z: entmax.entmax15(z, dim=0, k=100),
        "entmax 1.25": lambda z: entmax.entmax_bisect(z, alpha=1.25, dim=0),
    }
    numpy_rows = [
        row("softmax, 10⁶, numpy", "softmax", softmax, 1, square),
        row("softmax product, 10⁶, numpy", "softmax product", softmax_product, 1, square),
        row("sparsemax, 10⁶, numpy", "sparsemax", sparsemax, 1, square),
    ]
    for title, function in torches.items():
        kernel = title.split(",")[0]
        package = "PyTorch" if kernel == "softmax" else "entmax"
        forward = lambda function=function: function(scores)
        backward = pulled_back(function)
        numpy_rows.append(row(f"{title}, 10⁶, {package}", kernel, forward, 1, square))
        numpy_rows.append(row(f"{title} product, 10⁶, {package}", f"{kernel} product", backward, 1, square))
    return numpy_rows
