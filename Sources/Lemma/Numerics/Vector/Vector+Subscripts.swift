extension Vector {
  /// The element at `index`, from 0. An index outside the vector is a precondition failure.
  @inlinable
  public subscript(index: Int) -> Double {
    get {
      requireIndex(index, below: storage.count)
      return storage[index]
    }
    set {
      requireIndex(index, below: storage.count)
      // The array's own setter would check the index once more.
      storage.withUnsafeMutableBufferPointer { $0[index] = newValue }
    }
  }

  /// The elements of `range` as a vector that starts at 0. Assignment needs a vector of the same length.
  public subscript(range: Range<Int>) -> Vector {
    get {
      requireRange(range, within: count)
      let part = storage.withUnsafeBufferPointer { elements in
        newElements(count: range.count) { _ = $0.initialize(fromContentsOf: elements[range]) }
      }
      return Vector(storage: part)
    }
    set {
      requireRange(range, within: count)
      require(
        newValue.count == range.count,
        "Vector: \(newValue.count) elements assigned to the \(range.count) of \(range)")
      storage.replaceSubrange(range, with: newValue.storage)
    }
  }

  /// The elements at `indices`, in that order; an index may repeat. An index outside the vector is a precondition failure.
  public func selecting(_ indices: [Int]) -> Vector {
    Vector(count: indices.count) { self[indices[$0]] }
  }

  /// The elements in ascending order. NaN has no place in an order and is a precondition failure.
  public func sorted() -> Vector {
    if let position = storage.firstIndex(where: \.isNaN) {
      preconditionFailed("sorted: vector contains NaN at \(position)")
    }
    var result = self
    sortAscending(&result.storage)
    return result
  }
}

/// The vectors one after another.
public func concatenate(_ parts: Vector...) -> Vector {
  var elements: [Double] = []
  elements.reserveCapacity(parts.reduce(0) { $0 + $1.count })
  for part in parts { elements += part.storage }
  return Vector(storage: elements)
}

@inlinable
@inline(__always)
func requireIndex(_ index: Int, below count: Int) {
  if index < 0 || index >= count { indexFailed(index, count) }
}

@usableFromInline
@inline(never)
func indexFailed(_ index: Int, _ count: Int) -> Never {
  preconditionFailed("Vector: index \(index) is outside 0..<\(count)")
}

func requireRange(_ range: Range<Int>, within count: Int) {
  require(
    range.lowerBound >= 0 && range.upperBound <= count,
    "Vector: range \(range) is outside 0..<\(count)")
}
