"""What numpy and scipy take for each kernel, on the arrays that both sides read.

The README beside this folder says what `PACKAGES`, `inputs` and `rows` are.
"""
import math
import numpy as np
import scipy.integrate, scipy.linalg, scipy.optimize, scipy.special, scipy.stats
import torch

PACKAGES = {"numpy": "numpy", "scipy": "scipy", "torch==2.13.0+cpu": "torch"}
LAPACK, CLOSURE = 1.15, 0.1
CHANCE = 0.01


def inputs():
    """The arrays by name, from a fixed seed."""
    chance = np.random.default_rng(20250)
    square500, square1000 = chance.standard_normal((500, 500)), chance.standard_normal((1000, 1000))
    weights = chance.random(100)
    return {
        "square500": square500, "symmetric500": square500 + square500.T, "square1000": square1000,
        "definite1000": square1000 @ square1000.T + 1000 * np.eye(1000),
        "small200": chance.standard_normal((200, 200)) / math.sqrt(200), "tall": chance.standard_normal((1000, 300)),
        "vector1000": chance.standard_normal(1000), "direction1000": chance.standard_normal(1000),
        "start100": np.tile([-1.2, 1.0], 50), "weights": weights / weights.sum(),
        "normals": chance.standard_normal(10**6), "uniforms": chance.uniform(-1, 1, 10**6),
        "positives": chance.uniform(0, 50, 10**6),
        "batch256": chance.standard_normal((256, 256)), "target256": chance.standard_normal((256, 256)),
        "parameters256": chance.standard_normal(2 * 256 * 257) / 16,
    }


def rows(given):
    def row(title, kernel, call, bar, value=np.sum, tolerance=1e-6):
        return title, kernel, call, value, bar, tolerance

    return [*arrays(given, row), *random_numbers(given, row), *linear_algebra(given, row), *differential_equations(row),
            *quadrature_and_roots(given, row), *statistics(given, row), *special_functions(given, row),
            *derivatives(given, row), *network(given, row)]


def arrays(given, row):
    a, b, x = given["square1000"], given["vector1000"], given["normals"]
    return [
        row("A B, n = 1000", "matrix product", lambda: a @ a, LAPACK),
        row("A x, n = 1000", "matrix times vector", lambda: a @ b, 1.2),
        row("(x + 2x)·x, 10⁶", "axpy and dot", lambda: (x + 2 * x) @ x, 1.5),
        row("sum, 10⁶", "sum", lambda: x.sum(), 1.2),
        row("exp, 10⁶", "exp", lambda: np.exp(x), 4),
        row("tanh, 10⁶", "tanh", lambda: np.tanh(x), 4),
        row("transpose, n = 1000", "transpose", lambda: a.T.copy(), 1.5, lambda t: t[0, 1]),
    ]


def random_numbers(given, row):
    count, weights = 10**7, given["weights"]
    chance = np.random.default_rng(1)
    square = lambda x: x @ x / x.size

    def paths():
        x, step = np.zeros(10**5), 0.01
        for _ in range(100):
            x = x - step * x + math.sqrt(step) * chance.standard_normal(x.size)
        return x

    return [
        row("normals, 10⁷", "normals", lambda: chance.standard_normal(count), 0.7, square, CHANCE),
        row("uniforms, 10⁷", "uniforms", lambda: chance.random(count), 1.0, np.mean, CHANCE),
        row("integers below 1000, 10⁷", "integers", lambda: chance.integers(1000, size=count), 0.8, np.mean, CHANCE),
        row("Rademacher, 10⁷", "signs", lambda: chance.choice([-1.0, 1.0], size=count), 0.3, square, CHANCE),
        row("categorical of 100, 10⁶", "categorical", lambda: chance.choice(100, 10**6, p=weights), 0.3, np.mean, CHANCE),
        row("Euler-Maruyama, 10⁵ paths", "Ornstein-Uhlenbeck", paths, 0.8, square, 3 * CHANCE),
    ]


