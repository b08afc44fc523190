internal import LemmaResult

/// Marks along an axis.
struct Ticks: Equatable {
  struct Tick: Equatable {
    var value: Double
    var label: String
  }

  var major: [Tick] = []
  /// Marks without a label.
  var minor: [Double] = []
  /// A power of ten that all labels leave out, such as `×10⁵`.
  var factor: String?

  /// No marks.
  init() {}

  /// About `count` marks for an axis.
  init(_ scale: Axis.Scale, _ bounds: ClosedRange<Double>, count: Int) {
    switch scale {
    case .linear: self.init(linear: bounds, count: count)
    case .logarithmic: self.init(logarithmic: bounds, count: count)
    }
  }

  init(categories: [String]) {
    major = categories.enumerated().map { Tick(value: Double($0.offset), label: $0.element) }
  }

  /// Multiples of 1, 2 or 5 times a power of ten.
  init(linear bounds: ClosedRange<Double>, count: Int) {
    let step = DecimalStep(spanning: bounds.upperBound - bounds.lowerBound, count: count)
    let first = (bounds.lowerBound / step.value - 1e-9).rounded(.up)
    let last = (bounds.upperBound / step.value + 1e-9).rounded(.down)
    guard last >= first, last - first < 1000, first.magnitude < 1e15, last.magnitude < 1e15 else { return }
    let multiples = (Int(first)...Int(last)).map { $0 * step.digit }
    let largest = Double(multiples.map(\.magnitude).max() ?? 0)
    let exponent = largest > 0 ? Int(largest.decimalLogarithm.rounded(.down)) + step.exponent : 0
    let shift = (-3...4).contains(exponent) ? 0 : exponent
    if shift != 0 { factor = "×" + Self.power(shift) }
    major = multiples.map { multiple in
      Tick(
        value: DecimalStep.value(multiple, exponent: step.exponent),
        label: DecimalStep.text(multiple, exponent: step.exponent - shift))
    }
  }

  /// Powers of ten; between them 2 and 5 where there are few, and ordinary marks where there is none.
  init(logarithmic bounds: ClosedRange<Double>, count: Int) {
    let lower = Int((bounds.lowerBound.decimalLogarithm - 1e-9).rounded(.up))
    let upper = Int((bounds.upperBound.decimalLogarithm + 1e-9).rounded(.down))
    let decades = lower <= upper ? upper - lower + 1 : 0
    if decades < 2, bounds.upperBound / bounds.lowerBound < 4 {
      self.init(linear: bounds, count: count)
      return
    }
    self.init()
    let stride = max(1, (decades + count - 1) / max(1, count))
    let usesPowers = lower < -2 || upper > 3
    let digits = decades * 3 <= count + 2 ? [1, 2, 5] : [1]
    for exponent in (lower - 1)...(upper + 1) {
      for digit in 1...9 {
        let value = DecimalStep.value(digit, exponent: exponent)
        guard bounds.contains(value) || value.isNear(bounds.lowerBound) || value.isNear(bounds.upperBound) else {
          continue
        }
        if digits.contains(digit), exponent % stride == 0 {
          major.append(Tick(value: value, label: Self.label(digit, exponent: exponent, usesPowers: usesPowers)))
        } else if decades <= 2 * count, stride == 1 || digit == 1 {
          minor.append(value)
        }
      }
    }
  }

  private static func label(_ digit: Int, exponent: Int, usesPowers: Bool) -> String {
    if !usesPowers || (0...1).contains(exponent) { return DecimalStep.text(digit, exponent: exponent) }
    return digit == 1 ? power(exponent) : "\(digit)×\(power(exponent))"
  }

  /// `10⁻³`
  static func power(_ exponent: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let text = String(exponent.magnitude).map { String(digits[$0.wholeNumberValue ?? 0]) }.joined()
    return "10" + (exponent < 0 ? "⁻" : "") + text
  }
}

extension Double {
  fileprivate func isNear(_ other: Double) -> Bool { (self - other).magnitude <= 1e-9 * other.magnitude }
}
