internal import Glibc

/// $\mathbb E\operatorname{softsign}(x, \epsilon)$ for $x \sim \mathcal N(\mu, s^2)$.
///
/// `deviation` $s$ is that of the batch mean, $\sigma/\sqrt B$. The algebraic form is $\mu/\sqrt{\mu^2 + \epsilon^2 + \pi s^2/2}$.
public func expectedSoftSign(
  mean: Double, deviation: Double, epsilon: Double, estimate: MomentEstimate = .exact
) -> Double {
  requireMoments("expectedSoftSign", deviation: deviation, epsilon: epsilon)
  switch estimate {
  case .algebraic:
    let size = hypot(hypot(mean, epsilon), deviation * (0.5 * Double.pi).squareRoot())
    return size == 0 ? 0 : mean / size
  case .clipped:
    return ClippedNormal(mean: mean, deviation: deviation, epsilon: epsilon).first
  case .exact:
    if deviation == 0 { return softSign(mean, epsilon: epsilon) }
    if epsilon == 0 { return expectedSign(mean: mean, deviation: deviation) }
    return normalMean(mean / deviation, scale: epsilon / deviation, power: 1) { softSign($0, epsilon: $1) }
  }
}

/// $\mathbb E\operatorname{softsign}(x, \epsilon)^2$ for $x \sim \mathcal N(\mu, s^2)$, $s$ as in ``expectedSoftSign``.
///
/// The algebraic form $1 - \epsilon^2/(\mu^2 + \epsilon^2 + \pi s^2/2)$ is crude: off by up to 0.306.
public func expectedSquaredSoftSign(
  mean: Double, deviation: Double, epsilon: Double, estimate: MomentEstimate = .exact
) -> Double {
  requireMoments("expectedSquaredSoftSign", deviation: deviation, epsilon: epsilon)
  if epsilon == 0 { return mean == 0 && deviation == 0 ? 0 : 1 }
  switch estimate {
  case .algebraic:
    let ratio = epsilon / hypot(hypot(mean, epsilon), deviation * (0.5 * Double.pi).squareRoot())
    return (1 - ratio) * (1 + ratio)
  case .clipped:
    return ClippedNormal(mean: mean, deviation: deviation, epsilon: epsilon).second
  case .exact:
    if deviation == 0 {
      let value = softSign(mean, epsilon: epsilon)
      return value * value
    }
    return normalMean(mean / deviation, scale: epsilon / deviation, power: 2) { x, scale in
      let value = softSign(x, epsilon: scale)
      return value * value
    }
  }
}

/// $\mathbb E f(a + z)$ for a standard normal $z$ and a function whose one feature lies at 0 and is `scale` wide.
///
/// `f` is of the order of `power` powers of a soft sign. Both scales have to be resolved: the integral is split at the feature and at distances that grow from `scale` tenfold.
private func normalMean(
  _ center: Double, scale: Double, power: Double, _ f: (Double, Double) -> Double
) -> Double {
  // Beyond nine deviations the density is below the rounding of its peak.
  let reach = 9.0
  let feature = center.magnitude
  var breakpoints = [feature]
  var distance = Swift.max(scale, 1e-20)
  while distance < 2 * reach + feature {
    breakpoints += [(feature - distance).magnitude, feature + distance]
    distance *= 10
  }
  let inside = breakpoints.filter { $0 > 0 && $0 < reach }.sorted()
  let size = pow(Swift.min(1, (feature + 1) / scale), power)
  // Both signs of z at once: an odd function at center 0 has the mean 0, not the sum of two large errors.
  func integrand(_ z: Double) -> Double { exp(-0.5 * z * z) * (f(center + z, scale) + f(center - z, scale)) }
  let estimate = try? integralEstimate(
    of: integrand, from: 0, to: reach, relativeTolerance: 1e-11, absoluteTolerance: 1e-13 * size,
    breakpoints: inside, maximumIntervals: 2000)
  // Only what is not finite in the arguments is not finite here.
  return (estimate?.value ?? .nan) / (2 * Double.pi).squareRoot()
}
