"""What numpy and POT take for the generative systems, on the arrays that both sides read.

The README beside this folder says what `PACKAGES`, `inputs` and `rows` are.
"""
import numpy as np
import ot

PACKAGES = {"numpy": "numpy", "POT": "ot"}
POINTS = 2000
WEIGHTS, MEANS, DEVIATIONS = np.array([[0.3], [0.7]]), np.array([[-1], [1.5]]), np.array([[0.4], [0.6]])


def inputs():
    """The arrays by name, from a fixed seed."""
    chance = np.random.default_rng(20261124)
    a, b = chance.standard_normal((POINTS, 2)), 0.5 + 1.5 * chance.standard_normal((POINTS, 2))
    return {"cost": ((a[:, None] - b[None]) ** 2).sum(axis=2), "particles": chance.standard_normal(100_000)}


def rows(given):
    return [*transport(given["cost"]), *samplers(given["particles"])]


def transport(cost):
    weights = np.full(POINTS, 1 / POINTS)
    title = f"Sinkhorn, {POINTS} x {POINTS}"

    def log_domain():
        """The definition: both potentials by log-sum-exp until the rows' sums are right."""
        f, g, log_weight = np.zeros(POINTS), np.zeros(POINTS), -np.log(POINTS)

        def update(exponents, axis):
            largest = exponents.max(axis=axis, keepdims=True)
            return -(np.log(np.exp(exponents - largest).sum(axis=axis)) + largest.squeeze(axis) + log_weight)

        while True:
            new = update(g[None] - cost, 1)
            error = np.abs(np.exp(f - new) - 1).mean()
            if error <= 1e-6:
                break
            f = new
            g = update(f[:, None] - cost, 0)
        return (np.exp(f[:, None] + g[None] - cost) * cost).sum() / POINTS**2

    def pot():
        return (ot.sinkhorn(weights, weights, cost, 1, method="sinkhorn_log", stopThr=1e-8) * cost).sum()

    return [
        (f"{title}, numpy", "sinkhorn", log_domain, float, 1, 1e-5),
        (f"{title}, POT in the log domain", "sinkhorn", pot, float, 1, 1e-5),
    ]


def samplers(particles):
    """The same steps as ours, on all particles at once."""
    quarter = np.pi / 2
    first, last = (-np.log(np.tan(quarter * t)) for t in (0.98, 0.02))
    grid = np.arctan(np.exp(-np.linspace(first, last, 17))) / quarter
    alpha, sigma = lambda t: np.cos(quarter * t), lambda t: np.sin(quarter * t)
    halfway = lambda t: -np.log(np.tan(quarter * t))

    def posterior(x, t):
        variances = (alpha(t) * DEVIATIONS) ** 2 + sigma(t) ** 2
        distances = x - alpha(t) * MEANS
        exponents = np.log(WEIGHTS / np.sqrt(variances)) - 0.5 * distances**2 / variances
        shares = np.exp(exponents - exponents.max(axis=0))
        shares /= shares.sum(axis=0)
        residuals = distances / variances
        data = (shares * (MEANS + alpha(t) * DEVIATIONS**2 * residuals)).sum(axis=0)
        return data, sigma(t) * (shares * residuals).sum(axis=0)

    def velocity(x, t):
        data, noise = posterior(x, t)
        return quarter * (alpha(t) * noise - sigma(t) * data)

    def euler(x, t, u, _):
        return x + (u - t) * velocity(x, t)

    def heun(x, t, u, _):
        slope = velocity(x, t)
        return x + 0.5 * (u - t) * (slope + velocity(x + (u - t) * slope, u))

    def rk4(x, t, u, _):
        h, m = u - t, 0.5 * (t + u)
        a = velocity(x, t)
        b = velocity(x + 0.5 * h * a, m)
        c = velocity(x + 0.5 * h * b, m)
        return x + h / 6 * (a + 2 * (b + c) + velocity(x + h * c, u))

    def ddim(x, t, u, _):
        data, noise = posterior(x, t)
        return alpha(u) * data + sigma(u) * noise

    def dpm_solver_2(x, t, u, _):
        h = halfway(u) - halfway(t)
        m = np.arctan(np.exp(-0.5 * (halfway(t) + halfway(u)))) / quarter
        middle = alpha(m) / alpha(t) * x - sigma(m) * np.expm1(h / 2) * posterior(x, t)[1]
        return alpha(u) / alpha(t) * x - sigma(u) * np.expm1(h) * posterior(middle, m)[1]

    def dpm_solver_2m(x, t, u, past):
        h, data = halfway(u) - halfway(t), posterior(x, t)[0]
        extrapolated = data + 0.5 * h / past[1] * (data - past[0]) if past else data
        past[:] = [data, h]
        return sigma(u) / sigma(t) * x - alpha(u) * np.expm1(-h) * extrapolated

    def along_the_grid(step):
        def run():
            x, past = particles, []
            for t, u in zip(grid, grid[1:]):
                x = step(x, t, u, past)
            return x

        return run

    steps = {"euler": euler, "heun": heun, "rk4": rk4, "ddim": ddim, "dpm-solver-2": dpm_solver_2,
             "dpm-solver++ 2m": dpm_solver_2m}
    return [(f"{name}, 16 steps, 100,000 particles", name, along_the_grid(step), np.linalg.norm, 1, 1e-9)
            for name, step in steps.items()]
