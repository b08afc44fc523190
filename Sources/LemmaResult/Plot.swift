/// A picture as values: the site draws it, the program only says what is in it.
package struct Plot: Sendable, Equatable, Codable {
  package var title: String
  /// What a reader who cannot see the picture is told.
  package var description: String
  package var panels: [Panel]
  /// Panels side by side.
  package var columns: Int
  /// Width over height of one panel.
  package var aspectRatio: Double
  /// The labels of the pictures that a reader steps through, in order; none if there is only one picture.
  package var frames: [String]

  package init(
    title: String, description: String, panels: [Panel], columns: Int = 1, aspectRatio: Double = 1.6,
    frames: [String] = []
  ) {
    self.title = title
    self.description = description
    self.panels = panels
    self.columns = columns
    self.aspectRatio = aspectRatio
    self.frames = frames
  }
}

/// One pair of axes and what is drawn between them.
package struct Panel: Sendable, Equatable, Codable {
  package var title: String?
  package var xAxis: Axis
  package var yAxis: Axis
  package var layers: [Layer]
  /// One unit is as long on both axes.
  package var equalUnits: Bool

  package init(title: String? = nil, xAxis: Axis, yAxis: Axis, layers: [Layer], equalUnits: Bool = false) {
    self.title = title
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.layers = layers
    self.equalUnits = equalUnits
  }
}

package struct Axis: Sendable, Equatable, Codable {
  package enum Scale: String, Sendable, Codable { case linear, logarithmic }

  package var label: String?
  package var scale: Scale
  /// Smallest and largest value shown; none means as the data need.
  package var lowerBound: Double?
  package var upperBound: Double?

  package init(label: String? = nil, scale: Scale = .linear, lowerBound: Double? = nil, upperBound: Double? = nil) {
    self.label = label
    self.scale = scale
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }
}

/// One series. Layers with a name appear in the legend.
package struct Layer: Sendable, Equatable, Codable {
  package enum Mark: Sendable, Equatable, Codable {
    case line(x: [Double], y: [Double], dashed: Bool)
    case scatter(x: [Double], y: [Double])
    /// Bars from 0 to `heights`, one for each category.
    case bars(labels: [String], heights: [Double])
    /// Bars between consecutive edges: `heights.count + 1 == edges.count`.
    case histogram(edges: [Double], heights: [Double])
    /// The area between two curves.
    case band(x: [Double], lower: [Double], upper: [Double])
    /// `values` row by row from the lowest `y`; `x` and `y` are the centres of the cells.
    case heatMap(x: [Double], y: [Double], values: [Double])
    /// Level lines of `values`, laid out as in a heat map.
    case contour(x: [Double], y: [Double], values: [Double], levels: [Double])
    /// Arrows from `(x, y)` along `(u, v)`.
    case vectorField(x: [Double], y: [Double], u: [Double], v: [Double])
    /// A line across the whole panel.
    case rule(Orientation, at: Double)
    /// Words at a point.
    case text(String, x: Double, y: Double)
  }

  package enum Orientation: String, Sendable, Codable { case horizontal, vertical }

  package var name: String?
  package var mark: Mark
  /// The frame to which the layer belongs, from 0; none for what every frame shows.
  package var frame: Int?

  package init(name: String? = nil, mark: Mark, frame: Int? = nil) {
    self.name = name
    self.mark = mark
    self.frame = frame
  }
}
