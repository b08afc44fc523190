/// The pair of Gauss and Kronrod rules with 10 and 21 nodes on one interval.
///
/// Source: Piessens, de Doncker-Kapenga, Überhuber, Kahaner, "QUADPACK", 1983, for the pair and its error estimate; the nodes
/// are the zeros of $P_{10}$ and of its Stieltjes polynomial, computed here with 60 digits.
struct KronrodRule {
  /// Evaluations of one application.
  static let evaluations = 21

  /// The Kronrod value.
  let value: Double
  /// A bound of its error in practice: the difference from the Gauss value, sharpened where the integrand is smooth.
  let error: Double
  /// $\int |f|$.
  let magnitude: Double
  /// $\int |f - \bar f|$, which tells an oscillation around zero from noise.
  let deviation: Double

  /// Evaluates `f` at 21 points inside `(lower, upper)`, never at the ends.
  @inline(__always)
  init(_ f: (Double) -> Double, from lower: Double, to upper: Double) {
    let centre = 0.5 * (lower + upper)
    let half = 0.5 * (upper - lower)
    let middle = f(centre)
    var left = Lanes()
    var right = Lanes()
    for lane in 0..<10 {
      let offset = half * Self.nodes[lane]
      left[lane] = f(centre - offset)
      right[lane] = f(centre + offset)
    }
    self.init(middle, left, right, half)
  }

  private init(_ middle: Double, _ left: Lanes, _ right: Lanes, _ half: Double) {
    let both = left + right
    let kronrod = (Self.kronrodWeights * both).sum() + Self.centreWeight * middle
    let gauss = (Self.gaussWeights * both).sum()
    let mean = 0.5 * kronrod
    let sizes = magnitudes(left) + magnitudes(right)
    // The unused lanes have weight 0.
    let deviations = magnitudes(left - mean) + magnitudes(right - mean)
    value = kronrod * half
    magnitude = half.magnitude * ((Self.kronrodWeights * sizes).sum() + Self.centreWeight * middle.magnitude)
    deviation =
      half.magnitude * ((Self.kronrodWeights * deviations).sum() + Self.centreWeight * (middle - mean).magnitude)
    error = Self.sharpened((kronrod - gauss).magnitude * half.magnitude, magnitude, deviation)
  }

  /// QUADPACK's estimate: $d \min(1, (200\,e/d)^{3/2})$ for the deviation $d$, and at least $50\epsilon\int|f|$.
  private static func sharpened(_ difference: Double, _ magnitude: Double, _ deviation: Double) -> Double {
    var error = difference
    if deviation != 0 && error != 0 {
      let ratio = 200 * error / deviation
      error = deviation * Swift.min(1, ratio * ratio.squareRoot())
    }
    let noise = 50 * Double.ulpOfOne * magnitude
    return noise > Double.leastNormalMagnitude ? Swift.max(noise, error) : error
  }
}

extension KronrodRule {
  /// Ten pairs of nodes $\pm x$ in sixteen lanes.
  private typealias Lanes = SIMD16<Double>

  private static let centreWeight = 0.14944555400291690566

  private static let nodes = Lanes(
    0.14887433898163121088, 0.29439286270146019813, 0.4333953941292471908, 0.56275713466860468334,
    0.67940956829902440623, 0.78081772658641689706, 0.86506336668898451073, 0.930157491355708226,
    0.97390652851717172008, 0.99565716302580808074, 0, 0,
    0, 0, 0, 0)

  private static let kronrodWeights = Lanes(
    0.14773910490133849137, 0.1427759385770600808, 0.13470921731147332593, 0.12349197626206585108,
    0.1093871588022976419, 0.093125454583697605535, 0.075039674810919952767, 0.054755896574351996031,
    0.032558162307964727479, 0.011694638867371874278, 0, 0,
    0, 0, 0, 0)

  /// Zero at the nodes that only the Kronrod rule has.
  private static let gaussWeights = Lanes(
    0.29552422471475287017, 0, 0.26926671930999635509, 0,
    0.219086362515982044, 0, 0.14945134915058059315, 0,
    0.066671344308688137594, 0, 0, 0,
    0, 0, 0, 0)
}

private func magnitudes(_ x: SIMD16<Double>) -> SIMD16<Double> { x.replacing(with: -x, where: x .< 0) }
