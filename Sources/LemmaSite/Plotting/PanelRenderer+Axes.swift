internal import LemmaResult

extension PanelRenderer {
  mutating func renderGrid() {
    out.markup("<path class=\"grid\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.2\" d=\"")
    if !content.hasCategories {
      for position in positions(content.xTicks.major.map(\.value), on: x) {
        move(position, layout.top)
        out.markup("V")
        out.coordinate(layout.bottom)
      }
    }
    for position in positions(content.yTicks.major.map(\.value), on: y) {
      move(layout.left, position)
      out.markup("H")
      out.coordinate(layout.right)
    }
    out.markup("\"/>")
  }

  mutating func renderAxes() {
    renderFrame()
    out.markup("<g class=\"ticks notranslate\" translate=\"no\" fill=\"currentColor\" stroke=\"none\">")
    renderXLabels()
    renderYLabels()
    out.markup("</g>")
    if let label = panel.xAxis.label {
      renderLabel(label, x: layout.left + layout.plotWidth / 2, y: layout.height - 5, isTurned: false)
    }
    if let label = panel.yAxis.label {
      renderLabel(label, x: PanelLayout.fontSize - 1, y: layout.top + layout.plotHeight / 2, isTurned: true)
    }
  }

  private mutating func renderFrame() {
    out.markup("<path class=\"axis\" fill=\"none\" stroke=\"currentColor\" d=\"")
    move(layout.left, layout.top)
    out.markup("V")
    out.coordinate(layout.bottom)
    out.markup("H")
    out.coordinate(layout.right)
    for position in positions(content.xTicks.major.map(\.value), on: x) { tick(x: position, length: 4) }
    for position in positions(content.xTicks.minor, on: x) { tick(x: position, length: 2) }
    for position in positions(content.yTicks.major.map(\.value), on: y) { tick(y: position, length: 4) }
    for position in positions(content.yTicks.minor, on: y) { tick(y: position, length: 2) }
    out.markup("\"/>")
  }

  private mutating func tick(x position: Double, length: Double) {
    move(position, layout.bottom)
    out.markup("v")
    out.coordinate(length)
  }

  private mutating func tick(y position: Double, length: Double) {
    move(layout.left, position)
    out.markup("h")
    out.coordinate(-length)
  }

  private mutating func renderXLabels() {
    let baseline = layout.bottom + 5 + PanelLayout.fontSize
    for tick in content.xTicks.major {
      guard let position = x(tick.value) else { continue }
      if layout.turnsLabels {
        out.markup("<text text-anchor=\"end\" transform=\"translate(")
        out.coordinate(position + 4)
        out.markup(" ")
        out.coordinate(layout.bottom + 14)
        out.markup(") rotate(-40)\">")
      } else {
        openText(x: position, y: baseline, anchor: "middle")
      }
      out.text(tick.label)
      out.markup("</text>")
    }
    if let factor = content.xTicks.factor {
      openText(x: layout.right, y: layout.height - 5, anchor: "end")
      out.text(factor)
      out.markup("</text>")
    }
  }

  private mutating func renderYLabels() {
    for tick in content.yTicks.major {
      guard let position = y(tick.value) else { continue }
      openText(x: layout.left - 7, y: position + 4.5, anchor: "end")
      out.text(tick.label)
      out.markup("</text>")
    }
    if let factor = content.yTicks.factor {
      openText(x: layout.left, y: PanelLayout.fontSize - 1, anchor: "start")
      out.text(factor)
      out.markup("</text>")
    }
  }

  private mutating func renderLabel(_ label: String, x: Double, y: Double, isTurned: Bool) {
    out.markup("<text class=\"label\" fill=\"currentColor\" text-anchor=\"middle\" transform=\"translate(")
    out.coordinate(x)
    out.markup(" ")
    out.coordinate(y)
    out.markup(isTurned ? ") rotate(-90)\">" : ")\">")
    out.text(TextMeasure.plain(label))
    out.markup("</text>")
  }

  mutating func openText(x: Double, y: Double, anchor: StaticString) {
    out.markup("<text")
    out.attribute("x", x)
    out.attribute("y", y)
    out.markup(" text-anchor=\"")
    out.markup(anchor)
    out.markup("\">")
  }

  mutating func move(_ x: Double, _ y: Double) {
    out.markup("M")
    out.coordinate(x)
    out.markup(" ")
    out.coordinate(y)
  }

  private func positions(_ values: [Double], on axis: AxisProjection) -> [Double] { values.compactMap { axis($0) } }
}
