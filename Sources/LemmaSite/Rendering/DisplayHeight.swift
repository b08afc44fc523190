/// The height a display formula will take, guessed from its TeX, so that the page hardly moves when it is typeset.
enum DisplayHeight {
  /// Height in `em`: the rows one above the other, tall ones (fractions, sums, matrices) counted as such.
  ///
  /// A guess too small moves the page a little; one too large leaves a gap for good. Hence `min-height` and figures
  /// on the low side: never below 1.2 em per row.
  static func estimate(_ tex: String) -> Double {
    var height = 0.0
    var row = 1.2
    var bytes = Array(tex.utf8)[...]
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "\\") else { continue }
      if bytes.first == UInt8(ascii: "\\") {
        bytes.removeFirst()
        height += row
        row = 1.2
      } else if let tall = tallCommands.first(where: { bytes.starts(with: $0.name) }) {
        row = max(row, tall.height)
      }
    }
    return min(height + row, 60)
  }

  private static let tallCommands: [(name: [UInt8], height: Double)] = [
    ("frac", 2.2), ("dfrac", 2.2), ("cfrac", 2.2), ("binom", 2.2), ("sum", 2.8), ("prod", 2.8), ("int", 2.2),
    ("underbrace", 2.2), ("overbrace", 2), ("left", 1.4),
  ].map { (Array($0.0.utf8), $0.1) }
}
