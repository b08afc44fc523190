/// The Gauss–Legendre rule of order $n$: $\int_{-1}^1 f \approx \sum_i w_i f(x_i)$, exact for polynomials of degree
/// $2n - 1$.
///
/// The nodes are the zeros of the Legendre polynomial $P_n$, ascending and exactly symmetric; the weights are
/// $w_i = 2 / \big((1 - x_i^2) P_n'(x_i)^2\big)$. The nodes have an absolute error of $\epsilon$, the weights, also
/// near the ends, a relative one of a few $\epsilon$, at most 50 up to order 1000. `n` must be at least 1. Cost:
/// $O(n^2)$ operations. Source: Hale, Townsend, "Fast and accurate computation of Gauss–Legendre and Gauss–Jacobi
/// quadrature nodes and weights", 2013, for the formulation in the angle.
public func gaussLegendre(order n: Int) -> (nodes: Vector, weights: Vector) {
  require(n >= 1, "gaussLegendre: order must be at least 1, got \(n)")
  let polynomial = LegendrePolynomial(degree: n)
  var nodes = Vector(n)
  var weights = Vector(n)
  for first in stride(from: 0, to: (n + 1) / 2, by: AngleBatch.scalarCount) {
    let (angles, slopes) = polynomial.zeros(from: first)
    for lane in 0..<Swift.min(AngleBatch.scalarCount, (n + 1) / 2 - first) {
      let index = first + lane
      let isCentre = 2 * index + 1 == n
      let node = isCentre ? 0 : cos(angles[lane])
      (nodes[index], nodes[n - 1 - index]) = (isCentre ? 0 : -node, node)
      let weight = 2 / (slopes[lane] * slopes[lane])
      (weights[index], weights[n - 1 - index]) = (weight, weight)
    }
  }
  return (nodes, weights)
}

private typealias AngleBatch = SIMD4<Double>

/// $P_n(\cos\theta)$ as a function of the angle.
///
/// In the angle the weight is $2 / (dP_n/d\theta)^2$, without the factor $1 - x^2$ that cancels near the ends.
private struct LegendrePolynomial {
  let degree: Int
  /// The factors $k/(k+1)$ and $(2k+1)/(k+1)$ of the recurrence.
  private let factors: [(Double, Double)]

  init(degree: Int) {
    self.degree = degree
    factors = (0..<degree).map { (k: Int) -> (Double, Double) in
      let next = Double(k + 1)
      return (Double(k) / next, Double(2 * k + 1) / next)
    }
  }

  /// A batch of zeros in the angle, ascending from the zero with index `first`, and $dP_n/d\theta$ there.
  func zeros(from first: Int) -> (angles: AngleBatch, slopes: AngleBatch) {
    var angles = AngleBatch()
    for lane in 0..<AngleBatch.scalarCount {
      angles[lane] = startingAngle(Swift.min(first + lane, (degree - 1) / 2))
    }
    var slopes = AngleBatch()
    let curvature = 0.5 * Double(degree) * Double(degree + 1)
    for _ in 0..<10 {
      let (value, slope) = evaluate(at: angles)
      let change: AngleBatch = value / slope
      // Legendre's equation, y'' = -cot θ y' - n(n + 1) y, carries the slope to the new angle.
      let bend: AngleBatch = cotangent(angles) + change * curvature
      slopes = slope + slope * (change * bend)
      angles -= change
      // Newton squares the relative error: below 1e-8 nothing is left to gain.
      if (0..<AngleBatch.scalarCount).allSatisfy({ change[$0].magnitude <= 1e-8 * angles[$0] }) { break }
    }
    return (angles, slopes)
  }

  private func startingAngle(_ index: Int) -> Double {
    let frequency = Double(degree) + 0.5
    let angle = (Double(index) + 0.75) * .pi / frequency
    return angle + 1 / (8 * frequency * frequency * tan(angle))
  }

  /// $P_n(\cos\theta)$ and its derivative by $\theta$.
  ///
  /// The recurrence runs on the differences $d_k = P_k - P_{k-1}$ with $t = 1 - \cos\theta$ computed without
  /// cancellation: $(k+1)\,d_{k+1} = k\,d_k - (2k+1)\,t P_k$.
  private func evaluate(at angles: AngleBatch) -> (value: AngleBatch, slope: AngleBatch) {
    let half = angles.map { sin($0 / 2) }
    let distance: AngleBatch = 2 * (half * half)
    var value = AngleBatch(repeating: 1)
    var difference = AngleBatch()
    for (damping, growth) in factors {
      let pull: AngleBatch = growth * distance
      difference = damping * difference - pull * value
      value += difference
    }
    let sine = angles.map { sin($0) }
    let numerator: AngleBatch = difference - distance * value
    return (value, Double(degree) * numerator / sine)
  }

  private func cotangent(_ angles: AngleBatch) -> AngleBatch { angles.map { cos($0) / sin($0) } }
}

extension SIMD4<Double> {
  fileprivate func map(_ transform: (Double) -> Double) -> SIMD4<Double> {
    SIMD4(transform(self[0]), transform(self[1]), transform(self[2]), transform(self[3]))
  }
}
