internal import LemmaResult

extension PanelRenderer {
  /// Level lines, the longest of each level labelled with its value.
  mutating func renderContour(
    _ xs: [Double], _ ys: [Double], _ values: [Double], _ levels: [Double], index: Int
  ) {
    guard xs.count > 1, ys.count > 1, values.count >= xs.count * ys.count else { return }
    openGroup(index, "fill=\"none\" stroke=\"currentColor\"")
    var labels: [(Point, String)] = []
    for level in levels where level.isFinite {
      let lines = ContourTracer(x: xs, y: ys, values: values, level: level).lines.map { line in
        line.compactMap { point in x(point.x).flatMap { px in y(point.y).map { Point(x: px, y: $0) } } }
      }
      out.markup("<path stroke-width=\"1.3\" d=\"")
      for line in lines { trace(LineSimplification.simplified(line)) }
      out.markup("\"/>")
      if let longest = lines.max(by: { $0.count < $1.count }), longest.count > 4 {
        labels.append((Self.place(on: longest, away: labels.map(\.0)), level.readable))
      }
    }
    out.markup("</g><g class=\"ticks halo notranslate\" translate=\"no\" fill=\"currentColor\">")
    for (point, label) in labels {
      openText(x: point.x, y: point.y + 4, anchor: "middle")
      out.text(label)
      out.markup("</text>")
    }
    out.markup("</g>")
  }

  /// The place on a line that is farthest from the labels there are.
  private static func place(on line: [Point], away taken: [Point]) -> Point {
    let inner = line.dropFirst(line.count / 6).dropLast(line.count / 6)
    func distance(_ point: Point) -> Double {
      taken.map { length(point.x - $0.x, point.y - $0.y) }.min() ?? 0
    }
    return inner.max { distance($0) < distance($1) } ?? line[line.count / 2]
  }
}
