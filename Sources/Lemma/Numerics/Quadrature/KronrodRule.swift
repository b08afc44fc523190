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
    // Halved first: neither the sum nor the length overflows.
    let centre = 0.5 * lower + 0.5 * upper
    let half = 0.5 * upper - 0.5 * lower
    let table = Self.table
    let middle = f(centre)
    var left = Pairs(repeating: 0)
    var right = Pairs(repeating: 0)
    var kronrod = Self.centreWeight * middle
    var gauss = 0.0
    var size = kronrod.magnitude
    for lane in 0..<10 {
      let offset = half * table[lane].node
      let (before, after) = (f(centre - offset), f(centre + offset))
      left[lane] = before
      right[lane] = after
      kronrod += table[lane].kronrod * (before + after)
      gauss += table[lane].gauss * (before + after)
      size += table[lane].kronrod * (before.magnitude + after.magnitude)
    }
    let mean = 0.5 * kronrod
    var variation = Self.centreWeight * (middle - mean).magnitude
    for lane in 0..<10 {
      variation += table[lane].kronrod * ((left[lane] - mean).magnitude + (right[lane] - mean).magnitude)
    }
    value = kronrod * half
    magnitude = size * half.magnitude
    deviation = variation * half.magnitude
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
  /// Whether the outermost nodes on this interval, rounded, still lie inside it.
  static func fits(from lower: Double, to upper: Double) -> Bool {
    let centre = 0.5 * lower + 0.5 * upper
    let offset = (0.5 * upper - 0.5 * lower) * 0.99565716302580808074
    return centre - offset > lower && centre + offset < upper
  }

  /// One number for each of the ten pairs of nodes $\pm x$.
  private typealias Pairs = InlineArray<10, Double>

  private struct NodePair {
    let node: Double
    let kronrod: Double
    /// Zero where only the Kronrod rule has a node.
    let gauss: Double
  }

  private static let centreWeight = 0.14944555400291690566

  /// Allocated once, never written again and never freed, so that the inner loop reads it without a bounds check.
  nonisolated(unsafe) private static let table: UnsafePointer<NodePair> = {
    let pairs = [
      NodePair(node: 0.14887433898163121088, kronrod: 0.14773910490133849137, gauss: 0.29552422471475287017),
      NodePair(node: 0.29439286270146019813, kronrod: 0.1427759385770600808, gauss: 0),
      NodePair(node: 0.4333953941292471908, kronrod: 0.13470921731147332593, gauss: 0.26926671930999635509),
      NodePair(node: 0.56275713466860468334, kronrod: 0.12349197626206585108, gauss: 0),
      NodePair(node: 0.67940956829902440623, kronrod: 0.1093871588022976419, gauss: 0.219086362515982044),
      NodePair(node: 0.78081772658641689706, kronrod: 0.093125454583697605535, gauss: 0),
      NodePair(node: 0.86506336668898451073, kronrod: 0.075039674810919952767, gauss: 0.14945134915058059315),
      NodePair(node: 0.930157491355708226, kronrod: 0.054755896574351996031, gauss: 0),
      NodePair(node: 0.97390652851717172008, kronrod: 0.032558162307964727479, gauss: 0.066671344308688137594),
      NodePair(node: 0.99565716302580808074, kronrod: 0.011694638867371874278, gauss: 0),
    ]
    let table = UnsafeMutablePointer<NodePair>.allocate(capacity: pairs.count)
    table.initialize(from: pairs, count: pairs.count)
    return UnsafePointer(table)
  }()
}
