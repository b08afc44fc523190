/// The array $f(x_i)$. Inlined into its callers, so that a plain `f` becomes one vectorised loop.
@inlinable
@inline(__always)
func mapElements(_ x: [Double], _ transform: (Double) -> Double) -> [Double] {
  newElements(count: x.count) { result in
    x.withUnsafeBufferPointer { x in
      for index in 0..<x.count { result[index] = transform(x[index]) }
    }
  }
}

/// The array $f(x_i, y_i)$ for arrays of one length, which the caller has checked.
@inline(__always)
func combineElements(_ x: [Double], _ y: [Double], _ transform: (Double, Double) -> Double) -> [Double] {
  newElements(count: x.count) { result in
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        for index in 0..<x.count { result[index] = transform(x[index], y[index]) }
      }
    }
  }
}

/// Replaces $x_i$ by $f(x_i, y_i)$ in place.
@inline(__always)
func updateElements(_ x: inout [Double], _ y: [Double], _ transform: (Double, Double) -> Double) {
  x.withUnsafeMutableBufferPointer { x in
    y.withUnsafeBufferPointer { y in
      for index in 0..<x.count { x[index] = transform(x[index], y[index]) }
    }
  }
}

extension Vector {
  /// The vector $f(x_i)$.
  @inlinable
  public func map(_ transform: (Double) -> Double) -> Vector {
    Vector(storage: mapElements(storage, transform))
  }
}
