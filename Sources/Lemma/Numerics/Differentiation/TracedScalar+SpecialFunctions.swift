internal import Glibc

/// The error function, with derivative $2 e^{-x^2}/\sqrt\pi$.
public func erf(_ x: TracedScalar) -> TracedScalar {
  let slope = gaussian(x.value)
  return .unary(x, erf(x.value), slope: slope, bend: -2 * x.value * slope)
}

/// The complementary error function $1 - \operatorname{erf} x$.
public func erfc(_ x: TracedScalar) -> TracedScalar {
  let slope = -gaussian(x.value)
  return .unary(x, erfc(x.value), slope: slope, bend: -2 * x.value * slope)
}

/// $2 e^{-x^2} / \sqrt\pi$.
private func gaussian(_ x: Double) -> Double { 2 / Double.pi.squareRoot() * exp(-x * x) }

/// $\ln|\Gamma(x)|$, with the digamma function as derivative.
public func logGamma(_ x: TracedScalar) -> TracedScalar {
  .unary(x, logGamma(x.value), slope: digamma(x.value), bend: trigamma(x.value))
}

/// $\ln(1 + e^x)$, with the logistic function as derivative.
public func softplus(_ x: TracedScalar) -> TracedScalar {
  let slope = logistic(x.value)
  return .unary(x, softplus(x.value), slope: slope, bend: slope * logistic(-x.value))
}

/// $1/(1 + e^{-x})$, with derivative $\sigma(x)\,\sigma(-x)$.
public func logistic(_ x: TracedScalar) -> TracedScalar {
  let value = logistic(x.value)
  let slope = value * logistic(-x.value)
  return .unary(x, value, slope: slope, bend: slope * (1 - 2 * value))
}

/// $x \ln y$, 0 when $x = 0$, also at $y = 0$, where the derivative by $x$ is $-\infty$.
public func xlogy(_ x: TracedScalar, _ y: TracedScalar) -> TracedScalar {
  let isZero = x.value == 0
  return .binary(
    x, y, xlogy(x.value, y.value), slopeA: log(y.value), slopeB: isZero ? 0 : x.value / y.value,
    bend: (0, 1 / y.value, isZero ? 0 : -x.value / (y.value * y.value)))
}

/// The angle of the point $(x, y)$, with derivatives $x/r^2$ by $y$ and $-y/r^2$ by $x$; NaN at the origin.
public func atan2(_ y: TracedScalar, _ x: TracedScalar) -> TracedScalar {
  // Scaled, so that the square does not overflow.
  let radius = hypot(x.value, y.value)
  let (cosine, sine) = (x.value / radius, y.value / radius)
  let (slopeY, slopeX) = (cosine / radius, -sine / radius)
  return .binary(
    y, x, atan2(y.value, x.value), slopeA: slopeY, slopeB: slopeX,
    bend: (2 * slopeX * slopeY, slopeX * slopeX - slopeY * slopeY, -2 * slopeX * slopeY))
}
