/// The height a display formula will take, estimated from its TeX, so that the page hardly moves when it is drawn.
enum DisplayHeight {
  /// Height in `em`. At least 1.2 for each row; within a tenth for ordinary formulas. Unknown commands count as letters.
  static func estimate(_ tex: String) -> Double {
    var measure = TeXMeasure(tex)
    let (size, rows) = measure.display()
    // MathJax's scale, then the padding and the margin of the wrapper in the style sheet.
    return min(max(size.total * 1.1 + 0.65, 1.2 * Double(rows)), 80)
  }
}

/// Height above and depth below the baseline, in `em`.
struct TeXSize: Equatable {
  var height = 0.0
  var depth = 0.0

  var total: Double { height + depth }

  func union(_ other: TeXSize) -> TeXSize {
    TeXSize(height: max(height, other.height), depth: max(depth, other.depth))
  }

  func scaled(_ factor: Double) -> TeXSize { TeXSize(height: height * factor, depth: depth * factor) }

  /// Rows one above the other, centred on the axis of the line.
  static func stacked(_ rows: [TeXSize], gap: Double) -> TeXSize {
    let total =
      rows.reduce(0) { $0 + max($1.height, 0.75) + max($1.depth, 0.25) } + gap * Double(max(0, rows.count - 1))
    return TeXSize(height: total / 2 + 0.25, depth: total / 2 - 0.25)
  }
}
