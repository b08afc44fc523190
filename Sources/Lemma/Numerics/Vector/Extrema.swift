// The empty vector has no extremum: a precondition failure. NaN anywhere makes the extremum NaN, and its index the
// first NaN's, so that `x[argmax(x)]` always is `max(x)`.

/// The least element; NaN if there is one. The vector must not be empty.
public func min(_ x: Vector) -> Double {
  require(x.count > 0, "min: the vector is empty")
  return x.storage[firstIndex(x.storage, preferring: <)]
}

/// The greatest element; NaN if there is one. The vector must not be empty.
public func max(_ x: Vector) -> Double {
  require(x.count > 0, "max: the vector is empty")
  return x.storage[firstIndex(x.storage, preferring: >)]
}

/// The index of the least element, the first among ties. The vector must not be empty.
public func argmin(_ x: Vector) -> Int {
  require(x.count > 0, "argmin: the vector is empty")
  return firstIndex(x.storage, preferring: <)
}

/// The index of the greatest element, the first among ties. The vector must not be empty.
public func argmax(_ x: Vector) -> Int {
  require(x.count > 0, "argmax: the vector is empty")
  return firstIndex(x.storage, preferring: >)
}

/// The index of the first element that no other is preferred to, or of the first NaN.
@inline(__always)
private func firstIndex(_ x: [Double], preferring isPreferred: (Double, Double) -> Bool) -> Int {
  x.withUnsafeBufferPointer { x in
    var best = 0
    if x[0].isNaN { return 0 }
    for index in 1..<x.count {
      if x[index].isNaN { return index }
      if isPreferred(x[index], x[best]) { best = index }
    }
    return best
  }
}
