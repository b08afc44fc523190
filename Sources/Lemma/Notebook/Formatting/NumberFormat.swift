internal import Glibc
internal import LemmaResult

/// Numbers as a reader wants them: `0.1 + 0.2` is 0.3, integers have no decimal point, very large and very
/// small magnitudes are written with a power of ten.
struct NumberFormat {
  /// Significant digits.
  var digits: Int

  init(digits: Int = NumberFormat.defaultDigits) {
    self.digits = Swift.min(Swift.max(digits, 1), 17)
  }

  static let defaultDigits = 6

  /// Digits that make an error of size `tolerance` in `value` visible.
  init(resolving tolerance: Double, in value: Double) {
    guard tolerance > 0, value != 0, tolerance.isFinite, value.isFinite else {
      self.init()
      return
    }
    let decades = Glibc.log10(Swift.abs(value) / tolerance)
    self.init(digits: Swift.max(NumberFormat.defaultDigits, Int(Swift.min(decades.rounded(.up), 20)) + 2))
  }

  func text(_ value: Double) -> NumberText {
    guard value.isFinite else { return nonFinite(value) }
    if value == value.rounded(), Swift.abs(value) < 1e15 {
      return signed(String(Int64(Swift.abs(value))), exponent: nil, isNegative: value < 0)
    }
    var (digitString, exponent) = decimal(Swift.abs(value))
    while digitString.count > 1, digitString.last == "0" { digitString.removeLast() }
    // Digits that were rounded away must not look like zeros that were measured.
    let isPlain = exponent >= -4 && exponent < digits
    let mantissa = isPlain ? positional(digitString, exponent: exponent) : scientific(digitString)
    return signed(mantissa, exponent: isPlain ? nil : exponent, isNegative: value < 0)
  }

  /// The rounded significant digits of a positive number and the power of ten of the first.
  private func decimal(_ magnitude: Double) -> (digits: String, exponent: Int) {
    var buffer = [CChar](repeating: 0, count: 40)
    let length = withVaList([Int32(digits - 1), magnitude]) { vsnprintf(&buffer, buffer.count, "%.*e", $0) }
    let characters = buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }
    let parts = characters.split(separator: UInt8(ascii: "e"))
    let digitBytes = parts[0].filter { $0 != UInt8(ascii: ".") }
    return (String(decoding: digitBytes, as: UTF8.self), Int(String(decoding: parts[1], as: UTF8.self)) ?? 0)
  }

  private func positional(_ digitString: String, exponent: Int) -> String {
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digitString }
    let padded = digitString + String(repeating: "0", count: Swift.max(0, exponent + 1 - digitString.count))
    let whole = padded.prefix(exponent + 1)
    let fraction = padded.dropFirst(exponent + 1)
    return fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
  }

  private func scientific(_ digitString: String) -> String {
    let fraction = digitString.dropFirst()
    return fraction.isEmpty ? digitString : "\(digitString.prefix(1)).\(fraction)"
  }

  private func signed(_ mantissa: String, exponent: Int?, isNegative: Bool) -> NumberText {
    let (minus, texMinus) = isNegative ? ("\u{2212}", "-") : ("", "")
    guard let exponent else { return NumberText(plain: minus + mantissa, tex: texMinus + mantissa) }
    let (factor, texFactor) = mantissa == "1" ? ("", "") : (mantissa + "×", mantissa + "\\times ")
    return NumberText(
      plain: "\(minus)\(factor)10\(superscript(exponent))", tex: "\(texMinus)\(texFactor)10^{\(exponent)}")
  }

  private func superscript(_ exponent: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String(String(exponent).map { $0 == "-" ? "⁻" : raised[$0.wholeNumberValue ?? 0] })
  }

  private func nonFinite(_ value: Double) -> NumberText {
    if value.isNaN { return NumberText(plain: "NaN", tex: "\\text{NaN}") }
    return value > 0
      ? NumberText(plain: "∞", tex: "\\infty") : NumberText(plain: "\u{2212}∞", tex: "-\\infty")
  }
}
