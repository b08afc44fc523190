/// Leaves out what nobody can see.
enum LineSimplification {
  /// The line with at most two points for each unit of width: the lowest and the highest, in their order. A line that
  /// turns back loses only points that lie on the one before.
  static func simplified(_ points: [Point]) -> [Point] {
    guard points.count > 400, let first = points.first, let last = points.last else { return points }
    let isMonotone = zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x }
    if !isMonotone { return withoutRepetitions(points) }
    guard Double(points.count) > 2 * (last.x - first.x) else { return points }
    return envelope(points)
  }

  private static func envelope(_ points: [Point]) -> [Point] {
    var kept = [points[0]]
    var column = points[...]
    while let start = column.first {
      let end = column.firstIndex { $0.x.rounded(.down) != start.x.rounded(.down) } ?? column.endIndex
      let inside = column[..<end]
      if let low = inside.indices.min(by: { points[$0].y < points[$1].y }),
        let high = inside.indices.max(by: { points[$0].y < points[$1].y })
      {
        kept.append(points[min(low, high)])
        if low != high { kept.append(points[max(low, high)]) }
      }
      column = column[end...]
    }
    kept.append(points[points.count - 1])
    return kept
  }

  private static func withoutRepetitions(_ points: [Point]) -> [Point] {
    var kept = [points[0]]
    for point in points.dropFirst() {
      let last = kept[kept.count - 1]
      if length(point.x - last.x, point.y - last.y) >= 0.4 { kept.append(point) }
    }
    if let last = points.last, kept.last != last { kept.append(last) }
    return kept
  }

  /// One point for each square half a unit wide.
  static func thinned(_ points: some Sequence<Point>) -> [Point] {
    var taken: Set<[Int]> = []
    return points.filter { taken.insert([Int($0.x * 2), Int($0.y * 2)]).inserted }
  }
}
