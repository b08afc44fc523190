/// $(f * K_\varepsilon)(x) = \int f(x - \varepsilon z)K(z)\,dz$ by adaptive quadrature, for any piecewise continuous
/// `f`.
///
/// `breakpoints` are the arguments at which `f` or its slope jumps. The result is accepted when its estimated error
/// is below `tolerance`, absolute or relative. Throws `notConverged` when the quadrature gives up, in particular
/// when the integral diverges, and `nonFinite` where `f` is not finite within the kernel's support.
///
/// - Precondition: `width` is positive and finite, `x` finite, `tolerance` positive.
public func convolution(
  of f: (Double) -> Double, with kernel: Mollifier, width: Double, at x: Double, breakpoints: [Double] = [],
  tolerance: Double = 1e-10
) throws -> Double {
  requireWidth("convolution", width)
  require(x.isFinite, "convolution: x must be finite, got \(x)")
  require(tolerance > 0, "convolution: the tolerance must be positive, got \(tolerance)")
  let end = kernel.reach <= 1 ? 1 : Double.infinity
  var places = Set(breakpoints.map { (x - $0) / width })
  // The Laplace density has a kink of its own.
  places.insert(0)
  return try integralEstimate(
    of: { z in
      let weight = kernel.density(z)
      return weight == 0 ? 0 : weight * f(x - width * z)
    }, from: -end, to: end, relativeTolerance: Swift.max(tolerance, 50 * Double.ulpOfOne), absoluteTolerance: tolerance,
    breakpoints: places.filter { $0.magnitude < end }.sorted()
  ).value
}
