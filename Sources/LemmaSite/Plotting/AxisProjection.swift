internal import LemmaResult

/// From values to positions in the picture.
struct AxisProjection {
  let scale: Axis.Scale
  let bounds: ClosedRange<Double>
  /// Position of the lower bound, and the signed distance from there to the upper bound's.
  let start: Double
  let length: Double

  /// The position of a value; none where the axis has no place for it. Positions far outside are cut off.
  func callAsFunction(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let share: Double
    switch scale {
    case .linear:
      share = (value - bounds.lowerBound) / (bounds.upperBound - bounds.lowerBound)
    case .logarithmic:
      guard value > 0 else { return nil }
      let lower = bounds.lowerBound.decimalLogarithm
      share = (value.decimalLogarithm - lower) / (bounds.upperBound.decimalLogarithm - lower)
    }
    return start + length * min(max(share, -50), 50)
  }

  /// How far the position moves when `value` grows by one: the direction of arrows.
  func slope(at value: Double) -> Double {
    switch scale {
    case .linear: length / (bounds.upperBound - bounds.lowerBound)
    case .logarithmic:
      0.4342944819032518 * length / value
        / (bounds.upperBound.decimalLogarithm - bounds.lowerBound.decimalLogarithm)
    }
  }

  /// Where bars stand: zero, or the axis's end next to it.
  var baseline: Double {
    scale == .logarithmic ? bounds.lowerBound : min(max(0, bounds.lowerBound), bounds.upperBound)
  }
}
