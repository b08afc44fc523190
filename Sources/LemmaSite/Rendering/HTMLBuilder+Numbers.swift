extension HTMLBuilder {
  package mutating func integer(_ value: Int) {
    if value < 0 { raw(UInt8(ascii: "-")) }
    digits(value.magnitude)
  }

  /// Appends `value` with at most two decimals: a hundredth of a pixel is as fine as a drawing needs.
  package mutating func coordinate(_ value: Double) {
    let limited = value.isFinite ? min(max(value, -1e7), 1e7) : 0
    var hundredths = Int((limited * 100).rounded())
    if hundredths < 0 {
      raw(UInt8(ascii: "-"))
      hundredths = -hundredths
    }
    digits(UInt(hundredths / 100))
    let fraction = hundredths % 100
    guard fraction > 0 else { return }
    raw(UInt8(ascii: "."))
    raw(UInt8(ascii: "0") + UInt8(fraction / 10))
    if fraction % 10 > 0 { raw(UInt8(ascii: "0") + UInt8(fraction % 10)) }
  }

  /// Appends ` name="value"` with at most two decimals.
  package mutating func attribute(_ name: StaticString, _ value: Double) {
    raw(UInt8(ascii: " "))
    markup(name)
    markup("=\"")
    coordinate(value)
    raw(UInt8(ascii: "\""))
  }

  private mutating func digits(_ value: UInt) {
    if value >= 10 { digits(value / 10) }
    raw(UInt8(ascii: "0") + UInt8(value % 10))
  }
}
