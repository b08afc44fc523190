import Lemma

/// Section 8.
func statistics(_ inputs: Inputs) -> [String: Kernel] {
  let x = inputs.vector("normals")
  let tenth = x[0..<100_000]
  let few = x[0..<200]
  var generator = SeededGenerator(seed: 2)
  return [
    "quantiles": Kernel { quantiles(x, [0.05, 0.5, 0.95]) },
    "sort": Kernel({ x.sorted() }) { $0[1000] },
    "histogram": Kernel({ Histogram(x, bins: 100, in: -4...4) }) { Double($0.counts[50]) },
    "KS test": Kernel { kolmogorovSmirnovTest(tenth, against: Normal().cdf).statistic },
    "bootstrap": Kernel({ bootstrapInterval(few, statistic: { mean($0) }, using: &generator) }) {
      $0.upperBound - $0.lowerBound
    },
  ]
}
