/// Counts of elements in equal bins: half-open ones $[e_i,e_{i+1})$, the last of them closed.
public struct Histogram: Sendable {
  /// How many elements fell into each bin.
  public let counts: [Int]
  /// The bins' edges, one more than there are bins; both ends exact.
  public let edges: Vector
  /// How many elements lie below the range.
  public let underflow: Int
  /// How many elements lie above the range.
  public let overflow: Int

  /// Counts the elements of `x`.
  ///
  /// - Precondition: at least one bin, a range of positive finite width, no NaN.
  public init(_ x: Vector, bins: Int, in range: ClosedRange<Double>) {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    require(bins >= 1, "Histogram: \(bins) bins, at least 1 is needed")
    require(lower < upper && (upper - lower).isFinite, "Histogram: the range \(range) has no positive finite width")
    edges = Vector.linspace(from: lower, through: upper, count: bins + 1)
    let tally = Self.tally(x.elements, edges.elements)
    counts = Array(tally[1...bins])
    underflow = tally[0]
    overflow = tally[bins + 1]
  }

  /// The counts as a density on the range: each divided by the bin's width and the number of elements in all bins.
  ///
  /// All zero if no element lies in the range.
  public func density() -> Vector {
    let total = Double(counts.reduce(0, +))
    return Vector(count: counts.count) { bin in
      total == 0 ? 0 : Double(counts[bin]) / (edges[bin + 1] - edges[bin]) / total
    }
  }

  /// Counts with the elements below at the front and those above at the end.
  private static func tally(_ x: [Double], _ edges: [Double]) -> [Int] {
    let bins = edges.count - 1
    let (lower, upper) = (edges[0], edges[bins])
    let scale = Double(bins) / (upper - lower)
    var tally = [Int](repeating: 0, count: bins + 2)
    edges.withUnsafeBufferPointer { edges in
      tally.withUnsafeMutableBufferPointer { tally in
        for (index, element) in x.enumerated() {
          guard element >= lower && element <= upper else {
            require(!element.isNaN, "Histogram: the vector contains NaN at \(index)")
            tally[element < lower ? 0 : bins + 1] += 1
            continue
          }
          // The quotient can be rounded across an edge; the edges decide.
          var bin = Swift.min(Int((element - lower) * scale), bins - 1)
          bin -= element < edges[bin] ? 1 : 0
          bin += element >= edges[bin + 1] && bin < bins - 1 ? 1 : 0
          tally[bin + 1] += 1
        }
      }
    }
    return tally
  }
}
