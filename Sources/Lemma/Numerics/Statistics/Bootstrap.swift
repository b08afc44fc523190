/// The bootstrap's percentile interval for a statistic: type-7 quantiles at $\frac\alpha2$ and $1-\frac\alpha2$ of
/// its values on resamples.
///
/// Each of the `replicates` resamples draws $n$ elements with replacement, by `integer(below: n)` in order.
/// Cost: `replicates` calls of the statistic. Source: Efron, Ann. Statist. 7, 1979.
///
/// - Precondition: not empty, at least one replicate, `confidence` in $(0,1)$, and the statistic never NaN.
public func bootstrapInterval(
  _ x: Vector, statistic: (Vector) -> Double, replicates: Int = 2000, confidence: Double = 0.95,
  using generator: inout SeededGenerator
) -> ClosedRange<Double> {
  require(x.count > 0, "bootstrapInterval: the vector is empty")
  require(replicates >= 1, "bootstrapInterval: the number of replicates \(replicates) is not positive")
  require(confidence > 0 && confidence < 1, "bootstrapInterval: the confidence \(confidence) is not in (0, 1)")
  let values = Vector(count: replicates) { _ in statistic(resample(x, using: &generator)) }
  let tail = 0.5 * (1 - confidence)
  let ends = quantiles(values, [tail, 1 - tail])
  return ends[0]...ends[1]
}

private func resample(_ x: Vector, using generator: inout SeededGenerator) -> Vector {
  x.elements.withUnsafeBufferPointer { x in
    Vector(storage: samples(x.count, using: &generator) { x[$0.integer(below: x.count)] })
  }
}
