internal import LemmaResult

extension PanelRenderer {
  /// Bars from the baseline, side by side where several layers have bars.
  mutating func renderBars(_ labels: [String], _ heights: [Double], layer: Layer, index: Int) {
    let series = panel.layers.filter { if case .bars = $0.mark { true } else { false } }
    let place = series.firstIndex(of: layer) ?? 0
    let width = 0.78 / Double(max(1, series.count))
    openGroup(index, "fill=\"currentColor\" fill-opacity=\"0.85\" stroke=\"none\"")
    out.markup("<path d=\"")
    for (label, height) in zip(labels, heights) {
      guard let category = content.categories.firstIndex(of: label) else { continue }
      let left = Double(category) - 0.39 + width * Double(place)
      renderBar(from: left, to: left + width * 0.96, height: height)
    }
    out.markup("\"/></g>")
  }

  mutating func renderHistogram(_ edges: [Double], _ heights: [Double], index: Int) {
    openGroup(index, "fill=\"currentColor\" fill-opacity=\"0.55\" stroke=\"currentColor\" stroke-width=\"0.6\"")
    out.markup("<path d=\"")
    for (position, height) in heights.enumerated() where position + 1 < edges.count {
      renderBar(from: edges[position], to: edges[position + 1], height: height)
    }
    out.markup("\"/></g>")
  }

  private mutating func renderBar(from left: Double, to right: Double, height: Double) {
    guard let start = x(left), let end = x(right), let top = y(height), let bottom = y(y.baseline) else {
      skipped += height.isFinite ? 1 : 0
      return
    }
    move(start, bottom)
    out.markup("V")
    out.coordinate(top)
    out.markup("H")
    out.coordinate(end)
    out.markup("V")
    out.coordinate(bottom)
    out.markup("z")
  }

  /// The area between two curves, broken where either cannot be shown.
  mutating func renderBand(_ xs: [Double], _ lower: [Double], _ upper: [Double], index: Int) {
    openGroup(index, "fill=\"currentColor\" fill-opacity=\"0.22\" stroke=\"none\"")
    out.markup("<path d=\"")
    var run: [(low: Point, high: Point)] = []
    for position in 0..<min(xs.count, lower.count, upper.count) {
      if let px = x(xs[position]), let low = y(lower[position]), let high = y(upper[position]) {
        run.append((Point(x: px, y: low), Point(x: px, y: high)))
      } else {
        skipped += lower[position].isFinite && upper[position].isFinite ? 1 : 0
        renderArea(run)
        run = []
      }
    }
    renderArea(run)
    out.markup("\"/></g>")
  }

  private mutating func renderArea(_ run: [(low: Point, high: Point)]) {
    guard run.count > 1 else { return }
    trace(LineSimplification.simplified(run.map(\.high)))
    for point in LineSimplification.simplified(run.map(\.low)).reversed() {
      out.markup("L")
      out.coordinate(point.x)
      out.markup(" ")
      out.coordinate(point.y)
    }
    out.markup("z")
  }
}
