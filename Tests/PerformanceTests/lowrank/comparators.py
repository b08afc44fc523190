"""What scipy and scikit-learn take for low-rank approximation, projection and hashing, on the arrays that both sides read.

The README beside this folder says what `PACKAGES`, `inputs` and `rows` are.
"""
import numpy as np
import scipy.fft, scipy.linalg.interpolative, scipy.sparse.linalg
from sklearn.random_projection import GaussianRandomProjection
from sklearn.utils.extmath import randomized_svd

PACKAGES = {"numpy": "numpy", "scipy": "scipy", "scikit-learn": "sklearn"}
N, RANK, COLUMNS, OUTPUTS, BITS = 2000, 50, 100, 2000, 256
CHANCE = 0.02


def inputs():
    """The arrays by name, from a fixed seed."""
    chance = np.random.default_rng(20252)
    grid = np.linspace(0, 1, N)
    return {
        # Singular values that decay like powers.
        "kernel": 1 / (1 + 200 * np.abs(grid[:, None] - grid[None, :])) + np.sin(40 * np.outer(grid, grid)),
        # Rank 100 and noise.
        "noisy": chance.standard_normal((N, COLUMNS)) @ chance.standard_normal((COLUMNS, N))
        + 1e-3 * chance.standard_normal((N, N)),
        "long": chance.standard_normal(10**6),
        "points": chance.standard_normal((10**5, 128)),
    }


def rows(given):
    kernel, noisy = given["kernel"], given["noisy"]
    chance = np.random.default_rng(3)

    def residual(decomposition):
        columns, coefficients = decomposition
        kept = scipy.linalg.interpolative.reconstruct_skel_matrix(noisy, COLUMNS, columns)
        rebuilt = scipy.linalg.interpolative.reconstruct_matrix_from_id(kept, columns, coefficients)
        return np.linalg.norm(noisy - rebuilt)

    def interpolate(random):
        return lambda: scipy.linalg.interpolative.interp_decomp(noisy, COLUMNS, rand=random)

    def svd():
        return randomized_svd(kernel, RANK, n_oversamples=10, n_iter=1, random_state=chance.integers(2**31))

    return [
        ("randomized SVD, against scikit-learn", "randomized SVD", svd, lambda f: f[1].sum(), 1, CHANCE),
        ("randomized SVD, against svds", "randomized SVD", lambda: scipy.sparse.linalg.svds(kernel, RANK),
         lambda f: f[1].sum(), 1, CHANCE),
        ("interpolative decomposition", "ID", interpolate(False), residual, 1, 1e-3),
        # Their coefficients come from the sketch alone, ours from a fit to the whole columns.
        ("randomized interpolative decomposition", "randomized ID", interpolate(True), residual, 1, 1.0),
        *projections(given, chance),
    ]


def projections(given, chance):
    long, points = given["long"], given["points"]
    padded = np.concatenate([long, np.zeros(2**20 - long.size)])
    signs, chosen = chance.choice([-1.0, 1.0], long.size), chance.choice(long.size, OUTPUTS, replace=False)
    planes = GaussianRandomProjection(BITS, random_state=0).fit(points)
    square = lambda y: y @ y

    def butterflies():
        x = padded.copy()
        width = 1
        while width < x.size:
            pairs = x.reshape(-1, 2, width)
            x = np.stack([pairs[:, 0] + pairs[:, 1], pairs[:, 0] - pairs[:, 1]], axis=1)
            width *= 2
        return x.ravel() / np.sqrt(padded.size)

    def cosines():
        return scipy.fft.dct(signs * long, norm="ortho")[chosen] * np.sqrt(long.size / OUTPUTS)

    def signatures():
        return np.packbits(planes.transform(points) >= 0, axis=1)

    return [
        ("Hadamard transform, 2²⁰", "Hadamard transform", butterflies, square, 0.3, 1e-9),
        ("fast JL, 10⁶ to 2000, against the cosine transform", "fast JL", cosines, square, 1, 0.3),
        ("hashing 10⁵ vectors to 256 bits", "hashing", signatures, lambda b: np.unpackbits(b).mean(), 1, CHANCE),
    ]
