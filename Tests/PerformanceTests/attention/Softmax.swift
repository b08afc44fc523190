import Lemma

/// Section 3: maps on the simplex and products with their Jacobians, which include the map itself.
///
/// Sums of squares, since the maps sum to 1 and the products to 0 whatever they are.
func softmaxMaps(_ inputs: Inputs) -> [String: Kernel] {
  let x = inputs.vector("scores")
  let v = inputs.vector("directions")
  let square: (Vector) -> Double = { dot($0, $0) }
  var kernels: [String: Kernel] = ["softmax": Kernel({ softmax(x) }, value: square)]
  kernels["softmax product"] = Kernel({ entmaxJacobianProduct(at: x, alpha: 1, applying: v) }, value: square)
  for (name, alpha) in [("sparsemax", 2), ("entmax 1.5", 1.5), ("entmax 1.25", 1.25)] {
    kernels[name] = Kernel({ entmax(x, alpha: alpha) }, value: square)
    kernels[name + " product"] = Kernel(
      { entmaxJacobianProduct(at: x, alpha: alpha, applying: v) }, value: square)
  }
  return kernels
}
