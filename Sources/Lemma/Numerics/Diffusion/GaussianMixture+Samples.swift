extension GaussianMixture {
  /// `n` independent points: for each the component, then $m_k + \Sigma_k^{1/2} z$ with $d$ standard normal numbers along its axes.
  public func samples(_ n: Int, using generator: inout SeededGenerator) -> [Vector] {
    require(n >= 0, "samples: n must not be negative, got \(n)")
    let table = AliasTable(Vector(storage: weights))
    let d = dimension
    return (0..<n).map { _ in
      let k = table.sample(using: &generator)
      var point = Array(means[k * d..<(k + 1) * d])
      addAlongAxes(1, { variances[$0].squareRoot() * generator.normal() }, component: k, to: &point)
      return Vector(storage: point)
    }
  }
}
