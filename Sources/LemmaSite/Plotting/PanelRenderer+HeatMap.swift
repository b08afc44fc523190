internal import LemmaResult

extension PanelRenderer {
  /// Cells as one path for each level of colour, equal neighbours in a row joined.
  mutating func renderHeatMap(_ xs: [Double], _ ys: [Double], _ values: [Double]) {
    guard let colours = content.colours, !xs.isEmpty, !ys.isEmpty, values.count >= xs.count * ys.count else { return }
    let grid = HeatGrid(xs, ys, values)
    let columns = CellEdges.edges(around: grid.x).map { x($0) ?? layout.left }
    let rows = CellEdges.edges(around: grid.y).map { y($0) ?? layout.bottom }
    var paths = [HTMLBuilder](repeating: HTMLBuilder(), count: ColourScale.levels)
    for row in grid.y.indices {
      for run in grid.runs(inRow: row, colours: colours) {
        let (left, right) = (columns[run.cells.lowerBound], columns[run.cells.upperBound])
        paths[run.level].rectangle(left, rows[row + 1], right, rows[row])
      }
    }
    out.markup("<g stroke=\"none\" shape-rendering=\"crispEdges\">")
    for (level, path) in paths.enumerated() where !path.isEmpty {
      out.markup("<path")
      out.attribute("fill", ColourScale.colour(ofLevel: level))
      out.markup(" d=\"")
      out.raw(path)
      out.markup("\"/>")
    }
    out.markup("</g>")
  }

  /// The colours beside the panel, with the values they stand for.
  mutating func renderColourBar() {
    guard let colours = content.colours, let ticks = content.colourTicks else { return }
    let left = layout.right + 10
    let step = layout.plotHeight / Double(ColourScale.levels)
    out.markup("<g stroke=\"none\" shape-rendering=\"crispEdges\">")
    for level in 0..<ColourScale.levels {
      let shown = colours.isConstant ? ColourScale.levels / 2 : level
      out.markup("<path")
      out.attribute("fill", ColourScale.colour(ofLevel: shown))
      out.markup(" d=\"")
      let bottom = layout.bottom - step * Double(level)
      out.rectangle(left, bottom - step, left + 11, bottom)
      out.markup("\"/>")
    }
    out.markup("</g><g class=\"ticks notranslate\" translate=\"no\" fill=\"currentColor\" stroke=\"none\">")
    renderColourLabels(colours, ticks, x: left + 15)
    out.markup("</g>")
  }

  private mutating func renderColourLabels(_ colours: ColourScale, _ ticks: Ticks, x left: Double) {
    let scale = AxisProjection(
      scale: .linear, bounds: colours.lower...max(colours.upper, colours.lower.nextUp), start: layout.bottom,
      length: -layout.plotHeight)
    let labels =
      colours.isConstant
      ? [(layout.top + layout.plotHeight / 2, colours.lower.readable)]
      : ticks.major.compactMap { tick in scale(tick.value).map { ($0, tick.label) } }
    for (position, label) in labels {
      openText(x: left, y: position + 4.5, anchor: "start")
      out.text(label)
      out.markup("</text>")
    }
    if let factor = ticks.factor, !colours.isConstant {
      openText(x: layout.width - 2, y: layout.bottom + 5 + PanelLayout.fontSize, anchor: "end")
      out.text(factor)
      out.markup("</text>")
    }
  }
}

/// The cells of a heat map, averaged where there are more than a picture can show.
struct HeatGrid {
  private(set) var x: [Double]
  private(set) var y: [Double]
  private var values: [Double]
  private static let limit = 160

  init(_ x: [Double], _ y: [Double], _ values: [Double]) {
    let (columnBlock, rowBlock) = (Self.block(x.count), Self.block(y.count))
    self.x = Self.averaged(x, by: columnBlock)
    self.y = Self.averaged(y, by: rowBlock)
    self.values = values
    guard columnBlock > 1 || rowBlock > 1 else { return }
    self.values = self.y.indices.flatMap { row in
      self.x.indices.map { column in
        let rows = row * rowBlock..<min((row + 1) * rowBlock, y.count)
        let columns = column * columnBlock..<min((column + 1) * columnBlock, x.count)
        let cells = rows.flatMap { row in columns.map { values[row * x.count + $0] } }.filter(\.isFinite)
        return cells.isEmpty ? .nan : cells.reduce(0) { $0 + $1 / Double(cells.count) }
      }
    }
  }

  private static func block(_ count: Int) -> Int { (count + limit - 1) / limit }

  private static func averaged(_ centres: [Double], by block: Int) -> [Double] {
    stride(from: 0, to: centres.count, by: max(1, block)).map { start in
      let part = centres[start..<min(start + max(1, block), centres.count)]
      return part.reduce(0, +) / Double(part.count)
    }
  }

  /// Neighbouring cells of one level; cells without a value belong to none.
  func runs(inRow row: Int, colours: ColourScale) -> [(cells: Range<Int>, level: Int)] {
    var runs: [(cells: Range<Int>, level: Int)] = []
    for column in x.indices {
      let value = values[row * x.count + column]
      guard value.isFinite else { continue }
      let level = colours.level(of: value)
      if let last = runs.last, last.level == level, last.cells.upperBound == column {
        runs[runs.count - 1].cells = last.cells.lowerBound..<column + 1
      } else {
        runs.append((column..<column + 1, level))
      }
    }
    return runs
  }
}

extension HTMLBuilder {
  /// A closed rectangle as path data.
  fileprivate mutating func rectangle(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) {
    markup("M")
    coordinate(left)
    markup(" ")
    coordinate(top)
    markup("H")
    coordinate(right)
    markup("V")
    coordinate(bottom)
    markup("H")
    coordinate(left)
    markup("z")
  }
}
