internal import Glibc

/// $e^{x_i}$ elementwise, within 0.55 units in the last place: now and then a last digit other than the C library's.
public func exp(_ x: Vector) -> Vector { Vector(storage: exponentials(x.storage)) }

/// The natural logarithm elementwise; $-\infty$ at 0, NaN below.
public func log(_ x: Vector) -> Vector { Vector(storage: mapElements(x.storage) { Glibc.log($0) }) }

/// $\sqrt{x_i}$ elementwise, correctly rounded; NaN below 0.
public func sqrt(_ x: Vector) -> Vector { Vector(storage: mapElements(x.storage) { $0.squareRoot() }) }

/// $|x_i|$ elementwise.
public func abs(_ x: Vector) -> Vector { Vector(storage: mapElements(x.storage) { $0.magnitude }) }

/// $\sin x_i$ elementwise, in radians.
public func sin(_ x: Vector) -> Vector { Vector(storage: mapElements(x.storage) { Glibc.sin($0) }) }

/// $\cos x_i$ elementwise, in radians.
public func cos(_ x: Vector) -> Vector { Vector(storage: mapElements(x.storage) { Glibc.cos($0) }) }

/// $\tanh x_i$ elementwise, within 1.4 units in the last place.
public func tanh(_ x: Vector) -> Vector { Vector(storage: hyperbolicTangents(x.storage)) }

/// $x_i^a$ elementwise, as the C library's `pow`; NaN for a negative base and an exponent that is no integer.
public func pow(_ x: Vector, _ exponent: Double) -> Vector {
  if exponent == 2 { return x * x }
  return Vector(storage: mapElements(x.storage) { Glibc.pow($0, exponent) })
}
