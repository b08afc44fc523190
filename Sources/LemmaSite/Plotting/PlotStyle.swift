internal import LemmaResult

/// Which colour, dashes and marker each layer gets: the same name looks the same in every panel.
struct PlotStyle {
  /// Number of colours; Okabe and Ito's palette, which people with any colour vision tell apart.
  static let colours = 7

  private(set) var indices: [[Int]] = []
  /// One entry for each name, in order of appearance.
  private(set) var legend: [(name: String, index: Int, mark: Layer.Mark)] = []

  init(_ plot: Plot) {
    var byName: [String: Int] = [:]
    var next = 0
    for panel in plot.panels {
      var unnamed = 0
      var previous: Int?
      indices.append(
        panel.layers.map { layer in
          if let name = layer.name, let known = byName[name] { return known }
          if layer.name == nil, layer.mark.borrowsColour, let previous { return previous }
          if !layer.mark.takesColour { return 0 }
          let index = layer.name == nil ? next + unnamed : next
          if let name = layer.name {
            byName[name] = index
            next += 1
          } else {
            unnamed += 1
          }
          previous = index
          return index
        })
      addToLegend(panel, indices: indices[indices.count - 1])
      next += unnamed
    }
  }

  private mutating func addToLegend(_ panel: Panel, indices: [Int]) {
    for (layer, index) in zip(panel.layers, indices) {
      guard let name = layer.name, !name.isEmpty, !legend.contains(where: { $0.name == name }) else { continue }
      legend.append((name, index, layer.mark))
    }
  }

  /// Dashes that tell a line from its neighbours without its colour; what the author calls dashed has short ones.
  static func dashes(_ index: Int, isDashed: Bool) -> StaticString? {
    if isDashed { return "5 4" }
    switch index % 6 {
    case 1: return "14 3"
    case 2: return "3 2.5"
    case 3: return "10 3 2 3"
    case 4: return "8 3 2 3 2 3"
    case 5: return "20 2 2 2"
    default: return nil
    }
  }
}

extension Layer.Mark {
  /// Whether the mark is told from others by a colour of its own.
  var takesColour: Bool {
    switch self {
    case .rule, .text, .heatMap: false
    default: true
    }
  }

  /// A band without a name belongs to the curve before it.
  var borrowsColour: Bool {
    if case .band = self { true } else { false }
  }
}
