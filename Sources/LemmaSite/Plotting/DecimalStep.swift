/// The distance between marks: 1, 2 or 5 times a power of ten. Marks are kept as whole multiples, so that their values
/// and labels are exact.
struct DecimalStep {
  let digit: Int
  let exponent: Int

  /// The step that gives about `count` marks over `span`.
  init(spanning span: Double, count: Int) {
    let wanted = min(max(span / Double(max(1, count)), .leastNormalMagnitude), 1e301)
    let floor = Int(wanted.decimalLogarithm.rounded(.down))
    let lead = wanted / Self.value(1, exponent: floor)
    switch lead {
    case ..<1.4142: (digit, exponent) = (1, floor)
    case ..<3.1623: (digit, exponent) = (2, floor)
    case ..<7.0711: (digit, exponent) = (5, floor)
    default: (digit, exponent) = (1, floor + 1)
    }
  }

  var value: Double { Self.value(digit, exponent: exponent) }

  /// `multiple · 10^exponent`, rounded once.
  static func value(_ multiple: Int, exponent: Int) -> Double {
    exponent >= 0
      ? Double(multiple) * 10.0.power(Double(exponent)) : Double(multiple) / 10.0.power(Double(-exponent))
  }

  /// `multiple · 10^exponent` in decimal digits, without rounding: `-5`, `-2` gives `−0.05`.
  static func text(_ multiple: Int, exponent: Int) -> String {
    var digits = String(multiple.magnitude)
    if exponent >= 0 {
      if multiple != 0 { digits += String(repeating: "0", count: exponent) }
    } else {
      if digits.count <= -exponent { digits = String(repeating: "0", count: -exponent - digits.count + 1) + digits }
      let point = digits.index(digits.endIndex, offsetBy: exponent)
      digits = digits[..<point] + "." + digits[point...]
    }
    return multiple < 0 ? "−" + digits : digits
  }
}
