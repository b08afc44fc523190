internal import Glibc

/// The monotone coupling of two mixtures on the line, $(F^{-1}(u), G^{-1}(u))$ with uniform $u$, which is the optimal one.
struct QuantileCoupling {
  let p: GaussianMixture
  let q: GaussianMixture

  /// $\int_0^1 h(F^{-1}(u), G^{-1}(u))\,du$.
  ///
  /// Between two components the quantile functions are steep, so the interval is split at the cumulative weights of both mixtures
  /// and the tanh–sinh rule, which does not mind a steep end, takes each piece. Every node carries $u$ and $1 - u$: a sum of densities
  /// against distances in $x$ would converge hopelessly where the weights differ across a gap.
  func mean(of h: (Double, Double) -> Double) -> Double {
    let cuts = (cumulativeWeights(p) + cumulativeWeights(q)).sorted { $0.below < $1.below }
    var total = 0.0
    var left = Cut(below: 0, above: 1)
    for right in cuts + [Cut(below: 1, above: 0)] where right.below - left.below > 1e-14 {
      total += integrate(h, from: left, to: right)
      left = right
    }
    return total
  }

  /// A probability and its complement.
  private struct Cut {
    var below: Double
    var above: Double
  }

  private func cumulativeWeights(_ mixture: GaussianMixture) -> [Cut] {
    let order = mixture.weights.indices.sorted { mixture.means[$0] < mixture.means[$1] }
    return order.indices.dropFirst().map { split in
      Cut(
        below: order[..<split].reduce(0) { $0 + mixture.weights[$1] },
        above: order[split...].reduce(0) { $0 + mixture.weights[$1] })
    }
  }

  /// Step 0.05 up to 3.6, where the weights have fallen to $10^{-24}$.
  private func integrate(_ h: (Double, Double) -> Double, from left: Cut, to right: Cut) -> Double {
    let width = right.below - left.below
    var sum = 0.0
    for k in -72...72 {
      let t = 0.05 * Double(k)
      let (toLeft, toRight) = (logistic(Double.pi * sinh(t)), logistic(-Double.pi * sinh(t)))
      let weight = Double.pi * cosh(t) * toLeft * toRight
      let (below, above) = (left.below + width * toLeft, right.above + width * toRight)
      let x = quantile(p, below, above)
      let y = quantile(q, below, above)
      sum += weight * h(x, y)
    }
    return 0.05 * width * sum
  }

  private func quantile(_ mixture: GaussianMixture, _ below: Double, _ above: Double) -> Double {
    below <= 0.5
      ? mixture.argument(.lower, logProbability: log(below)) : mixture.argument(.upper, logProbability: log(above))
  }
}

/// $W_2$ between two mixtures on the line, or between two Gaussians in any dimension.
///
/// On the line $W_2^2 = \int_0^1(F^{-1} - G^{-1})^2\,du$, some 14 digits of the square. Between Gaussians the Bures formula
/// $W_2^2 = \|m_1 - m_2\|^2 + \operatorname{tr}\big(A + B - 2(A^{1/2}BA^{1/2})^{1/2}\big)$. Mixtures of several components in more
/// than one dimension are a precondition failure.
public func wasserstein2(_ p: GaussianMixture, _ q: GaussianMixture) -> Double {
  require(p.dimension == q.dimension, "wasserstein2: dimensions \(p.dimension) and \(q.dimension)")
  if p.dimension == 1 {
    return QuantileCoupling(p: p, q: q).mean { x, y in (x - y) * (x - y) }.squareRoot()
  }
  require(
    p.count == 1 && q.count == 1, "wasserstein2: \(p.count) and \(q.count) components in dimension \(p.dimension)")
  let (a, b) = (p.component(0), q.component(0))
  let root = matrixFunction(a.covariance) { Swift.max($0, 0).squareRoot() }
  let product = root * b.covariance * root
  let cross = matrixFunction(0.5 * (product + product.transpose)) { Swift.max($0, 0).squareRoot() }
  let bures = (a.covariance + b.covariance).trace - 2 * cross.trace
  // Rounding may leave a small negative number for equal covariances.
  return ((a.mean - b.mean).squaredNorm + Swift.max(bures, 0)).squareRoot()
}

/// $E\langle x - y, \nabla\log p(x) - \nabla\log q(y)\rangle$ under the optimal coupling of two mixtures on the line.
///
/// It equals $E_p\operatorname{tr}(\nabla T + \nabla T^{-1} - 2) \ge 0$ with the Brenier map $T$: the lemma by which the gradient of the
/// entropy is monotone along optimal couplings. Under other couplings it can be negative.
public func entropyMonotonicity(_ p: GaussianMixture, _ q: GaussianMixture) -> Double {
  QuantileCoupling(p: p, q: q).mean { x, y in (x - y) * (p.score(at: x) - q.score(at: y)) }
}
