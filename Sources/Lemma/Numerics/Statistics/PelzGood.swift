internal import Glibc

/// $P(\sqrt n\,D_n\le x)=K_0(x)+K_1(x)\,n^{-1/2}+K_2(x)\,n^{-1}+K_3(x)\,n^{-3/2}+O(n^{-2})$, with Kolmogorov's limit
/// law $K_0$.
///
/// Each $K$ is a sum of polynomials in $\pi(k+\frac12)$ or $\pi k$ times $e^{-\pi^2(k+1/2)^2/2x^2}$ or
/// $e^{-\pi^2k^2/2x^2}$; five terms suffice for $x<2$. Source: Pelz, Good, "Approximating the lower tail-areas of the
/// Kolmogorov-Smirnov one-sample statistic", J. R. Stat. Soc. B 38, 1976.
func pelzGood(_ x: Double, _ n: Int) -> Double {
  if x < 0.05 { return 0 }
  let root = Double(n).squareRoot()
  var value = 0.0
  for k in 0..<5 {
    // The sums run over all integers; k + 1/2 and -(k + 1) + 1/2 give the same term.
    value += 2 * halfIntegerTerm(x, square: Double.pi * Double.pi * (Double(k) + 0.5) * (Double(k) + 0.5), root)
    if k > 0 { value += 2 * integerTerm(x, square: Double.pi * Double.pi * Double(k * k), root) }
  }
  return (Double.pi / 2).squareRoot() * value
}

/// The terms with $s=\pi^2(k+\frac12)^2$ of all four functions.
private func halfIntegerTerm(_ x: Double, square s: Double, _ root: Double) -> Double {
  let y = x * x
  let (y2, y3) = (y * y, y * y * y)
  let first = (s - y) / (6 * y2)
  let second = ((6 * y3 + 2 * y2) + s * (2 * y2 - 5 * y) + s * s * (1 - 2 * y)) / (72 * y3 * x)
  let cubic = s * s * s * (5 - 30 * y) + s * s * (212 * y2 - 60 * y)
  let third = (cubic + s * (135 * y2 - 96 * y3) - (30 * y3 + 90 * y2 * y2)) / (6480 * y3 * y2)
  return Glibc.exp(-s / (2 * y)) * (1 / x + (first + (second + third / root) / root) / root)
}

/// The terms with $s=\pi^2k^2$, which only the third and fourth function have.
private func integerTerm(_ x: Double, square s: Double, _ root: Double) -> Double {
  let y = x * x
  let second = -s / (36 * y * x)
  let third = (3 * s * y - s * s) / (216 * y * y * y)
  return Glibc.exp(-s / (2 * y)) * (second + third / root) / (root * root)
}
