/// A vector of `Double`s: a value with contiguous storage, copied only when it is written to while shared.
///
/// A `Sequence` but not a `Collection`: a slice of a collection keeps its parent's indices, whereas `x[2..<5]`
/// is a vector that starts at 0, as a reader of formulas expects. Arithmetic is elementwise; `dot(_:_:)` is the inner
/// product. NaN and infinities propagate through arithmetic as in IEEE 754.
@frozen
public struct Vector: Sequence, Sendable, Hashable, ExpressibleByArrayLiteral {
  @usableFromInline
  var storage: [Double]

  /// Takes over an array without copying it.
  @inlinable
  init(storage: [Double]) { self.storage = storage }

  /// The elements as an array that shares this vector's storage.
  @inlinable
  public var elements: [Double] { storage }

  /// The number of elements.
  @inlinable
  public var count: Int { storage.count }

  /// The number of elements, so that copies into an array reserve their space at once.
  @inlinable
  public var underestimatedCount: Int { storage.count }

  /// An iterator over the elements in order.
  @inlinable
  public func makeIterator() -> IndexingIterator<[Double]> { storage.makeIterator() }

  /// Calls `body` with the elements in place; never nil.
  @inlinable
  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Double>) throws -> Result
  ) rethrows -> Result? {
    try storage.withContiguousStorageIfAvailable(body)
  }
}

extension Vector {
  /// `count` zeros. A negative count is a precondition failure.
  public init(_ count: Int) { self.init(repeating: 0, count: count) }

  /// `count` copies of `value`. A negative count is a precondition failure.
  public init(repeating value: Double, count: Int) {
    require(count >= 0, "Vector: count must not be negative, got \(count)")
    storage = [Double](repeating: value, count: count)
  }

  /// The elements of a sequence, in its order.
  @inlinable
  public init<S: Sequence>(_ elements: S) where S.Element == Double { storage = [Double](elements) }

  /// The elements of a literal, as in `[1, 2.5]`.
  @inlinable
  public init(arrayLiteral elements: Double...) { storage = elements }

  /// The vector $x_i = \mathtt{element}(i)$, $0 \le i < \mathtt{count}$, evaluated in this order.
  @inlinable
  public init(count: Int, element: (Int) -> Double) {
    require(count >= 0, "Vector: count must not be negative, got \(count)")
    storage = newElements(count: count) { buffer in
      for index in 0..<count { buffer[index] = element(index) }
    }
  }

  /// `count` equally spaced values, $a + i\,(b - a)/(n - 1)$; the first and the last are exactly `start` and `end`.
  ///
  /// `count` must be at least 2 and the ends finite.
  public static func linspace(from start: Double, through end: Double, count: Int) -> Vector {
    require(count >= 2, "linspace: count must be at least 2, got \(count)")
    require(start.isFinite && end.isFinite, "linspace: ends must be finite, got \(start) and \(end)")
    let last = Double(count - 1)
    // The width may overflow where the spacing does not.
    let step = end / last - start / last
    let width = end - start
    return Vector(count: count) { index in
      if index == count - 1 { return end }
      return width.isFinite ? start + Double(index) * width / last : start + Double(index) * step
    }
  }

  /// The unit vector $e_i$ of length `count`.
  public static func basis(_ index: Int, count: Int) -> Vector {
    require(index >= 0 && index < count, "basis: index \(index) is outside 0..<\(count)")
    var result = Vector(count)
    result.storage[index] = 1
    return result
  }
}

extension Vector: CustomStringConvertible {
  /// The elements with as many digits as identify each, as in `[1.0, 0.25]`.
  public var description: String { storage.description }
}
