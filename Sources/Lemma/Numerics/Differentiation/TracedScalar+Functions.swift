internal import Glibc

/// $e^x$.
public func exp(_ x: TracedScalar) -> TracedScalar {
  let value = exp(x.value)
  return .unary(x, value, slope: value, bend: value)
}

/// $\ln x$, with derivative $1/x$.
public func log(_ x: TracedScalar) -> TracedScalar {
  .unary(x, log(x.value), slope: 1 / x.value, bend: -1 / (x.value * x.value))
}

/// $\ln(1 + x)$, accurate near 0.
public func log1p(_ x: TracedScalar) -> TracedScalar {
  let slope = 1 / (1 + x.value)
  return .unary(x, log1p(x.value), slope: slope, bend: -slope * slope)
}

/// $e^x - 1$, accurate near 0.
public func expm1(_ x: TracedScalar) -> TracedScalar {
  let slope = exp(x.value)
  return .unary(x, expm1(x.value), slope: slope, bend: slope)
}

/// $\sqrt x$. The derivative at 0 is $+\infty$.
public func sqrt(_ x: TracedScalar) -> TracedScalar {
  let value = x.value.squareRoot()
  return .unary(x, value, slope: 0.5 / value, bend: -0.25 / (value * x.value))
}

/// $\sin x$, in radians.
public func sin(_ x: TracedScalar) -> TracedScalar {
  let value = sin(x.value)
  return .unary(x, value, slope: cos(x.value), bend: -value)
}

/// $\cos x$, in radians.
public func cos(_ x: TracedScalar) -> TracedScalar {
  let value = cos(x.value)
  return .unary(x, value, slope: -sin(x.value), bend: -value)
}

/// $\tan x$, in radians, with derivative $1 + \tan^2 x$.
public func tan(_ x: TracedScalar) -> TracedScalar {
  let value = tan(x.value)
  let slope = 1 + value * value
  return .unary(x, value, slope: slope, bend: 2 * value * slope)
}

/// $\arctan x$, with derivative $1/(1 + x^2)$.
public func atan(_ x: TracedScalar) -> TracedScalar {
  let slope = 1 / (1 + x.value * x.value)
  return .unary(x, atan(x.value), slope: slope, bend: -2 * x.value * slope * slope)
}

/// $\sinh x$.
public func sinh(_ x: TracedScalar) -> TracedScalar {
  let value = sinh(x.value)
  return .unary(x, value, slope: cosh(x.value), bend: value)
}

/// $\cosh x$.
public func cosh(_ x: TracedScalar) -> TracedScalar {
  let value = cosh(x.value)
  return .unary(x, value, slope: sinh(x.value), bend: value)
}

/// $\tanh x$, with derivative $1 - \tanh^2 x$.
public func tanh(_ x: TracedScalar) -> TracedScalar {
  let value = tanh(x.value)
  let slope = tanhSlope(x.value, value: value)
  return .unary(x, value, slope: slope, bend: -2 * value * slope)
}

/// $1 - \tanh^2 x$ for a known $t = \tanh x$, without cancellation for large $|x|$.
func tanhSlope(_ x: Double, value t: Double) -> Double {
  if t.magnitude < 0.9 { return 1 - t * t }
  // 4e^{-2|x|} / (1 + e^{-2|x|})².
  let decay = exp(-2 * x.magnitude)
  return 4 * decay / ((1 + decay) * (1 + decay))
}

/// $|x|$. The derivative at 0 is 0, a subgradient.
public func abs(_ x: TracedScalar) -> TracedScalar {
  .unary(x, x.value.magnitude, slope: signum(x.value), bend: 0)
}

/// -1, 0 or 1; NaN for NaN.
func signum(_ x: Double) -> Double { x > 0 ? 1 : (x < 0 ? -1 : x - x) }

/// $x^a$ for a constant exponent, with derivative $a x^{a-1}$; a negative base needs an integral exponent. The derivative of $x^0$ is 0 at 0 too.
public func pow(_ x: TracedScalar, _ exponent: Double) -> TracedScalar {
  .unary(
    x, power(x.value, exponent), slope: powerSlope(x.value, exponent),
    bend: exponent * powerSlope(x.value, exponent - 1))
}

/// $x^a$ as for vectors: the square is a product.
func power(_ x: Double, _ exponent: Double) -> Double { exponent == 2 ? x * x : pow(x, exponent) }

/// $a x^{a-1}$, and 0 for $a = 0$.
func powerSlope(_ x: Double, _ exponent: Double) -> Double {
  if exponent == 0 { return 0 }
  return exponent * (exponent == 2 ? x : pow(x, exponent - 1))
}
