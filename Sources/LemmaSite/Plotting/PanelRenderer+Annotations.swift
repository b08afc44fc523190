internal import LemmaResult

extension PanelRenderer {
  /// Arrows, the longest a little shorter than the distance between neighbours.
  mutating func renderArrows(_ xs: [Double], _ ys: [Double], _ u: [Double], _ v: [Double], index: Int) {
    let count = min(xs.count, ys.count, u.count, v.count)
    var arrows: [(start: Point, dx: Double, dy: Double)] = []
    for position in 0..<count {
      guard let px = x(xs[position]), let py = y(ys[position]), u[position].isFinite, v[position].isFinite else {
        continue
      }
      let (dx, dy) = (u[position] * x.slope(at: xs[position]), v[position] * y.slope(at: ys[position]))
      arrows.append((Point(x: px, y: py), dx, dy))
    }
    guard let longest = arrows.map({ length($0.dx, $0.dy) }).max(), longest > 0, longest.isFinite else { return }
    let reach = 0.85 * (layout.plotWidth * layout.plotHeight / Double(arrows.count)).squareRoot()
    openGroup(index, "fill=\"none\" stroke=\"currentColor\"")
    out.markup("<path stroke-width=\"1.1\" d=\"")
    for arrow in arrows { renderArrow(arrow.start, arrow.dx * reach / longest, arrow.dy * reach / longest) }
    out.markup("\"/></g>")
  }

  private mutating func renderArrow(_ start: Point, _ dx: Double, _ dy: Double) {
    move(start.x, start.y)
    step("l", dx, dy)
    let size = length(dx, dy)
    guard size > 2 else { return }
    let head = min(4, size * 0.4) / size
    step("m", (-dx - dy * 0.5) * head, (-dy + dx * 0.5) * head)
    step("L", start.x + dx, start.y + dy)
    step("l", (-dx + dy * 0.5) * head, (-dy - dx * 0.5) * head)
  }

  private mutating func step(_ command: StaticString, _ x: Double, _ y: Double) {
    out.markup(command)
    out.coordinate(x)
    out.markup(" ")
    out.coordinate(y)
  }

  /// A line across the whole panel.
  mutating func renderRule(_ orientation: Layer.Orientation, at value: Double) {
    out.markup("<path class=\"rule\" fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"2 3\" d=\"")
    switch orientation {
    case .horizontal:
      if let position = y(value) {
        move(layout.left, position)
        out.markup("H")
        out.coordinate(layout.right)
      }
    case .vertical:
      if let position = x(value) {
        move(position, layout.top)
        out.markup("V")
        out.coordinate(layout.bottom)
      }
    }
    out.markup("\"/>")
  }

  /// Words at a point, turned towards the middle so that they stay inside.
  mutating func renderText(_ words: String, x value: Double, y height: Double) {
    guard let px = x(value), let py = y(height) else { return }
    let share = (px - layout.left) / layout.plotWidth
    out.markup("<g class=\"halo\" fill=\"currentColor\">")
    openText(x: px, y: py, anchor: share > 0.75 ? "end" : share < 0.25 ? "start" : "middle")
    out.text(TextMeasure.plain(words))
    out.markup("</text></g>")
  }
}