def linear_algebra(given, row):
    a, b, definite, tall = (given[name] for name in ("square1000", "vector1000", "definite1000", "tall"))
    middle, symmetric, small = given["square500"], given["symmetric500"], given["small200"]
    diagonal = lambda factors: np.abs(np.diag(factors[1])).sum()
    pivoted = lambda: scipy.linalg.qr(tall, pivoting=True, mode="economic")
    return [
        row("solve, n = 1000", "solve", lambda: np.linalg.solve(a, b), LAPACK),
        row("Cholesky, n = 1000", "cholesky", lambda: np.linalg.cholesky(definite), LAPACK),
        row("QR, 1000 x 300", "qr", lambda: np.linalg.qr(tall), LAPACK, diagonal),
        row("pivoted QR, 1000 x 300", "pivoted qr", pivoted, LAPACK, diagonal),
        row("eigh, n = 500", "eigh", lambda: np.linalg.eigh(symmetric), LAPACK, lambda e: np.abs(e[0]).sum()),
        row("eigenvalues, n = 500", "eigenvalues", lambda: np.linalg.eigvals(middle), LAPACK, lambda e: np.abs(e.imag).sum()),
        row("SVD, n = 500", "svd", lambda: np.linalg.svd(middle, full_matrices=False), LAPACK, lambda f: f[1].sum()),
        row("pinv, 1000 x 300", "pinv", lambda: np.linalg.pinv(tall), LAPACK),
        row("expm, n = 200", "expm", lambda: scipy.linalg.expm(small), 1.5),
        row("spectral norm, n = 1000", "spectral norm", lambda: np.linalg.norm(a, 2), LAPACK),
    ]


def differential_equations(row):
    def solved(f, end, start, method="RK45", tolerance=1e-9):
        final = lambda solution: solution.y[:, -1].sum()
        return lambda: final(scipy.integrate.solve_ivp(f, (0, end), start, method=method, rtol=tolerance, atol=tolerance))

    moon = 0.012277471
    earth = 1 - moon

    def arenstorf(t, y):
        near_earth, near_moon = ((y[0] + moon) ** 2 + y[1] ** 2) ** 1.5, ((y[0] - earth) ** 2 + y[1] ** 2) ** 1.5
        return [y[2], y[3], y[0] + 2 * y[3] - earth * (y[0] + moon) / near_earth - moon * (y[0] - earth) / near_moon,
                y[1] - 2 * y[2] - earth * y[1] / near_earth - moon * y[1] / near_moon]

    lotka_volterra = solved(lambda t, y: [1.5 * y[0] - y[0] * y[1], -3 * y[1] + y[0] * y[1]], 5, [10, 5])
    van_der_pol = lambda method: solved(
        lambda t, y: [y[1], ((1 - y[0] * y[0]) * y[1] - y[0]) / 1e-6], 2, [2, 0], method, 1e-6)
    orbit = solved(arenstorf, 17.0652165601579625589, [0.994, 0, 0, -2.00158510637908252])
    return [
        row("Dormand-Prince, Lotka-Volterra", "Lotka-Volterra", lotka_volterra, CLOSURE),
        row("Dormand-Prince, Arenstorf orbit", "Arenstorf", orbit, CLOSURE, tolerance=0.01),
        row("Dormand-Prince, y' = y cos t", "growth and decay", solved(lambda t, y: y * math.cos(t), 10, [1.0]), CLOSURE),
        row("Radau, Van der Pol", "Van der Pol", van_der_pol("Radau"), CLOSURE, tolerance=1e-4),
        row("the same against LSODA", "Van der Pol", van_der_pol("LSODA"), 1.0, tolerance=1e-4),
    ]


def quadrature_and_roots(given, row):
    optimize, start = scipy.optimize, given["start100"]
    first = lambda pair: pair[0]
    minimum = lambda found: found.fun
    above = lambda found: 1 + found.fun

    def descent():
        return optimize.minimize(optimize.rosen, start, jac=optimize.rosen_der, method="L-BFGS-B",
                                 options={"gtol": 1e-6, "ftol": 0, "maxiter": 10_000})

    def quad(f, start, end):
        """With the tolerances that our side has by default."""
        return lambda: scipy.integrate.quad(f, start, end, epsabs=1e-12, epsrel=1e-10)

    bell = quad(lambda t: math.exp(-t * t), -math.inf, math.inf)
    quartic = lambda: optimize.minimize_scalar(lambda t: (t - 2) ** 4 + t, bounds=(0, 4), method="bounded")
    return [
        row("quad of sqrt on [0, 1]", "integral of sqrt", quad(math.sqrt, 0, 1), CLOSURE, first),
        row("quad of exp(-x²) on the line", "Gaussian integral", bell, CLOSURE, first),
        row("Gauss-Legendre nodes, 64", "64 nodes", lambda: np.polynomial.legendre.leggauss(64), 0.05, lambda r: r[1][0]),
        row("Gauss-Legendre nodes, 1000", "1000 nodes", lambda: np.polynomial.legendre.leggauss(1000), 0.05, lambda r: r[1][0]),
        row("root of x³ - 2x - 5", "root", lambda: optimize.brentq(lambda x: x * x * x - 2 * x - 5, 2, 3), CLOSURE),
        row("minimum of (t - 2)⁴ + t", "scalar minimum", quartic, CLOSURE, minimum),
        row("L-BFGS, gradient by hand, n = 100", "L-BFGS", descent, CLOSURE, above),
        row("L-BFGS, traced gradient, n = 100", "L-BFGS, traced", descent, 0.5, above),
    ]


