/// From values to colours: dark violet over green to yellow, in equal steps of lightness, so that the order of values
/// survives grey print and every colour vision. The anchors are those of viridis (CC0).
struct ColourScale {
  static let levels = 32

  let lower: Double
  let upper: Double

  init?(_ values: [Double]) {
    let finite = values.lazy.filter(\.isFinite)
    guard let lower = finite.min(), let upper = finite.max() else { return nil }
    self.lower = max(lower, -1e300)
    self.upper = min(upper, 1e300)
  }

  var isConstant: Bool { !(upper - lower > 1e-12 * max(lower.magnitude, upper.magnitude)) }

  /// The level of a value, from 0.
  func level(of value: Double) -> Int {
    if isConstant { return Self.levels / 2 }
    let share = (value / 2 - lower / 2) / (upper / 2 - lower / 2)
    return Int(min(max(share * Double(Self.levels), 0), Double(Self.levels - 1)))
  }

  /// The colour of a level as `#rrggbb`.
  static func colour(ofLevel level: Int) -> String { colours[min(max(level, 0), levels - 1)] }

  private static let colours: [String] = (0..<levels).map { level in
    let place = Double(level) / Double(levels - 1) * Double(anchors.count - 1)
    let index = min(Int(place), anchors.count - 2)
    let share = place - Double(index)
    let channels = (0..<3).map { channel -> String in
      let value = anchors[index][channel] * (1 - share) + anchors[index + 1][channel] * share
      let text = String(Int(value.rounded()), radix: 16)
      return text.count < 2 ? "0" + text : text
    }
    return "#" + channels.joined()
  }

  private static let anchors: [[Double]] = [
    [68, 1, 84], [71, 44, 122], [59, 81, 139], [44, 113, 142], [33, 144, 141], [39, 173, 129], [92, 200, 99],
    [170, 220, 50], [253, 231, 37],
  ]
}
