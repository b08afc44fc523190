internal import Glibc

/// The law of independent noise added to every score before the greatest is chosen; of standard scale.
public enum PerturbationNoise: Sendable {
  /// $G(u) = e^{-e^{-u}}$: the choice is distributed as softmax.
  case gumbel
  /// $g(u) = e^{-u}$ for $u\ge0$.
  case exponential
  /// $N(0, 1)$; with two scores, probit.
  case normal
  /// Uniform on $[0, 1]$.
  case uniform
}

// p_i = ∫ g(u - x_i) Π_{j≠i} G(u - x_j) du. On one grid for all i the logarithm of the whole product is summed once,
// and the factor i divided out again: n m operations for m nodes.

/// $p_i = \Pr[\arg\max_j(x_j + \epsilon_j) = i]$ for independent noise $\epsilon_j$.
///
/// Monotone in the scores and invariant under $x\mapsto x + c$, whatever the noise. Softmax for Gumbel noise. For
/// exponential noise, with $w_i = e^{x_i - \max x}$, $p_i = w_i\int_0^1\prod_{j\ne i}(1 - tw_j)\,dt$, integrated
/// exactly up to 128 scores. Otherwise by quadrature, to about $10^{-12}$; $O(n)$ per node, with some 600 nodes for
/// normal noise and $O(n)$ for uniform.
///
/// - Precondition: scores as for ``entmax(_:alpha:)``.
public func perturbedArgmax(_ x: Vector, noise: PerturbationNoise) -> Vector {
  requireScores("perturbedArgmax", x)
  let scores = x - max(x)
  switch noise {
  case .gumbel: return softmax(x)
  case .exponential:
    return sharedQuadrature(exp(scores), exponentialGrid(exp(scores))) { weight, t in
      (logCDF: Glibc.log1p(-t * weight), ratio: weight / (1 - t * weight))
    }
  case .normal:
    let law = Normal()
    return sharedQuadrature(scores, normalGrid()) { score, u in
      let logCDF = law.logCDF(u - score)
      return (logCDF: logCDF, ratio: Glibc.exp(law.logDensity(u - score) - logCDF))
    }
  case .uniform:
    return sharedQuadrature(scores, uniformGrid(scores)) { score, u in
      let t = u - score
      return t < 1 ? (logCDF: Glibc.log(t), ratio: 1 / t) : (logCDF: 0, ratio: 0)
    }
  }
}

private typealias Grid = [(node: Double, weight: Double)]

/// $p_i = \sum_kw_k\,r_i(u_k)\exp\sum_j\log G_j(u_k)$ with $r = g/G$. Scores of $-\infty$ have no part in it.
private func sharedQuadrature(
  _ values: Vector, _ grid: Grid, _ factors: (Double, Double) -> (logCDF: Double, ratio: Double)
) -> Vector {
  var result = Vector(values.count)
  var ratios = Vector(values.count)
  for (node, weight) in grid {
    var total = 0.0
    for index in 0..<values.count where values[index] > -.infinity {
      let (logCDF, ratio) = factors(values[index], node)
      total += logCDF
      ratios[index] = ratio
    }
    let common = weight * Glibc.exp(total)
    if common > 0 { result += ratios * common }
  }
  return result
}

/// The trapezoidal rule, which converges faster than any power for an integrand that is smooth and dies off like a
/// Gaussian.
private func normalGrid() -> Grid {
  (-352...352).map { (node: Double($0) / 32, weight: 1.0 / 32) }
}

/// Gauss and Legendre's rule on each interval between the points where a factor becomes constant.
private func uniformGrid(_ scores: Vector) -> Grid {
  let ends = Set(scores.map { Swift.max($0 + 1, 0) }.elements.filter { $0 > 0 }).sorted()
  let order = Swift.min((ends.count + scores.count) / 2 + 1, 20)
  return grid(over: [0] + ends, order: order)
}

/// Exact for the polynomial of degree $n - 1$; for many scores panels that double in width from where the integrand
/// begins to fall.
private func exponentialGrid(_ weights: Vector) -> Grid {
  if weights.count <= 128 { return grid(over: [0, 1], order: (weights.count + 1) / 2) }
  var ends = [0.0, Swift.min(1, 1 / sum(weights))]
  while let last = ends.last, last < 1 { ends.append(Swift.min(1, 2 * last)) }
  return grid(over: ends, order: 24)
}

private func grid(over ends: [Double], order: Int) -> Grid {
  let (nodes, weights) = gaussLegendre(order: order)
  return zip(ends, ends.dropFirst()).flatMap { start, end in
    zip(nodes, weights).map { node, weight in
      (node: start + 0.5 * (end - start) * (1 + node), weight: 0.5 * (end - start) * weight)
    }
  }
}
