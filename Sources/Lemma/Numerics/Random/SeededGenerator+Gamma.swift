internal import Glibc

extension SeededGenerator {
  /// A standard exponential number, $-\ln U$ with $U$ from ``openUniform()``.
  public mutating func exponential() -> Double {
    -Glibc.log(openUniform())
  }

  /// A number from the gamma law of the given shape $k>0$ and scale 1.
  ///
  /// With $d=k-\frac13$, $c=1/\sqrt{9d}$ and a normal $x$, $d\,(1+cx)^3$ is accepted with the probability that makes
  /// it exact, at least 95 % of the draws. A shape below 1 uses $\Gamma_{k+1}\,U^{1/k}$, which may underflow to 0 for tiny $k$, as the law does.
  ///
  /// Source: Marsaglia, Tsang, "A simple method for generating gamma variables", 2000.
  public mutating func gamma(shape: Double) -> Double {
    require(shape > 0 && shape.isFinite, "gamma(shape:): the shape \(shape) is not positive and finite")
    guard shape < 1 else { return gammaAboveOne(shape: shape) }
    let value = gammaAboveOne(shape: shape + 1)
    return value * Glibc.exp(Glibc.log(openUniform()) / shape)
  }

  private mutating func gammaAboveOne(shape: Double) -> Double {
    let d = shape - 1.0 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = openUniform()
      if u < 1 - 0.0331 * (x * x) * (x * x) { return d * v }
      if Glibc.log(u) < 0.5 * x * x + d * (1 - v + Glibc.log(v)) { return d * v }
    }
  }
}
