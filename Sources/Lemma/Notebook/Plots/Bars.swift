internal import LemmaResult

/// Bars over categories or over the bins of a histogram.
public struct Bars: PlotMark {
  public let drawing: PlotDrawing

  /// One bar for each label.
  public init(_ name: String? = nil, labels: [String], heights: some Sequence<Double>) {
    let heights = Array(heights)
    require(labels.count == heights.count, "Bars: \(labels.count) labels and \(heights.count) heights")
    drawing = PlotDrawing(name, .bars(labels: labels, heights: heights))
  }

  /// One bar for each label.
  public init(_ labels: [String], _ heights: some Sequence<Double>) {
    self.init(nil, labels: labels, heights: heights)
  }

  /// Bars between consecutive edges, one more than there are bars.
  public init(_ name: String? = nil, edges: some Sequence<Double>, heights: some Sequence<Double>) {
    let (edges, heights) = (Array(edges), Array(heights))
    require(edges.count == heights.count + 1, "Bars: \(edges.count) edges and \(heights.count) heights")
    drawing = PlotDrawing(name, .histogram(edges: edges, heights: heights))
  }

  /// The density of a histogram.
  public init(_ name: String? = nil, histogram: Histogram) {
    self.init(name, edges: histogram.edges, heights: histogram.density())
  }
}
