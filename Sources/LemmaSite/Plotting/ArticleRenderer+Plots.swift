internal import LemmaResult

extension ArticleRenderer {
  /// A picture: its title, its panels, and a legend of the named layers.
  ///
  /// Title and legend are ordinary text beside the pictures, so that they wrap on a phone, may hold formulas, and are
  /// translated with the page.
  mutating func renderPlot(_ plot: Plot) {
    let style = PlotStyle(plot)
    let columns = max(1, min(plot.columns, plot.panels.count))
    out.markup("<div class=\"plot\">")
    if !plot.title.isEmpty {
      out.markup("<p class=\"plot-title\">")
      renderShort(plot.title)
      out.markup("</p>")
    }
    renderFrameChoice(plot.frames)
    out.markup("<div class=\"panels columns-")
    out.integer(min(columns, 4))
    out.markup("\">")
    var notes: [String] = []
    for (number, panel) in plot.panels.enumerated() {
      render(panel, of: plot, number: number, style: style, columns: columns, notes: &notes)
    }
    out.markup("</div>")
    if style.sharesLegend { renderLegend(style.legends.first { !$0.isEmpty } ?? []) }
    for note in notes {
      out.markup("<p class=\"note\">")
      out.text(note)
      out.markup("</p>")
    }
    out.markup("</div>")
  }

  private mutating func render(
    _ panel: Panel, of plot: Plot, number: Int, style: PlotStyle, columns: Int, notes: inout [String]
  ) {
    out.markup("<div class=\"panel\">")
    if let title = panel.title, !title.isEmpty {
      out.markup("<p class=\"panel-title\">")
      renderShort(title)
      out.markup("</p>")
    }
    var renderer = PanelRenderer(
      panel, indices: style.indices[number], columns: columns, aspectRatio: plot.aspectRatio)
    let title = panel.title.map { "\(plot.title): \($0)" } ?? plot.title
    renderer.render(title: title, description: number == 0 ? plot.description : "")
    out.raw(renderer.out)
    if !style.sharesLegend { renderLegend(style.legends[number]) }
    out.markup("</div>")
    if !renderer.content.hasData { notes.append(wording.noData) }
    if renderer.skipped > 0 { notes.append(wording.notOnAxis(renderer.skipped)) }
  }

  private mutating func renderLegend(_ entries: [PlotStyle.LegendEntry]) {
    guard !entries.isEmpty else { return }
    out.markup("<ul class=\"legend\">")
    for entry in entries {
      out.markup("<li>")
      renderSwatch(entry.mark, index: entry.index)
      renderShort(entry.name)
      out.markup("</li>")
    }
    out.markup("</ul>")
  }

  /// A sample of the mark, as it looks in the picture.
  private mutating func renderSwatch(_ mark: Layer.Mark, index: Int) {
    out.markup("<svg class=\"swatch p")
    out.integer(index % PlotStyle.colours)
    out.markup("\" viewBox=\"0 0 28 12\" width=\"28\" height=\"12\" aria-hidden=\"true\"><path ")
    switch mark {
    case .line(_, _, let isDashed):
      out.markup("fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"")
      if let dashes = PlotStyle.dashes(index, isDashed: isDashed) {
        out.markup(" stroke-dasharray=\"")
        out.markup(dashes)
        out.markup("\"")
      }
      out.markup(" d=\"M1 6H27\"")
    case .contour, .vectorField: out.markup("fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.4\" d=\"M1 6H27\"")
    case .rule:
      out.markup("class=\"rule\" fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"2 3\" d=\"M1 6H27\"")
    case .scatter:
      let marker = Marker.all[index % Marker.all.count]
      out.markup(marker.attributes)
      out.markup(" d=\"M14 6")
      out.markup(marker.path)
      out.markup("\"")
    case .band: out.markup("fill=\"currentColor\" fill-opacity=\"0.22\" d=\"M1 1H27V11H1z\"")
    case .bars, .histogram, .heatMap, .text:
      out.markup("fill=\"currentColor\" fill-opacity=\"0.75\" d=\"M7 1H21V11H7z\"")
    }
    out.markup("/></svg>")
  }
}
