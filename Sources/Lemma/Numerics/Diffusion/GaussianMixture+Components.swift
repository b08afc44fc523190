internal import Glibc

/// How the components share a point, on which every pointwise quantity rests.
extension GaussianMixture {
  /// Calls `body` with the index of each component, its share of the density at `x` relative to the largest, and $(x - m_k)/v_k$.
  ///
  /// Returns the logarithm of the largest term. Only differences of logarithms are ever exponentiated, so that nothing underflows
  /// before all but one component are negligible.
  @inline(__always)
  func forEachShare(at x: Double, _ body: (Int, Double, Double) -> Void) -> Double {
    var largest = -Double.infinity
    for k in 0..<weights.count { largest = Swift.max(largest, logTerm(k, at: x)) }
    for k in 0..<weights.count {
      let share = exp(logTerm(k, at: x) - largest)
      body(k, share, (x - means[k]) / variances[k])
    }
    return largest
  }

  /// $\log(w_k \mathcal N_k(x))$ on the line.
  @inline(__always)
  private func logTerm(_ k: Int, at x: Double) -> Double {
    let distance = x - means[k]
    return logScales[k] - 0.5 * distance * distance / variances[k]
  }

  /// The posterior over components at a point.
  struct Shares {
    /// $r_k(x)$.
    var responsibilities: [Double]
    /// $\log p(x)$.
    var logDensity: Double
    /// $\Lambda_k^{-1} Q_k (x - m_k)$, component after component, where the rows of $Q_k$ are the principal axes.
    var residuals: [Double]
  }

  /// The shares at a point of any dimension, $O(K d^2)$.
  func shares(at x: Vector) -> Shares {
    let (d, n) = (dimension, count)
    var residuals = [Double](repeating: 0, count: n * d)
    var terms = logScales
    for k in 0..<n {
      for i in k * d..<(k + 1) * d {
        var coordinate = 0.0
        for j in 0..<d { coordinate += axes[i * d + j] * (x.storage[j] - means[k * d + j]) }
        residuals[i] = coordinate / variances[i]
        terms[k] -= 0.5 * coordinate * residuals[i]
      }
    }
    let largest = terms.reduce(-Double.infinity) { Swift.max($0, $1) }
    var total = 0.0
    for k in 0..<n {
      terms[k] = exp(terms[k] - largest)
      total += terms[k]
    }
    for k in 0..<n { terms[k] /= total }
    return Shares(responsibilities: terms, logDensity: largest + log(total), residuals: residuals)
  }

  /// $Q_k^\top y$ for the coordinates $y$ of component $k$, added to `sum` with a factor.
  func addAlongAxes(_ factor: Double, _ coordinate: (Int) -> Double, component k: Int, to sum: inout [Double]) {
    let d = dimension
    for i in k * d..<(k + 1) * d {
      let scaled = factor * coordinate(i)
      for j in 0..<d { sum[j] += scaled * axes[i * d + j] }
    }
  }

  func requirePoint(_ x: Vector, _ function: String) {
    require(x.count == dimension, "\(function): a point of \(x.count) coordinates in dimension \(dimension)")
  }

  func requireLine(_ function: String) {
    require(dimension == 1, "\(function): the argument is a Double, the dimension \(dimension)")
  }

  /// A density needs variance in every component.
  func requireDensity(_ function: String) {
    for (index, variance) in variances.enumerated() where !(variance > 0) {
      preconditionFailed("\(function): component \(index / dimension) is a point mass; diffuse with sigma > 0 first")
    }
  }
}
