extension PanelRenderer {
  /// A line, broken wherever an axis has no place for a point.
  mutating func renderLine(_ xs: [Double], _ ys: [Double], isDashed: Bool, index: Int) {
    openGroup(index, "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.9\"")
    out.markup("<path")
    if let dashes = PlotStyle.dashes(index, isDashed: isDashed) {
      out.markup(" stroke-dasharray=\"")
      out.markup(dashes)
      out.markup("\"")
    }
    out.markup(" d=\"")
    for piece in pieces(xs, ys) { trace(LineSimplification.simplified(piece)) }
    out.markup("\"/></g>")
  }

  /// The points of a series, broken where one cannot be shown.
  mutating func pieces(_ xs: [Double], _ ys: [Double]) -> [[Point]] {
    var pieces: [[Point]] = [[]]
    for (value, height) in zip(xs, ys) {
      if let px = x(value), let py = y(height) {
        pieces[pieces.count - 1].append(Point(x: px, y: py))
      } else {
        skipped += value.isFinite && height.isFinite ? 1 : 0
        if pieces.last?.isEmpty == false { pieces.append([]) }
      }
    }
    return pieces.filter { !$0.isEmpty }
  }

  /// Appends a path through the points; a single one becomes a dot.
  mutating func trace(_ points: [Point]) {
    guard let first = points.first else { return }
    move(first.x, first.y)
    if points.count == 1 { out.markup("h0") }
    for point in points.dropFirst() {
      out.markup("L")
      out.coordinate(point.x)
      out.markup(" ")
      out.coordinate(point.y)
    }
  }

  /// Points with a marker for each series; where thousands fall on one spot, one is drawn.
  mutating func renderScatter(_ xs: [Double], _ ys: [Double], index: Int) {
    let points = pieces(xs, ys).joined()
    let shown = points.count > 2000 ? LineSimplification.thinned(points) : Array(points)
    let marker = Marker.all[index % Marker.all.count]
    openGroup(index, "opacity=\"0.8\"")
    out.markup("<path ")
    out.markup(marker.attributes)
    out.markup(" d=\"")
    for point in shown {
      move(point.x, point.y)
      out.markup(marker.path)
    }
    out.markup("\"/></g>")
  }
}

/// A place in the picture.
struct Point: Equatable {
  var x: Double
  var y: Double
}

/// The shape of a series' points: told apart without colours.
struct Marker {
  let attributes: StaticString
  /// Relative path from the point's centre.
  let path: StaticString

  static let all = [
    Marker(attributes: "fill=\"none\" stroke=\"currentColor\" stroke-width=\"5\" stroke-linecap=\"round\"", path: "h0"),
    Marker(
      attributes: "fill=\"none\" stroke=\"currentColor\" stroke-width=\"4.4\" stroke-linecap=\"square\"", path: "h0"),
    Marker(attributes: "fill=\"currentColor\" stroke=\"none\"", path: "m0-3.4l3.2 5.6h-6.4z"),
    Marker(
      attributes: "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"", path: "m-2.6-2.6l5.2 5.2m0-5.2l-5.2 5.2"
    ),
    Marker(attributes: "fill=\"currentColor\" stroke=\"none\"", path: "m0-3.6l3.2 3.6l-3.2 3.6l-3.2-3.6z"),
    Marker(attributes: "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"", path: "m-3.2 0h6.4m-3.2-3.2v6.4"),
  ]
}
