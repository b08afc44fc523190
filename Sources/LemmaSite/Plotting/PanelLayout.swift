internal import LemmaResult

/// Sizes of one panel's picture. Units are those of the view box; a reader sees 12 to 16 pixels for a text of 12.
struct PanelLayout {
  /// Text is set smaller than this on wide screens, where a picture is magnified.
  static let fontSize = 14.0

  let width: Double
  let height: Double
  /// The rectangle between the axes.
  let left: Double
  let top: Double
  let plotWidth: Double
  let plotHeight: Double
  /// Labels of categories that do not fit beside each other are turned.
  let turnsLabels: Bool

  var right: Double { left + plotWidth }
  var bottom: Double { top + plotHeight }

  /// - Parameter shape: Height over width of the rectangle between the axes.
  init(_ content: PanelContent, columns: Int, shape: Double) {
    let em = Self.fontSize
    width = columns <= 1 ? 440 : columns == 2 ? 300 : 240
    let yWidth = content.yTicks.major.map { TextMeasure.width($0.label) }.max() ?? 0
    left = (yWidth * em + 9 + (content.panel.yAxis.label == nil ? 0 : em + 5)).rounded(.up)
    top = content.yTicks.factor == nil ? 8 : em + 6
    let barWidth = content.colourTicks.map { ticks in
      30 + (ticks.major.map { TextMeasure.width($0.label) }.max() ?? 0) * em
    }
    let lastLabel = (content.xTicks.major.last.map { TextMeasure.width($0.label) } ?? 0) * em / 2
    plotWidth = max(60, width - left - (barWidth ?? max(8, content.hasCategories ? 8 : lastLabel * 0.8)))
    plotHeight = plotWidth * shape
    let widest = content.xTicks.major.map { TextMeasure.width($0.label) }.max() ?? 0
    let room = plotWidth / Double(max(1, content.xTicks.major.count))
    turnsLabels = content.hasCategories && widest * em > room
    let labels = turnsLabels ? widest * em * 0.64 + em : em + 6
    height = top + plotHeight + labels + (content.panel.xAxis.label == nil ? 2 : em + 7)
  }
}
