internal import LemmaResult

/// The smallest and the largest of some values; what an axis cannot show is left out.
struct Extent: Equatable {
  var lower = Double.infinity
  var upper = -Double.infinity

  var isEmpty: Bool { lower > upper }

  mutating func include(_ value: Double, on axis: Axis) {
    guard value.isFinite, axis.scale == .linear || value > 0 else { return }
    let value = axis.limited(value)
    lower = min(lower, value)
    upper = max(upper, value)
  }

  mutating func include(_ values: [Double], on axis: Axis) {
    for value in values { include(value, on: axis) }
  }
}

extension Axis {
  /// Bounds for the values of `extent`: what the author set, else the data with a little room around them.
  func bounds(for extent: Extent, room: Double) -> ClosedRange<Double> {
    var lower = extent.lower
    var upper = extent.upper
    if extent.isEmpty { (lower, upper) = scale == .linear ? (0, 1) : (1, 10) }
    let set = (lowerBound.flatMap(usable), upperBound.flatMap(usable))
    if let bound = set.0, set.1.map({ bound < $0 }) ?? true { lower = bound }
    if let bound = set.1, set.0.map({ $0 < bound }) ?? true { upper = bound }
    if lower > upper { (lower, upper) = set.0 == nil ? (upper, upper) : (lower, lower) }
    let padded = scale == .linear ? widened(lower, upper, room: room) : widenedLogarithmically(lower, upper, room: room)
    return
      (lower == set.0 && padded.isProper ? lower : padded.lower)...(upper == set.1 && padded.isProper
      ? upper : padded.upper)
  }

  /// The value, kept so far from the ends of `Double` that differences and quotients of bounds stay finite.
  func limited(_ value: Double) -> Double {
    min(max(value, scale == .linear ? -1e300 : 1e-290), scale == .linear ? 1e300 : 1e290)
  }

  private func usable(_ bound: Double) -> Double? {
    bound.isFinite && (scale == .linear || bound > 0) ? limited(bound) : nil
  }

  /// `isProper` says that the values differ enough to span an axis by themselves.
  private func widened(_ lower: Double, _ upper: Double, room: Double) -> (lower: Double, upper: Double, isProper: Bool)
  {
    let magnitude = max(lower.magnitude, upper.magnitude)
    guard upper - lower > 1e-12 * magnitude, upper > lower else {
      let half = magnitude > 0 ? magnitude * 0.1 : 0.5
      return (lower - half, upper + half, false)
    }
    let margin = (upper - lower) * room
    return (lower - margin, upper + margin, true)
  }

  private func widenedLogarithmically(
    _ lower: Double, _ upper: Double, room: Double
  ) -> (lower: Double, upper: Double, isProper: Bool) {
    guard upper > lower * (1 + 1e-9) else { return (lower / 3, upper * 3, false) }
    let factor = (upper / lower).power(room)
    return (max(lower / factor, .leastNormalMagnitude), min(upper * factor, 1e300), true)
  }
}
