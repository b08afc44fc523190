extension Matrix {
  /// The Frobenius norm $\sqrt{\sum A_{ij}^2}$, free of overflow and underflow wherever the norm itself is.
  public var frobeniusNorm: Double { storage.withUnsafeBufferPointer { euclideanNorm($0) } }

  /// The largest column sum $\max_j \sum_i |A_{ij}|$; 0 for an empty matrix, NaN if an element is.
  public var norm1: Double {
    var sums = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns { sums[column] += storage[row &* columns &+ column].magnitude }
    }
    return sums.withUnsafeBufferPointer { largestMagnitude($0) }
  }

  /// The largest row sum $\max_i \sum_j |A_{ij}|$; 0 for an empty matrix, NaN if an element is.
  public var normInfinity: Double {
    let sums = storage.withUnsafeBufferPointer { elements in
      (0..<rows).map { row in
        pairwiseSumOfMagnitudes(UnsafeBufferPointer(rebasing: elements[row * columns..<(row + 1) * columns]))
      }
    }
    return sums.withUnsafeBufferPointer { largestMagnitude($0) }
  }
}
