internal import LemmaResult

/// What one panel shows, in values: bounds, marks of the axes, how much could not be shown.
struct PanelContent {
  let panel: Panel
  /// Names of the bars, which stand at 0, 1, 2, …
  let categories: [String]
  var xBounds: ClosedRange<Double>
  var yBounds: ClosedRange<Double>
  var xTicks: Ticks
  var yTicks: Ticks
  let colours: ColourScale?
  let colourTicks: Ticks?
  let hasData: Bool

  var hasCategories: Bool { !categories.isEmpty }

  init(_ panel: Panel, columns: Int) {
    self.panel = panel
    categories = Self.categories(of: panel)
    var x = Extent()
    var y = Extent()
    for layer in panel.layers { layer.mark.extend(&x, &y, panel: panel, categories: categories) }
    hasData = !x.isEmpty || !y.isEmpty
    if !categories.isEmpty {
      x.include(-0.5, on: panel.xAxis)
      x.include(Double(categories.count) - 0.5, on: panel.xAxis)
    }
    let room = panel.layers.contains(where: \.mark.fillsPanel) ? 0 : 0.04
    xBounds = panel.xAxis.bounds(for: x, room: categories.isEmpty ? room : 0)
    yBounds = panel.yAxis.bounds(for: y, room: room)
    if panel.layers.contains(where: \.mark.standsOnZero), panel.yAxis.lowerBound == nil, y.lower == 0 {
      yBounds = 0...max(yBounds.upperBound, .leastNormalMagnitude)
    }
    colours = ColourScale(
      panel.layers.flatMap { layer -> [Double] in
        if case .heatMap(_, _, let values) = layer.mark { values } else { [] }
      })
    colourTicks = colours.map { Ticks(linear: $0.isConstant ? $0.lower...$0.lower : $0.lower...$0.upper, count: 5) }
    xTicks = Ticks()
    yTicks = Ticks()
    placeTicks(columns: columns)
  }

  mutating func placeTicks(columns: Int) {
    let narrow = columns > 1
    xTicks =
      hasCategories
      ? Ticks(categories: categories.map { TextMeasure.shortened($0, to: 16) })
      : Ticks(panel.xAxis.scale, xBounds, count: narrow ? 4 : 5)
    yTicks = Ticks(panel.yAxis.scale, yBounds, count: narrow ? 4 : 5)
  }

  private static func categories(of panel: Panel) -> [String] {
    var names: [String] = []
    for case .bars(let labels, _) in panel.layers.map(\.mark) {
      for label in labels where !names.contains(label) { names.append(label) }
    }
    return names
  }

  /// Height over width of the rectangle between the axes. Equal units may widen one of the bounds.
  mutating func shape(aspectRatio: Double, columns: Int) -> Double {
    let usual = 1 / (aspectRatio.isFinite && aspectRatio > 0 ? min(max(aspectRatio, 0.25), 8) : 1.6)
    guard panel.equalUnits, panel.xAxis.scale == .linear, panel.yAxis.scale == .linear, !hasCategories else {
      return usual
    }
    let x = xBounds.upperBound - xBounds.lowerBound
    let y = yBounds.upperBound - yBounds.lowerBound
    let shape = min(max(y / x, 0.3), 1.25)
    if y / x < shape { yBounds = yBounds.widened(to: x * shape) }
    if y / x > shape { xBounds = xBounds.widened(to: y / shape) }
    placeTicks(columns: columns)
    return shape
  }
}

extension ClosedRange<Double> {
  fileprivate func widened(to span: Double) -> Self {
    let extra = (span - (upperBound - lowerBound)) / 2
    return (lowerBound - extra)...(upperBound + extra)
  }
}
