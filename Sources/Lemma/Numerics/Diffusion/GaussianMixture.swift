internal import Glibc

/// The law $p(x) = \sum_k w_k \mathcal N(x; m_k, \Sigma_k)$ on $\mathbb R^d$, whose density, score, posterior means and, on the line,
/// quantiles are elementary functions.
///
/// Gaussian corruption $x = \alpha x_0 + \sigma\varepsilon$ keeps the family, see ``diffused(alpha:sigma:)``. Components without variance are
/// point masses; they have no density until they are diffused. Members that take a `Double` need $d = 1$.
public struct GaussianMixture: Sendable {
  /// The number $d$ of coordinates.
  public let dimension: Int

  /// The number of components, those of weight 0 included.
  public var count: Int { weights.count }

  /// The weights, which sum to 1.
  let weights: [Double]
  /// The means, component after component.
  let means: [Double]
  /// The eigenvalues of the covariances, component after component.
  let variances: [Double]
  /// The eigenvectors of the covariances as rows, component after component. Diffusion changes none of them.
  let axes: [Double]
  /// $\log w_k - \frac12\log\det(2\pi\Sigma_k)$.
  let logScales: [Double]

  init(dimension: Int, weights: [Double], means: [Double], variances: [Double], axes: [Double]) {
    (self.dimension, self.weights, self.means) = (dimension, weights, means)
    (self.variances, self.axes) = (variances, axes)
    let constant = 0.5 * Double(dimension) * log(2 * Double.pi)
    logScales = weights.indices.map { k in
      var sum = log(weights[k]) - constant
      for i in k * dimension..<(k + 1) * dimension { sum -= 0.5 * log(variances[i]) }
      return sum
    }
  }
}

extension GaussianMixture {
  /// The mixture of these components, one covariance matrix ($d \times d$) for each mean.
  ///
  /// Weights are normalised. Equal counts, weights that are not negative with a positive sum, and covariances that are symmetric positive
  /// definite, or exactly zero for point masses, are preconditions.
  public init(weights: Vector, means: [Vector], covariances: [Matrix]) {
    require(
      weights.count == means.count && weights.count == covariances.count,
      "GaussianMixture: \(weights.count) weights, \(means.count) means and \(covariances.count) covariances")
    let total = requireWeights(weights.elements, "GaussianMixture")
    let dimension = means[0].count
    require(dimension >= 1, "GaussianMixture: means[0] has no coordinates")
    var spectra: [Double] = []
    var axes: [Double] = []
    for (k, (mean, covariance)) in zip(means, covariances).enumerated() {
      require(
        mean.count == dimension, "GaussianMixture: means[\(k)] has \(mean.count) coordinates, means[0] \(dimension)")
      requireFinite(mean, k)
      let (values, rows) = principalAxes(covariance, dimension: dimension, index: k)
      spectra += values
      axes += rows
    }
    self.init(
      dimension: dimension, weights: weights.elements.map { $0 / total }, means: means.flatMap(\.elements),
      variances: spectra, axes: axes)
  }

  /// The mixture on the line of these components; a standard deviation of 0 is a point mass.
  ///
  /// Equal counts, weights as in ``init(weights:means:covariances:)``, deviations finite and not negative are preconditions.
  public init(weights: Vector, means: Vector, standardDeviations: Vector) {
    require(
      weights.count == means.count && weights.count == standardDeviations.count,
      "GaussianMixture: \(weights.count) weights, \(means.count) means and \(standardDeviations.count) standardDeviations"
    )
    let total = requireWeights(weights.elements, "GaussianMixture")
    for (k, (mean, deviation)) in zip(means, standardDeviations).enumerated() {
      requireFinite([mean], k)
      require(
        deviation >= 0 && deviation.isFinite,
        "GaussianMixture: standardDeviations[\(k)] is \(deviation), neither positive nor 0")
    }
    self.init(
      dimension: 1, weights: weights.elements.map { $0 / total }, means: means.elements,
      variances: standardDeviations.elements.map { $0 * $0 }, axes: [Double](repeating: 1, count: weights.count))
  }

  /// $\mathcal N(m, s^2)$ on the line.
  public static func gaussian(mean: Double, standardDeviation: Double) -> GaussianMixture {
    GaussianMixture(weights: [1], means: [mean] as Vector, standardDeviations: [standardDeviation])
  }

  /// $\mathcal N(m, \Sigma)$.
  public static func gaussian(mean: Vector, covariance: Matrix) -> GaussianMixture {
    GaussianMixture(weights: [1], means: [mean], covariances: [covariance])
  }

  /// Point masses on the line, of equal weight unless `weights` says otherwise.
  public static func pointMasses(at points: Vector, weights: Vector? = nil) -> GaussianMixture {
    let weights = weights ?? Vector(repeating: 1, count: points.count)
    return GaussianMixture(weights: weights, means: points, standardDeviations: Vector(points.count))
  }

  /// Point masses at points of one dimension, of equal weight unless `weights` says otherwise.
  public static func pointMasses(at points: [Vector], weights: Vector? = nil) -> GaussianMixture {
    let weights = weights ?? Vector(repeating: 1, count: points.count)
    let covariances = points.map { Matrix(rows: $0.count, columns: $0.count) }
    return GaussianMixture(weights: weights, means: points, covariances: covariances)
  }
}

private func requireFinite(_ mean: Vector, _ k: Int) {
  require(mean.elements.allSatisfy(\.isFinite), "GaussianMixture: means[\(k)] is \(mean)")
}

/// The eigenvalues of a covariance and its eigenvectors as rows.
private func principalAxes(_ covariance: Matrix, dimension d: Int, index k: Int) -> (values: [Double], rows: [Double]) {
  require(
    covariance.rows == d && covariance.columns == d,
    "GaussianMixture: covariances[\(k)] is \(covariance.rows) x \(covariance.columns) in dimension \(d)")
  let elements = covariance.elements
  require(elements.allSatisfy(\.isFinite), "GaussianMixture: covariances[\(k)] is not finite")
  if elements.allSatisfy({ $0 == 0 }) { return ([Double](repeating: 0, count: d), Matrix.identity(d).elements) }
  let asymmetry = (covariance - covariance.transpose).elements.reduce(0) { Swift.max($0, $1.magnitude) }
  let size = elements.reduce(0) { Swift.max($0, $1.magnitude) }
  require(asymmetry <= 1e-12 * size, "GaussianMixture: covariances[\(k)] is not symmetric")
  let (values, vectors) = eigh(covariance)
  // Below this, an eigenvalue is the rounding of zero.
  require(
    values[0] > Double(d) * 1e-16 * values[d - 1], "GaussianMixture: covariances[\(k)] is not positive definite")
  return (values.elements, vectors.transpose.elements)
}
