/// How an interval of integration, finite or not, maps to a finite one.
///
/// The function itself is passed along from call to call, not stored: a stored closure would cost a thunk at every evaluation.
struct IntegrationChart {
  private enum Kind {
    case identity
    /// $x = a + s\,(1 - t)/t$ for $t$ in $(0, 1)$, with $s = \pm1$.
    case halfLine(from: Double, direction: Double)
    /// $x = \pm(1 - t)/t$, both halves at once.
    case line
  }

  private let kind: Kind
  /// The ends in the finite variable.
  let lower: Double
  let upper: Double

  /// Requires `a < b`.
  init(from a: Double, to b: Double) {
    (lower, upper) = a.isInfinite || b.isInfinite ? (0, 1) : (a, b)
    kind =
      switch (a.isInfinite, b.isInfinite) {
      case (false, false): .identity
      case (false, true): .halfLine(from: a, direction: 1)
      case (true, false): .halfLine(from: b, direction: -1)
      case (true, true): .line
      }
  }

  /// Evaluations of the caller's function for one value of the integrand.
  var evaluationsPerValue: Int { if case .line = kind { 2 } else { 1 } }
}

extension IntegrationChart {
  /// The Kronrod rule for the function on a part of the finite interval.
  func rule(_ f: (Double) -> Double, _ lower: Double, _ upper: Double) -> KronrodRule {
    switch kind {
    case .identity:
      KronrodRule.fits(from: lower, to: upper)
        ? KronrodRule(f, from: lower, to: upper)
        : KronrodRule({ f(inside($0)) }, from: lower, to: upper)
    case .halfLine(let end, let direction):
      KronrodRule(
        { t in
          let inverse = 1 / t
          let x = end + direction * ((1 - t) * inverse)
          // Not times the square, which may overflow where the function is tiny.
          return f(x == end ? (direction > 0 ? end.nextUp : end.nextDown) : x) * inverse * inverse
        }, from: lower, to: upper)
    case .line:
      KronrodRule(
        { t in
          let inverse = 1 / t
          let x = (1 - t) * inverse
          return (f(x) + f(-x)) * inverse * inverse
        }, from: lower, to: upper)
    }
  }

  /// The number inside the interval nearest to `x`: the nodes of a part of a few ulps are rounded onto its ends.
  private func inside(_ x: Double) -> Double { Swift.min(Swift.max(x, lower.nextUp), upper.nextDown) }

  /// The finite variable of a point of the caller's interval.
  func parameter(of x: Double) -> Double {
    switch kind {
    case .identity: x
    case .halfLine(let end, _): 1 / (1 + (x - end).magnitude)
    case .line: 1 / (1 + x.magnitude)
    }
  }

  /// An argument at which the function is not finite, among those of the rule on a part; evaluates it once more.
  func nonFiniteArgument(_ f: (Double) -> Double, _ lower: Double, _ upper: Double) -> Double? {
    var found: Double?
    func note(_ x: Double) -> Double {
      let value = f(x)
      if !value.isFinite && found == nil { found = x }
      return value
    }
    _ = rule(note, lower, upper)
    return found
  }
}
