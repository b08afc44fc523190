extension Sequence<Double> {
  /// No element is larger than the one before it. NaN makes it false.
  public var isNonIncreasing: Bool { allNeighbours { $1 <= $0 } }

  /// No element is smaller than the one before it. NaN makes it false.
  public var isNonDecreasing: Bool { allNeighbours { $1 >= $0 } }

  /// Every element is smaller than the one before it. NaN makes it false.
  public var isDecreasing: Bool { allNeighbours { $1 < $0 } }

  /// Every element is larger than the one before it. NaN makes it false.
  public var isIncreasing: Bool { allNeighbours { $1 > $0 } }

  private func allNeighbours(_ relation: (Double, Double) -> Bool) -> Bool {
    var previous: Double?
    for element in self {
      if element.isNaN { return false }
      if let previous, !relation(previous, element) { return false }
      previous = element
    }
    return true
  }
}
