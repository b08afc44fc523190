import Lemma

/// Approximations of a 2000 x 2000 matrix. Randomised ones draw new numbers at every call, as the comparators do.
func factorizations(_ inputs: Inputs) -> [String: Kernel] {
  let kernel = inputs.matrix("kernel", columns: 2000)
  let noisy = inputs.matrix("noisy", columns: 2000)
  var generator = SeededGenerator(seed: 1)
  return [
    "randomized SVD": Kernel({ randomizedSVD(kernel, rank: 50, using: &generator) }) { sum($0.s) },
    "ID": Kernel({ interpolativeDecomposition(noisy, rank: 100) }) { $0.residual },
    "randomized ID": Kernel({ randomizedInterpolativeDecomposition(noisy, rank: 100, using: &generator) }) {
      $0.residual
    },
  ]
}
