/// What an observation $x = \alpha x_0 + \sigma\varepsilon$ says about the data and the noise, for one pair $(\alpha, \sigma)$ and many $x$.
///
/// With the responsibilities $r_k$ of the corrupted mixture, whose covariances are $V_k = \alpha^2\Sigma_k + \sigma^2 I$,
/// $E[x_0 \mid x] = \sum_k r_k\big(m_k + \alpha\Sigma_k V_k^{-1}(x - \alpha m_k)\big)$ and
/// $E[\varepsilon \mid x] = \sigma \sum_k r_k V_k^{-1}(x - \alpha m_k) = -\sigma s(x)$. Neither divides by $\alpha$ or $\sigma$.
/// Source: Robbins, "An empirical Bayes approach to statistics", 1956 (Tweedie's formula); Miyasawa 1961.
struct PosteriorMeans {
  let data: GaussianMixture
  let alpha: Double
  /// The law of $x$.
  let marginal: GaussianMixture

  init(data: GaussianMixture, alpha: Double, sigma: Double) {
    self.init(data: data, alpha: alpha, marginal: data.diffused(alpha: alpha, sigma: sigma))
    marginal.requireDensity("dataPrediction")
  }

  /// For a marginal that is already known.
  init(data: GaussianMixture, alpha: Double, marginal: GaussianMixture) {
    (self.data, self.alpha, self.marginal) = (data, alpha, marginal)
  }

  /// $E[x_0 \mid x]$ and the negative score $E[\varepsilon \mid x]/\sigma$ on the line.
  func callAsFunction(at x: Double) -> (data: Double, negativeScore: Double) {
    var (total, mean, negativeScore) = (0.0, 0.0, 0.0)
    _ = marginal.forEachShare(at: x) { k, share, residual in
      total += share
      mean += share * (data.means[k] + alpha * data.variances[k] * residual)
      negativeScore += share * residual
    }
    return (mean / total, negativeScore / total)
  }

  /// The same at a point of any dimension.
  func callAsFunction(at x: Vector) -> (data: Vector, negativeScore: Vector) {
    let shares = marginal.shares(at: x)
    let d = data.dimension
    var mean = [Double](repeating: 0, count: d)
    var negativeScore = mean
    for (k, share) in shares.responsibilities.enumerated() {
      for j in 0..<d { mean[j] += share * data.means[k * d + j] }
      data.addAlongAxes(alpha * share, { data.variances[$0] * shares.residuals[$0] }, component: k, to: &mean)
      data.addAlongAxes(share, { shares.residuals[$0] }, component: k, to: &negativeScore)
    }
    return (Vector(storage: mean), Vector(storage: negativeScore))
  }
}

extension GaussianMixture {
  /// The posterior mean $E[x_0 \mid \alpha x_0 + \sigma\varepsilon = x]$, which satisfies $\alpha E[x_0 \mid x] = x + \sigma^2 s(x)$.
  ///
  /// Finite at $\alpha = 0$, where it is the mean, and at $\sigma = 0$ unless a component is a point mass.
  public func dataPrediction(at x: Vector, alpha: Double, sigma: Double) -> Vector {
    requirePoint(x, "dataPrediction")
    return PosteriorMeans(data: self, alpha: alpha, sigma: sigma)(at: x).data
  }

  /// $E[x_0 \mid \alpha x_0 + \sigma\varepsilon = x]$ on the line.
  public func dataPrediction(at x: Double, alpha: Double, sigma: Double) -> Double {
    requireLine("dataPrediction")
    return PosteriorMeans(data: self, alpha: alpha, sigma: sigma)(at: x).data
  }
}