def statistics(given, row):
    x = given["normals"]
    tenth, few = x[:10**5], x[:200]
    chance = np.random.default_rng(2)
    resampled = lambda: np.quantile(few[chance.integers(0, 200, (2000, 200))].mean(axis=1), [0.025, 0.975])
    return [
        row("three quantiles, 10⁶", "quantiles", lambda: np.quantile(x, [0.05, 0.5, 0.95]), 1.0),
        row("sort, 10⁶", "sort", lambda: np.sort(x), 1.5, lambda s: s[1000]),
        row("histogram, 10⁶, 100 bins", "histogram", lambda: np.histogram(x, 100, (-4, 4)), 1.0, lambda h: h[0][50]),
        row("KS test, 10⁵", "KS test", lambda: scipy.stats.kstest(tenth, "norm"), 1.0, lambda r: r.statistic),
        row("bootstrap mean, 2000 of 200", "bootstrap", resampled, 1.5, lambda q: q[1] - q[0], 0.2),
    ]


def special_functions(given, row):
    special, x, symmetric, positive = scipy.special, given["normals"], given["uniforms"], given["positives"]
    near128, unit = positive[:10**5] + 103, np.abs(symmetric[:10**5])
    return [
        row("erf, 10⁶", "erf", lambda: special.erf(x), 1.2),
        row("erfInverse, 10⁶", "erfInverse", lambda: special.erfinv(symmetric), 1.0),
        row("logGamma, 10⁶", "logGamma", lambda: special.gammaln(positive), 1.5),
        row("digamma, 10⁶", "digamma", lambda: special.digamma(positive), 1.2),
        row("Q(128, x), 10⁵", "Q(128, x)", lambda: special.gammaincc(128, near128), 1.5),
        row("I_x(31.5, 0.5), 10⁵", "I_x(31.5, 0.5)", lambda: special.betainc(31.5, 0.5, unit), 1.5),
        row("logSumExp, 10⁶", "logSumExp", lambda: special.logsumexp(x), 0.7),
    ]


def derivatives(given, row):
    """Against scipy's derivatives by hand, and against the plain function of ours in a loop."""
    optimize, x, direction = scipy.optimize, given["vector1000"], given["direction1000"]
    gradient, product = lambda: optimize.rosen_der(x), lambda: optimize.rosen_hess_prod(x, direction)
    plain = lambda kernel, title, bar, tolerance=1e-6: row(title, kernel, "Rosenbrock", bar, tolerance=tolerance)
    return [
        row("traced gradient, n = 1000", "gradient", gradient, 4),
        row("Hessian-vector product, n = 1000", "Hessian-vector product", product, 4),
        row("the same on traced scalars", "Hessian-vector product, scalars", product, 4),
        plain("value and gradient", "traced gradient / plain function", 6),
        plain("value and gradient, scalars", "the same on traced scalars", 6),
        plain("Hessian-vector product", "Hessian-vector product / plain function", 12, math.inf),
        plain("Hessian-vector product, scalars", "the same on traced scalars", 12, math.inf),
    ]


def network(given, row):
    """Two layers, 256 wide, for a batch of 256: the gradient of the mean squared error."""
    parameters = given["parameters256"]
    batch, target = torch.tensor(given["batch256"]), torch.tensor(given["target256"])
    size = 256 * 256
    parts = [parameters[:size].reshape(256, 256), parameters[size:size + 256],
             parameters[size + 256:2 * size + 256].reshape(256, 256), parameters[2 * size + 256:]]
    leaves = [torch.tensor(part, requires_grad=True) for part in parts]

    def gradient():
        first, first_bias, second, second_bias = leaves
        output = torch.tanh(batch @ first + first_bias) @ second + second_bias
        return torch.autograd.grad(((output - target) ** 2).mean(), leaves)

    along = lambda slopes: sum(float((slope * leaf.detach()).sum()) for slope, leaf in zip(slopes, leaves))
    return [row("gradient of a network, against torch", "network", gradient, 1.0, along)]
