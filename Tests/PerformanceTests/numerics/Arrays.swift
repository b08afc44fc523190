import Lemma

/// Section 1: vectors and matrices.
func arrays(_ inputs: Inputs) -> [String: Kernel] {
  let a = inputs.matrix("square1000", columns: 1000)
  let b = inputs.vector("vector1000")
  let x = inputs.vector("normals")
  return [
    "matrix product": Kernel { a * a },
    "matrix times vector": Kernel { a * b },
    "axpy and dot": Kernel { dot(x + 2 * x, x) },
    "sum": Kernel { sum(x) },
    "exp": Kernel { exp(x) },
    "tanh": Kernel { tanh(x) },
    "transpose": Kernel({ a.transpose }) { $0[0, 1] },
  ]
}
