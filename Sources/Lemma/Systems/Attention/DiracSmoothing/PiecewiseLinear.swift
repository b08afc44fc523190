/// $f(x) = c + sx + \sum_j\bigl[\Delta_j\max(x - t_j, 0) + J_j\,\theta(x - t_j)\bigr]$: lines with kinks and jumps.
///
/// At a jump the value from the right is taken. With the kinks sorted once and their sums kept, an evaluation costs
/// a binary search.
public struct PiecewiseLinear: Sendable {
  /// A place where the slope changes by $\Delta$ and the value by $J$.
  public struct Kink: Sendable {
    /// The place $t$.
    public var position: Double
    /// $\Delta$, the slope on the right minus that on the left.
    public var slopeChange: Double
    /// $J$, the value on the right minus that on the left.
    public var jump: Double

    public init(at position: Double, slopeChange: Double = 0, jump: Double = 0) {
      (self.position, self.slopeChange, self.jump) = (position, slopeChange, jump)
    }
  }

  /// In ascending order of position.
  let kinks: [Kink]
  /// The lines between the kinks: `pieces[k]` holds to the right of `k` kinks.
  private let pieces: [(intercept: Double, slope: Double)]

  /// - Precondition: all numbers are finite. Kinks may come in any order and coincide.
  public init(intercept: Double = 0, slope: Double = 0, kinks: [Kink]) {
    require(
      intercept.isFinite && slope.isFinite, "PiecewiseLinear: intercept \(intercept) and slope \(slope) must be finite")
    self.kinks = kinks.sorted { $0.position < $1.position }
    var piece = (intercept: intercept, slope: slope)
    var pieces = [piece]
    for kink in self.kinks {
      require(
        kink.position.isFinite && kink.slopeChange.isFinite && kink.jump.isFinite,
        "PiecewiseLinear: the kink at \(kink.position) is not finite")
      piece.slope += kink.slopeChange
      piece.intercept += kink.jump - kink.slopeChange * kink.position
      pieces.append(piece)
    }
    self.pieces = pieces
  }

  /// $f(x)$, from the right at jumps. NaN propagates.
  public func callAsFunction(_ x: Double) -> Double {
    let piece = self.piece(at: x)
    // A flat piece has its value at infinity too.
    return piece.slope == 0 && !x.isNaN ? piece.intercept : piece.intercept + piece.slope * x
  }

  /// The slope at `x`, from the right at kinks.
  func slope(at x: Double) -> Double { piece(at: x).slope }

  /// Whether some piece is not constant.
  var hasSlope: Bool { pieces.contains { $0.slope != 0 } }

  private func piece(at x: Double) -> (intercept: Double, slope: Double) {
    pieces[kinks.firstIndex(after: x)]
  }
}

extension PiecewiseLinear {
  /// $\max(x, 0)$.
  public static let relu = PiecewiseLinear(kinks: [Kink(at: 0, slopeChange: 1)])
  /// $|x|$.
  public static let absoluteValue = PiecewiseLinear(slope: -1, kinks: [Kink(at: 0, slopeChange: 2)])
  /// $\theta(x)$, 1 from 0 on.
  public static let step = PiecewiseLinear(kinks: [Kink(at: 0, jump: 1)])
  /// $\operatorname{sign}x$, 1 from 0 on.
  public static let sign = PiecewiseLinear(intercept: -1, kinks: [Kink(at: 0, jump: 2)])
  /// $x$ clamped to $[-1, 1]$.
  public static let hardTanh = PiecewiseLinear(
    intercept: -1, kinks: [Kink(at: -1, slopeChange: 1), Kink(at: 1, slopeChange: -1)])

  /// $x$ for positive $x$ and $ax$ for negative.
  public static func leakyReLU(slope a: Double) -> PiecewiseLinear {
    PiecewiseLinear(slope: a, kinks: [Kink(at: 0, slopeChange: 1 - a)])
  }
}

extension [PiecewiseLinear.Kink] {
  /// How many kinks lie at or left of `x`; 0 for NaN.
  func firstIndex(after x: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].position <= x { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
