extension Double {
  /// The shortest digits that a reader would write: `0.001`, `1e-12`, `4000`.
  var readable: String {
    if isNaN { return "NaN" }
    if isInfinite { return self < 0 ? "−∞" : "∞" }
    if magnitude < 1e15, self == rounded() { return String(Int(self)) }
    return description
  }

  /// A share in percent with two significant digits, never rounded up to a whole that it does not reach.
  var percentage: String {
    guard isFinite else { return readable }
    let percent = self * 100
    if percent == percent.rounded(), percent < 1e6 { return "\(Int(percent)) %" }
    if percent < 0.1 { return "< 0.1 %" }
    if percent > 99, percent < 100 { return "> 99 %" }
    if percent >= 1e6 { return "> 1,000,000 %" }
    if percent >= 10 { return "\(Int(percent)) %" }
    let tenths = Int(percent * 10)
    return "\(tenths / 10).\(tenths % 10) %"
  }
}

extension Double {
  /// At most three significant digits, and a power of ten where the magnitude asks for one: a tolerance as it is read.
  package var shortText: String {
    guard isFinite, self != 0 else { return readable }
    var exponent = Int(decimalLogarithm.rounded(.down))
    var digits = scaled(by: 2 - exponent).rounded()
    if digits.magnitude >= 1000 {
      digits /= 10
      exponent += 1
    } else if digits.magnitude < 100 {
      exponent -= 1
      digits = scaled(by: 2 - exponent).rounded()
    }
    if (-4...5).contains(exponent) { return digits.scaled(by: exponent - 2).readable }
    let mantissa = digits / 100
    let power = "10" + String(exponent).map { Self.superscripts[$0] ?? "" }.joined()
    return mantissa == 1 ? power : mantissa.readable + "×" + power
  }

  /// The number times a power of ten, in at most one rounding for the powers that a `Double` holds exactly.
  private func scaled(by power: Int) -> Double {
    guard power.magnitude <= 300 else { return scaled(by: power / 2).scaled(by: power - power / 2) }
    return power < 0 ? self / .power(ofTen: -power) : self * .power(ofTen: power)
  }

  private static let superscripts: [Character: String] = [
    "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
  ]
}

extension Double {
  /// The number without its fraction; powers of ten where it is large.
  var wholeText: String { magnitude < 1e6 ? String(Int(self)) : isFinite ? "10^\(Int(decimalLogarithm))" : readable }

  /// A share in percent that may be negative.
  var signedPercentage: String { self < 0 ? "−" + (-self).percentage : percentage }
}
