"""What PyTorch's CPU build takes for one step of each optimizer, in double precision on one thread.

SGD and AdamW are torch.optim's with their default implementation. Lion, Tiger and Muon are written as their authors publish
them, with in-place tensor operations; torch.optim.Muon iterates in half precision, so its iteration is spelt out here.
The README beside this folder says what `PACKAGES`, `inputs` and `rows` are.
"""
import functools
import numpy as np
import torch

PACKAGES = {"numpy": "numpy", "torch==2.13.0+cpu": "torch"}
BAR = 1.0
COUNT = 10**7


def inputs():
    """The arrays by name, from a fixed seed."""
    chance = np.random.default_rng(20261)
    return {"start": chance.standard_normal(COUNT), "gradient": chance.standard_normal(COUNT),
            "square1024": chance.standard_normal((1024, 1024))}


def rows(given):
    square = torch.tensor(given["square1024"])
    matrices = [torch.tensor(block) for block in given["gradient"].reshape(10, 1000, 1000)]

    def vectors():
        return [torch.tensor(given["start"])], [torch.tensor(given["gradient"])]

    def zeros():
        return [torch.zeros(1000, 1000, dtype=torch.float64) for _ in matrices], matrices

    def row(title, kernel, rule, start=vectors):
        call, fresh = stepping(rule, start)
        return title, kernel, call, lambda _: fresh(), BAR, 1e-9

    return [
        ("Newton-Schulz, 1024 x 1024", "newton schulz", lambda: newton_schulz(square), lambda x: float(x.sum()), BAR, 1e-6),
        row("SGD, 10⁷", "sgd", library(lambda p: torch.optim.SGD(p, lr=0.01))),
        row("SGD with momentum, 10⁷", "momentum", library(lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9))),
        row("AdamW, 10⁷", "adamw", library(lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.01))),
        row("Lion, 10⁷", "lion", lion),
        row("Tiger, 10⁷", "tiger", tiger),
        row("Muon, 10 matrices of 1000 x 1000", "muon", muon, zeros),
    ]


def stepping(rule, start):
    """A call that takes one more step, and the size of the parameters two steps after a fresh start."""
    step = rule(*start())

    @functools.cache
    def fresh():
        parameters, gradients = start()
        again = rule(parameters, gradients)
        again()
        again()
        return sum(float(p.norm()) for p in parameters)
    return step, fresh


def library(make):
    def rule(parameters, gradients):
        held = [torch.nn.Parameter(p, requires_grad=True) for p in parameters]
        for parameter, gradient in zip(held, gradients):
            parameter.grad = gradient
        return make(held).step
    return rule


def lion(parameters, gradients, rate=0.01, decay=0.01, beta1=0.9, beta2=0.99):
    averages = [torch.zeros_like(p) for p in parameters]

    def step():
        for p, g, m in zip(parameters, gradients, averages):
            p.mul_(1 - rate * decay)
            update = m.clone().mul_(beta1).add_(g, alpha=1 - beta1).sign_()
            p.add_(update, alpha=-rate)
            m.mul_(beta2).add_(g, alpha=1 - beta2)
    return step


def tiger(parameters, gradients, rate=0.01, decay=0.01, beta=0.965):
    averages = [torch.zeros_like(p) for p in parameters]

    def step():
        for p, g, m in zip(parameters, gradients, averages):
            m.mul_(beta).add_(g, alpha=1 - beta)
            p.mul_(1 - rate * decay).add_(torch.sign(m), alpha=-rate)
    return step


def newton_schulz(matrix, a=3.4445, b=-4.7750, c=2.0315):
    x = matrix / matrix.norm()
    for _ in range(5):
        gram = x @ x.T
        x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x


def muon(parameters, gradients, rate=0.01, momentum=0.95):
    averages = [torch.zeros_like(p) for p in parameters]

    def step():
        for p, g, m in zip(parameters, gradients, averages):
            m.mul_(momentum).add_(g)
            p.add_(newton_schulz(g.add(m, alpha=momentum)), alpha=-rate)
    return step
