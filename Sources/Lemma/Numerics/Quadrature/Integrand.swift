/// An integrand on a finite interval: the caller's function, or its image under $x = (1 - t)/t$ when an end is infinite.
struct Integrand {
  /// How the finite variable maps to the caller's.
  private enum Chart {
    case identity
    /// $x = a + s\,(1 - t)/t$ for $t$ in $(0, 1)$, with $s = \pm1$.
    case halfLine(from: Double, direction: Double)
    /// $x = \pm(1 - t)/t$, both halves at once.
    case line
  }

  private let function: (Double) -> Double
  private let chart: Chart
  /// The ends in the finite variable.
  let lower: Double
  let upper: Double
  /// The first argument at which the function was not finite.
  private(set) var firstNonFinite: Double?

  /// Evaluations of the caller's function for one value.
  var evaluationsPerValue: Int { if case .line = chart { 2 } else { 1 } }
}

extension Integrand {
  /// Requires `a < b`.
  init(_ function: @escaping (Double) -> Double, from a: Double, to b: Double) {
    self.function = function
    (lower, upper) = a.isInfinite || b.isInfinite ? (0, 1) : (a, b)
    chart =
      switch (a.isInfinite, b.isInfinite) {
      case (false, false): .identity
      case (false, true): .halfLine(from: a, direction: 1)
      case (true, false): .halfLine(from: b, direction: -1)
      case (true, true): .line
      }
  }

  mutating func value(at t: Double) -> Double {
    switch chart {
    case .identity: return checked(t)
    // Two divisions: t² may underflow where the quotient does not.
    case .halfLine(let end, let direction): return checked(end + direction * ((1 - t) / t)) / t / t
    case .line:
      let x = (1 - t) / t
      return (checked(x) + checked(-x)) / t / t
    }
  }

  /// The finite variable of a point of the caller's interval.
  func parameter(of x: Double) -> Double {
    switch chart {
    case .identity: x
    case .halfLine(let end, _): 1 / (1 + (x - end).magnitude)
    case .line: 1 / (1 + x.magnitude)
    }
  }

  private mutating func checked(_ x: Double) -> Double {
    let value = function(x)
    if !value.isFinite && firstNonFinite == nil { firstNonFinite = x }
    return value
  }
}
