internal import LemmaResult

/// Draws one panel as SVG.
struct PanelRenderer {
  let panel: Panel
  let content: PanelContent
  let layout: PanelLayout
  let x: AxisProjection
  let y: AxisProjection
  /// Colour of each layer.
  let indices: [Int]
  var out = HTMLBuilder()
  /// Points an axis has no place for.
  var skipped = 0

  init(_ panel: Panel, indices: [Int], columns: Int, aspectRatio: Double) {
    self.panel = panel
    self.indices = indices
    var content = PanelContent(panel, columns: columns)
    let shape = content.shape(aspectRatio: aspectRatio, columns: columns)
    let layout = PanelLayout(content, columns: columns, shape: shape)
    self.content = content
    self.layout = layout
    x = AxisProjection(
      scale: panel.xAxis.scale, bounds: content.xBounds, start: layout.left, length: layout.plotWidth)
    y = AxisProjection(
      scale: panel.yAxis.scale, bounds: content.yBounds, start: layout.bottom, length: -layout.plotHeight)
  }

  /// The whole picture, with what a reader who cannot see it is told.
  mutating func render(title: String, description: String) {
    out.markup("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ")
    out.coordinate(layout.width)
    out.markup(" ")
    out.coordinate(layout.height)
    out.markup("\"><title>")
    out.text(title)
    out.markup("</title>")
    if !description.isEmpty {
      out.markup("<desc>")
      out.text(description)
      out.markup("</desc>")
    }
    renderGrid()
    renderLayers()
    renderAxes()
    renderColourBar()
    out.markup("</svg>")
  }

  private mutating func renderLayers() {
    // An inner picture cuts off what lies outside, without identifiers that would have to be unique in the page.
    out.markup("<svg class=\"layers\"")
    out.attribute("x", layout.left)
    out.attribute("y", layout.top)
    out.attribute("width", layout.plotWidth)
    out.attribute("height", layout.plotHeight)
    out.markup(" viewBox=\"")
    for value in [layout.left, layout.top, layout.plotWidth] {
      out.coordinate(value)
      out.markup(" ")
    }
    out.coordinate(layout.plotHeight)
    out.markup("\">")
    var frame: Int?
    for (layer, index) in zip(panel.layers, indices) {
      if layer.frame != frame {
        if frame != nil { out.markup("</g>") }
        if let next = layer.frame { openFrame(next) }
        frame = layer.frame
      }
      render(layer, index: index)
    }
    if frame != nil { out.markup("</g>") }
    out.markup("</svg>")
  }

  private mutating func render(_ layer: Layer, index: Int) {
    switch layer.mark {
    case .line(let xs, let ys, let dashed): renderLine(xs, ys, isDashed: dashed, index: index)
    case .scatter(let xs, let ys): renderScatter(xs, ys, index: index)
    case .bars(let labels, let heights): renderBars(labels, heights, layer: layer, index: index)
    case .histogram(let edges, let heights): renderHistogram(edges, heights, index: index)
    case .band(let xs, let lower, let upper): renderBand(xs, lower, upper, index: index)
    case .heatMap(let xs, let ys, let values): renderHeatMap(xs, ys, values)
    case .contour(let xs, let ys, let values, let levels): renderContour(xs, ys, values, levels, index: index)
    case .vectorField(let xs, let ys, let u, let v): renderArrows(xs, ys, u, v, index: index)
    case .rule(let orientation, let at): renderRule(orientation, at: at)
    case .text(let words, let px, let py): renderText(words, x: px, y: py)
    }
  }

  /// Opens the group of a frame. Without a style sheet, which overrides the attribute, the first alone is seen.
  private mutating func openFrame(_ frame: Int) {
    out.markup("<g class=\"frame frame-")
    out.integer(frame + 1)
    out.markup(frame == 0 ? "\">" : "\" display=\"none\">")
  }

  /// Opens a group in the colour of a layer.
  mutating func openGroup(_ index: Int, _ attributes: StaticString) {
    out.markup("<g class=\"p")
    out.integer(index % PlotStyle.colours)
    out.markup("\" ")
    out.markup(attributes)
    out.markup(">")
  }
}
