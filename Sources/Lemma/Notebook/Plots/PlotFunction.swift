internal import LemmaResult

/// Draws a picture with one pair of axes.
///
///     plot("Two rectifiers", description: "Both bend at 0.", x: "x", y: "f(x)") {
///       Line("ReLU", from: -4, through: 4) { x in max(x, 0) }
///       Scatter("data", x: xs, y: ys)
///     }
///
/// - Parameters:
///   - title: The picture's name, shown above it.
///   - description: What a reader who cannot see the picture is told.
///   - x: The horizontal axis: a label, `.linear("x", in: 0...1)` or `.log("n")`.
///   - y: The vertical axis.
///   - equalUnits: Whether one unit is as long on both axes.
///   - aspectRatio: Width over height.
public func plot(
  _ title: String, description: String, x: PlotAxis = .linear(), y: PlotAxis = .linear(), equalUnits: Bool = false,
  aspectRatio: Double = 1.6, line: Int = #line, @PlotBuilder marks: () -> [PlotDrawing]
) {
  let panel = Panel(x: x, y: y, equalUnits: equalUnits, marks: marks)
  emit(title, description, [panel], columns: 1, aspectRatio: aspectRatio, line: line)
}

/// Draws several panels, `columns` of them side by side.
public func plot(
  _ title: String, description: String, columns: Int, aspectRatio: Double = 1.4, line: Int = #line,
  @PanelBuilder panels: () -> [Panel]
) {
  require(columns >= 1, "plot: \(columns) columns")
  emit(title, description, panels(), columns: columns, aspectRatio: aspectRatio, line: line)
}

/// One pair of axes of a picture with several.
public struct Panel {
  let panel: LemmaResult.Panel
  let frames: [String]

  public init(
    _ title: String? = nil, x: PlotAxis = .linear(), y: PlotAxis = .linear(), equalUnits: Bool = false,
    @PlotBuilder marks: () -> [PlotDrawing]
  ) {
    let (layers, frames) = layersAndFrames(marks())
    self.frames = frames
    panel = LemmaResult.Panel(title: title, xAxis: x.axis, yAxis: y.axis, layers: layers, equalUnits: equalUnits)
  }
}

/// What an axis measures, and how.
public struct PlotAxis: ExpressibleByStringLiteral {
  let axis: LemmaResult.Axis

  /// A linear axis with this label.
  public init(stringLiteral label: String) {
    axis = LemmaResult.Axis(label: label)
  }

  private init(_ label: String?, _ scale: LemmaResult.Axis.Scale, _ range: ClosedRange<Double>?) {
    axis = LemmaResult.Axis(
      label: label, scale: scale, lowerBound: range?.lowerBound, upperBound: range?.upperBound)
  }

  /// A linear axis; without a range it shows all data.
  public static func linear(_ label: String? = nil, in range: ClosedRange<Double>? = nil) -> PlotAxis {
    PlotAxis(label, .linear, range)
  }

  /// A logarithmic axis (base 10); a range must be positive.
  public static func log(_ label: String? = nil, in range: ClosedRange<Double>? = nil) -> PlotAxis {
    require(range.map { $0.lowerBound > 0 } ?? true, "log axis: the range must be positive")
    return PlotAxis(label, .logarithmic, range)
  }
}

/// Collects what is drawn between a pair of axes.
@resultBuilder public enum PlotBuilder {
  public static func buildExpression(_ mark: any PlotMark) -> [PlotDrawing] { [mark.drawing] }
  public static func buildExpression(_ marks: [any PlotMark]) -> [PlotDrawing] { marks.map(\.drawing) }
  public static func buildExpression(_ frame: Frame) -> [PlotDrawing] { frame.drawings }
  public static func buildBlock(_ parts: [PlotDrawing]...) -> [PlotDrawing] { parts.flatMap { $0 } }
  public static func buildArray(_ parts: [[PlotDrawing]]) -> [PlotDrawing] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [PlotDrawing]?) -> [PlotDrawing] { part ?? [] }
  public static func buildEither(first part: [PlotDrawing]) -> [PlotDrawing] { part }
  public static func buildEither(second part: [PlotDrawing]) -> [PlotDrawing] { part }
}

/// Collects the panels of a picture.
@resultBuilder public enum PanelBuilder {
  public static func buildExpression(_ panel: Panel) -> [Panel] { [panel] }
  public static func buildBlock(_ parts: [Panel]...) -> [Panel] { parts.flatMap { $0 } }
  public static func buildArray(_ parts: [[Panel]]) -> [Panel] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [Panel]?) -> [Panel] { part ?? [] }
  public static func buildEither(first part: [Panel]) -> [Panel] { part }
  public static func buildEither(second part: [Panel]) -> [Panel] { part }
}

private func emit(
  _ title: String, _ description: String, _ panels: [Panel], columns: Int, aspectRatio: Double, line: Int
) {
  require(aspectRatio > 0 && aspectRatio.isFinite, "plot: aspect ratio \(aspectRatio)")
  let plot = Plot(
    title: title, description: description, panels: panels.map(\.panel), columns: columns, aspectRatio: aspectRatio,
    frames: commonFrames(panels))
  let session = Session.current
  session.emit(.output(Output(block: session.block, line: line, position: session.position(), value: .plot(plot))))
}
