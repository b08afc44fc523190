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
  /// The number without its fraction; powers of ten where it is large.
  var wholeText: String { magnitude < 1e6 ? String(Int(self)) : isFinite ? "10^\(Int(decimalLogarithm))" : readable }

  /// A share in percent that may be negative.
  var signedPercentage: String { self < 0 ? "−" + (-self).percentage : percentage }
}
