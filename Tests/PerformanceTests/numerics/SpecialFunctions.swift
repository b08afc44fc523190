import Lemma

/// Section 9: one function on every element of a vector.
func specialFunctions(_ inputs: Inputs) -> [String: Kernel] {
  let x = inputs.vector("normals")
  let symmetric = inputs.vector("uniforms")
  let positive = inputs.vector("positives")
  let near128 = positive[0..<100_000] + 103
  let unit = abs(symmetric[0..<100_000])
  return [
    "erf": Kernel { x.map { erf($0) } },
    "erfInverse": Kernel { symmetric.map { erfInverse($0) } },
    "logGamma": Kernel { positive.map { logGamma($0) } },
    "digamma": Kernel { positive.map { digamma($0) } },
    "Q(128, x)": Kernel { near128.map { regularizedGammaQ(128, $0) } },
    "I_x(31.5, 0.5)": Kernel { unit.map { regularizedBeta($0, 31.5, 0.5) } },
    "logSumExp": Kernel { logSumExp(x) },
  ]
}
