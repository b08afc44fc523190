internal import Glibc

/// Measures of how sparse a vector is, of the magnitudes $|x_i|$; all but ``fraction(of:within:)`` are invariant
/// under scaling.
///
/// Everything is divided by the greatest magnitude first, so that no power overflows. $O(n)$, for Gini $O(n\log n)$
/// at most.
///
/// Sources: N. Hurley, S. Rickard, "Comparing Measures of Sparsity", 2009, arXiv:0811.4706; P. Hoyer, "Non-negative
/// matrix factorization with sparseness constraints", 2004, arXiv:cs/0408058.
///
/// - Precondition: the vector has elements, all finite and not all zero: the zero vector has no direction, and no
/// scale-invariant measure
///   knows it.
public enum Sparsity {
  /// The Gini index $1 - \frac2{nl_1}\sum_kx_{(k)}(n - k + \frac12)$ of the ascending magnitudes, in $[0, 1 -
  /// \frac1n]$. *Grows* with sparsity.
  ///
  /// The mean absolute difference of two entries over twice their mean.
  public static func gini(_ x: Vector) -> Double {
    let sorted = magnitudes(x, "gini").sorted()
    let n = Double(x.count)
    // Ranks relative to their mean: Σ (2k - n - 1) x_(k), whose terms stay small for a nearly constant vector.
    let spread = sum(Vector(count: x.count) { index in (2 * Double(index) + 1 - n) * (sorted[index] - sorted[0]) })
    return spread / (n * sum(sorted))
  }

  /// Hoyer's measure $\frac{\sqrt n - l_1/l_2}{\sqrt n - 1}$, 0 for a constant and 1 for a one-hot vector. *Grows*
  /// with sparsity.
  ///
  /// - Precondition: at least two elements.
  public static func hoyer(_ x: Vector) -> Double {
    require(x.count >= 2, "Sparsity.hoyer: at least two elements are needed, got \(x.count)")
    let root = Double(x.count).squareRoot()
    return (root - l1OverL2(x)) / (root - 1)
  }

  /// $l_1/l_2$, from 1 for a one-hot vector to $\sqrt n$ for a constant one. *Falls* with sparsity.
  public static func l1OverL2(_ x: Vector) -> Double {
    let y = magnitudes(x, "l1OverL2")
    return sum(y) / y.norm
  }

  /// $S_{q,p} = n^{1/p-1/q}\,l_q/l_p$, the ratio of two power means, from $n^{1/p-1/q}$ to 1. *Falls* with sparsity.
  ///
  /// $S_{1,2} = \mathbb E|x|/\sqrt{\mathbb Ex^2}$, the cosine between $x$ and its signs; $S_{1,\infty}$ is mean over
  /// maximum. Keeps to the Robin Hood principle for $q\le1\le p$, and fails it where $q$ and $p$ are on the same
  /// side of 1.
  ///
  /// - Precondition: $0<q<p\le\infty$.
  public static func powerMeanRatio(_ x: Vector, q: Double = 1, p: Double = 2) -> Double {
    require(q > 0 && q < p, "Sparsity.powerMeanRatio: 0 < q < p is needed, got q = \(q) and p = \(p)")
    let y = magnitudes(x, "powerMeanRatio")
    return Glibc.exp(logPowerMean(y, q) - logPowerMean(y, p))
  }

  /// $\sum x_i^4/\bigl(\sum x_i^2\bigr)^2$, from $\frac1n$ to 1. *Grows* with sparsity, if not always.
  public static func kurtosisRatio(_ x: Vector) -> Double {
    let squares = magnitudes(x, "kurtosisRatio").map { $0 * $0 }
    return dot(squares, squares) / (sum(squares) * sum(squares))
  }

  /// The fraction of entries with $|x_i|\le$ `threshold`. *Grows* with sparsity; invariant under scaling for the
  /// threshold 0 only.
  ///
  /// - Precondition: the vector has elements, all finite (they may all vanish); the threshold is not negative.
  public static func fraction(of x: Vector, within threshold: Double = 0) -> Double {
    require(threshold >= 0, "Sparsity.fraction: the threshold must not be negative, got \(threshold)")
    requireFiniteEntries(x, "fraction")
    return Double(x.elements.count { $0.magnitude <= threshold }) / Double(x.count)
  }

  /// $\log\bigl(\frac1n\sum y_i^a\bigr)^{1/a}$ for magnitudes of at most 1.
  private static func logPowerMean(_ y: Vector, _ a: Double) -> Double {
    if a == .infinity { return 0 }
    let powers = a == 1 ? y : y.map { $0 == 0 ? 0 : Glibc.pow($0, a) }
    return Glibc.log(mean(powers)) / a
  }

  /// $|x_i|/\max|x|$.
  static func magnitudes(_ x: Vector, _ function: StaticString) -> Vector {
    requireFiniteEntries(x, function)
    let greatest = x.norm(.infinity)
    require(greatest > 0, "Sparsity.\(function): a vector of zeros has no direction")
    return x.map { $0.magnitude / greatest }
  }

  private static func requireFiniteEntries(_ x: Vector, _ function: StaticString) {
    require(x.count > 0, "Sparsity.\(function): the vector is empty")
    require(x.norm(.infinity) < .infinity, "Sparsity.\(function): an element is not finite")
  }
}
