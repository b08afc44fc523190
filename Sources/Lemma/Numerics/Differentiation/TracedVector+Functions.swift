/// $e^{x_i}$ elementwise.
public func exp(_ x: TracedVector) -> TracedVector {
  let value = exp(x.value)
  return .function(x, value, slopes: value, bends: { value })
}

/// The natural logarithm elementwise.
public func log(_ x: TracedVector) -> TracedVector {
  .function(x, log(x.value), slopes: 1 / x.value, bends: { -1 / (x.value * x.value) })
}

/// $\sqrt{x_i}$ elementwise. The derivative at 0 is $+\infty$.
public func sqrt(_ x: TracedVector) -> TracedVector {
  let value = sqrt(x.value)
  return .function(x, value, slopes: 0.5 / value, bends: { -0.25 / (value * x.value) })
}

/// $|x_i|$ elementwise. The derivative at 0 is 0, a subgradient.
public func abs(_ x: TracedVector) -> TracedVector { .function(x, abs(x.value), slopes: x.value.map(signum)) }

/// $\sin x_i$ elementwise, in radians.
public func sin(_ x: TracedVector) -> TracedVector {
  let value = sin(x.value)
  return .function(x, value, slopes: cos(x.value), bends: { -value })
}

/// $\cos x_i$ elementwise, in radians.
public func cos(_ x: TracedVector) -> TracedVector {
  let value = cos(x.value)
  return .function(x, value, slopes: -sin(x.value), bends: { -value })
}

/// $\tanh x_i$ elementwise, with derivatives $1 - \tanh^2 x_i$.
public func tanh(_ x: TracedVector) -> TracedVector {
  let tangents = hyperbolicTangentsAndSlopes(x.value.storage)
  let (value, slopes) = (Vector(storage: tangents.values), Vector(storage: tangents.slopes))
  return .function(x, value, slopes: slopes, bends: { -2 * (value * slopes) })
}

/// $x_i^a$ elementwise for a constant exponent, with derivatives $a x_i^{a-1}$. The derivative of $x^0$ is 0 at 0 too.
public func pow(_ x: TracedVector, _ exponent: Double) -> TracedVector {
  .function(
    x, pow(x.value, exponent), slopes: x.value.map { powerSlope($0, exponent) },
    bends: { x.value.map { exponent * powerSlope($0, exponent - 1) } })
}
