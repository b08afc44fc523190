internal import LemmaResult

/// Which colour, dashes and marker each layer gets: the same name looks the same in every panel.
struct PlotStyle {
  typealias LegendEntry = (name: String, index: Int, mark: Layer.Mark)

  /// Number of colours; after Okabe and Ito's palette, which people with any colour vision tell apart.
  static let colours = 7

  /// By panel and layer.
  private(set) var indices: [[Int]] = []
  /// The named layers of each panel.
  private(set) var legends: [[LegendEntry]] = []

  /// Whether one legend serves all panels.
  var sharesLegend: Bool {
    let names = legends.map { Set($0.map(\.name)) }.filter { !$0.isEmpty }
    return names.allSatisfy { $0 == names.first }
  }

  init(_ plot: Plot) {
    var byName: [String: Int] = [:]
    for panel in plot.panels {
      let known = Set(panel.layers.compactMap { $0.name.flatMap { byName[$0] } })
      var free = (0...).lazy.filter { !known.contains($0) }.makeIterator()
      var previous: Int?
      var inFrames = FramePositions()
      let assigned = panel.layers.map { layer -> Int in
        // What has no name looks as it did at the same place of the first frame.
        let earlier = inFrames.index(of: layer)
        if layer.name == nil, let earlier { return earlier }
        if let index = layer.name.flatMap({ byName[$0] }) { return index }
        if layer.name == nil, layer.mark.borrowsColour, let previous { return previous }
        guard layer.mark.takesColour, let index = free.next() else { return 0 }
        if let name = layer.name { byName[name] = index }
        previous = index
        inFrames.remember(index)
        return index
      }
      indices.append(assigned)
      legends.append(Self.legend(of: panel, indices: assigned))
    }
  }

  /// The colours of the first frame's layers by their place in it.
  private struct FramePositions {
    private var first: [Int: Int] = [:]
    private var frame: Int?
    private var position = -1

    mutating func index(of layer: Layer) -> Int? {
      position = layer.frame == frame ? position + 1 : 0
      frame = layer.frame
      return frame.map { $0 > 0 } == true ? first[position] : nil
    }

    mutating func remember(_ index: Int) { if frame == 0 { first[position] = index } }
  }

  private static func legend(of panel: Panel, indices: [Int]) -> [LegendEntry] {
    var entries: [LegendEntry] = []
    for (layer, index) in zip(panel.layers, indices) {
      guard let name = layer.name, !name.isEmpty, !entries.contains(where: { $0.name == name }) else { continue }
      entries.append((name, index, layer.mark))
    }
    return entries
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
