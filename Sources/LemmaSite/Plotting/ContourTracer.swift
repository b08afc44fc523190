/// Level lines by marching squares: each cell of the grid contributes segments between its edges, joined where two
/// cells share an edge. Cells with a corner that is not a number contribute nothing.
struct ContourTracer {
  private let x: [Double]
  private let y: [Double]
  private let values: [Double]
  private let level: Double
  private var neighbours: [Edge: [Edge]] = [:]
  private var order: [Edge] = []

  /// An edge of the grid, named by its lower left corner.
  private struct Edge: Hashable {
    var column: Int
    var row: Int
    var isVertical: Bool
  }

  init(x: [Double], y: [Double], values: [Double], level: Double) {
    self.x = x
    self.y = y
    self.values = values
    self.level = level
    for row in 0..<y.count - 1 {
      for column in 0..<x.count - 1 { visit(column, row) }
    }
  }

  /// The lines in the coordinates of the grid.
  var lines: [[Point]] {
    var left = neighbours
    // Lines that end are walked from an end; what remains are closed curves.
    let starts = order.filter { neighbours[$0]?.count == 1 } + order
    return starts.compactMap { start in
      left[start]?.isEmpty == false ? walk(from: start, &left).map(point) : nil
    }
  }

  private func walk(from start: Edge, _ left: inout [Edge: [Edge]]) -> [Edge] {
    var line = [start]
    var current = start
    while let next = left[current]?.popLast() {
      if let back = left[next]?.firstIndex(of: current) { left[next]?.remove(at: back) }
      line.append(next)
      current = next
    }
    return line
  }

  private func value(_ column: Int, _ row: Int) -> Double { values[row * x.count + column] }

  private mutating func visit(_ column: Int, _ row: Int) {
    let corners = [
      value(column, row), value(column + 1, row), value(column + 1, row + 1), value(column, row + 1),
    ]
    guard corners.allSatisfy(\.isFinite) else { return }
    let above = corners.map { $0 >= level }
    let edges = [
      Edge(column: column, row: row, isVertical: false), Edge(column: column + 1, row: row, isVertical: true),
      Edge(column: column, row: row + 1, isVertical: false), Edge(column: column, row: row, isVertical: true),
    ]
    let crossed = (0..<4).filter { above[$0] != above[($0 + 1) % 4] }
    if crossed.count == 2 { join(edges[crossed[0]], edges[crossed[1]]) }
    if crossed.count == 4 {
      // A saddle: the centre decides which corners belong together.
      let centre = corners.reduce(0) { $0 + $1 / 4 } >= level
      if centre == above[0] {
        join(edges[0], edges[1])
        join(edges[2], edges[3])
      } else {
        join(edges[3], edges[0])
        join(edges[1], edges[2])
      }
    }
  }

  private mutating func join(_ a: Edge, _ b: Edge) {
    for edge in [a, b] where neighbours[edge] == nil { order.append(edge) }
    neighbours[a, default: []].append(b)
    neighbours[b, default: []].append(a)
  }

  /// Where the level crosses an edge, by linear interpolation.
  private func point(on edge: Edge) -> Point {
    let start = value(edge.column, edge.row)
    let end = edge.isVertical ? value(edge.column, edge.row + 1) : value(edge.column + 1, edge.row)
    let share = end == start ? 0.5 : (level - start) / (end - start)
    if edge.isVertical {
      return Point(x: x[edge.column], y: y[edge.row] + share * (y[edge.row + 1] - y[edge.row]))
    }
    return Point(x: x[edge.column] + share * (x[edge.column + 1] - x[edge.column]), y: y[edge.row])
  }
}
