// Elementwise arithmetic. Vectors of different lengths are a precondition failure that names both. Operands are consumed,
// so that an intermediate result of a longer expression lends its storage to the next.

extension Vector {
  /// The sum $a_i + b_i$ of vectors of one length.
  public static func + (a: consuming Vector, b: consuming Vector) -> Vector {
    requireEqualCounts("+", a, b)
    return Vector(storage: combineReusing(&a.storage, &b.storage, +))
  }

  /// The difference $a_i - b_i$ of vectors of one length.
  public static func - (a: consuming Vector, b: consuming Vector) -> Vector {
    requireEqualCounts("-", a, b)
    return Vector(storage: combineReusing(&a.storage, &b.storage, -))
  }

  /// The elementwise product $a_i b_i$; the inner product is `dot(_:_:)`.
  public static func * (a: consuming Vector, b: consuming Vector) -> Vector {
    requireEqualCounts("*", a, b)
    return Vector(storage: combineReusing(&a.storage, &b.storage, *))
  }

  /// The elementwise quotient $a_i / b_i$.
  public static func / (a: consuming Vector, b: consuming Vector) -> Vector {
    requireEqualCounts("/", a, b)
    return Vector(storage: combineReusing(&a.storage, &b.storage, /))
  }
}

extension Vector {
  /// $a_i + b$.
  public static func + (a: consuming Vector, b: Double) -> Vector {
    Vector(storage: mapReusing(&a.storage) { $0 + b })
  }

  /// $a_i - b$.
  public static func - (a: consuming Vector, b: Double) -> Vector {
    Vector(storage: mapReusing(&a.storage) { $0 - b })
  }

  /// $a_i\,b$.
  public static func * (a: consuming Vector, b: Double) -> Vector {
    Vector(storage: mapReusing(&a.storage) { $0 * b })
  }

  /// $a_i / b$, divided, not multiplied by the rounded reciprocal.
  public static func / (a: consuming Vector, b: Double) -> Vector {
    Vector(storage: mapReusing(&a.storage) { $0 / b })
  }

  /// $a + b_i$.
  public static func + (a: Double, b: consuming Vector) -> Vector {
    Vector(storage: mapReusing(&b.storage) { a + $0 })
  }

  /// $a - b_i$.
  public static func - (a: Double, b: consuming Vector) -> Vector {
    Vector(storage: mapReusing(&b.storage) { a - $0 })
  }

  /// $a\,b_i$.
  public static func * (a: Double, b: consuming Vector) -> Vector {
    Vector(storage: mapReusing(&b.storage) { a * $0 })
  }

  /// $a / b_i$.
  public static func / (a: Double, b: consuming Vector) -> Vector {
    Vector(storage: mapReusing(&b.storage) { a / $0 })
  }

  /// $-a_i$.
  public static prefix func - (a: consuming Vector) -> Vector { Vector(storage: mapReusing(&a.storage) { -$0 }) }
}

extension Vector {
  /// Adds a vector of the same length in place.
  public static func += (a: inout Vector, b: Vector) {
    requireEqualCounts("+=", a, b)
    updateElements(&a.storage, b.storage, +)
  }

  /// Subtracts a vector of the same length in place.
  public static func -= (a: inout Vector, b: Vector) {
    requireEqualCounts("-=", a, b)
    updateElements(&a.storage, b.storage, -)
  }

  /// Multiplies every element in place.
  public static func *= (a: inout Vector, b: Double) {
    a.storage.withUnsafeMutableBufferPointer { a in
      for index in 0..<a.count { a[index] *= b }
    }
  }
}

/// Stops with the name of `operation` and both lengths unless they are equal.
@inline(__always)
func requireEqualCounts(_ operation: StaticString, _ a: Vector, _ b: Vector) {
  require(a.count == b.count, "\(operation): vectors of \(a.count) and \(b.count) elements")
}
