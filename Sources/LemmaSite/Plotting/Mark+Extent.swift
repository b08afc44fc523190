internal import LemmaResult

extension Layer.Mark {
  /// Widens the extents by what the mark shows.
  func extend(_ x: inout Extent, _ y: inout Extent, panel: Panel, categories: [String]) {
    let (xAxis, yAxis) = (panel.xAxis, panel.yAxis)
    switch self {
    case .line(let xs, let ys, _), .scatter(let xs, let ys):
      for (px, py) in zip(xs, ys) where px.isFinite && py.isFinite {
        x.include(px, on: xAxis)
        y.include(py, on: yAxis)
      }
    case .bars(_, let heights):
      y.include(heights, on: yAxis)
      y.include(0, on: yAxis)
    case .histogram(let edges, let heights):
      x.include(edges, on: xAxis)
      y.include(heights, on: yAxis)
      y.include(0, on: yAxis)
    case .band(let xs, let lower, let upper):
      x.include(xs, on: xAxis)
      y.include(lower, on: yAxis)
      y.include(upper, on: yAxis)
    case .heatMap(let xs, let ys, _):
      x.include(CellEdges.edges(around: xs), on: xAxis)
      y.include(CellEdges.edges(around: ys), on: yAxis)
    case .contour(let xs, let ys, _, _), .vectorField(let xs, let ys, _, _):
      x.include(xs, on: xAxis)
      y.include(ys, on: yAxis)
    case .rule(.horizontal, let at): y.include(at, on: yAxis)
    case .rule(.vertical, let at): x.include(at, on: xAxis)
    case .text(_, let px, let py):
      x.include(px, on: xAxis)
      y.include(py, on: yAxis)
    }
  }

  /// Whether the mark reaches to the ends of its extent, so that room around it would show as a gap.
  var fillsPanel: Bool {
    if case .heatMap = self { true } else { false }
  }

  var standsOnZero: Bool {
    switch self {
    case .bars, .histogram: true
    default: false
    }
  }
}

/// Cells around their centres.
enum CellEdges {
  /// Edges half-way between neighbouring centres, and as far outside at the ends.
  static func edges(around centres: [Double]) -> [Double] {
    guard let first = centres.first, let last = centres.last else { return [] }
    guard centres.count > 1 else { return [first - 0.5, first + 0.5] }
    let inner = zip(centres, centres.dropFirst()).map { ($0 + $1) / 2 }
    let start = 2 * first - inner[0]
    let end = 2 * last - inner[inner.count - 1]
    return [start] + inner + [end]
  }
}
