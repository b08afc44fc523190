/// Three losses of one model score $s$ for data seen through $x = \alpha x_0 + \sigma\varepsilon$, whose law is $p_t$:
///
/// - explicit, $\mathrm{SM}(s) = E_{p_t}\|\nabla\log p_t - s\|^2$, which needs the answer;
/// - conditional, $\mathrm{CSM}(s) = E\|\nabla\log p(x \mid x_0) - s\|^2$ with $\nabla\log p(x \mid x_0) = -\varepsilon/\sigma$, which needs pairs;
/// - implicit, $\mathrm{ISM}(s) = E_{p_t}\big[\|s\|^2 + 2\nabla\!\cdot s\big]$, which needs the divergence of the model.
///
/// The marginal score is the conditional one averaged over the posterior, so the cross terms of the first two agree and
/// $\mathrm{CSM} - \mathrm{SM}$ does not depend on $s$; partial integration gives $\mathrm{SM} - \mathrm{ISM} = J(p_t)$. All three have
/// the same gradient in any parameter of $s$.
///
/// Expectations are quadratures of nearly full precision, in one dimension and, where said, in two.
/// Sources: Hyvärinen, "Estimation of non-normalized statistical models by score matching", 2005; Vincent, "A connection between
/// score matching and denoising autoencoders", 2011.
public struct ScoreMatching: Sendable {
  /// The law of $x_0$.
  public let data: GaussianMixture
  public let alpha: Double
  public let sigma: Double
  /// $p_t$, the law of $x$.
  public let marginal: GaussianMixture

  /// `sigma` must be positive: without noise the conditional score does not exist. The data may be point masses.
  public init(data: GaussianMixture, alpha: Double, sigma: Double) {
    require(sigma > 0 && sigma.isFinite, "ScoreMatching: sigma must be positive, got \(sigma)")
    (self.data, self.alpha, self.sigma) = (data, alpha, sigma)
    marginal = data.diffused(alpha: alpha, sigma: sigma)
  }

  /// The corruption of a schedule at a time with $\sigma_t > 0$.
  public init(data: GaussianMixture, schedule: NoiseSchedule, time: Double) {
    self.init(data: data, alpha: schedule.alpha(at: time), sigma: schedule.sigma(at: time))
  }
}

extension ScoreMatching {
  /// $J(p_t) = E\|\nabla\log p_t\|^2$, for $d \le 2$.
  public var fisherInformation: Double { marginal.fisherInformation }

  /// $C = \mathrm{CSM} - \mathrm{SM} = d/\sigma^2 - J(p_t) = \alpha^2\sigma^{-4}\,E\operatorname{tr}\operatorname{Cov}(x_0 \mid x) \ge 0$, for $d \le 2$.
  public var gap: Double { Double(data.dimension) / (sigma * sigma) - fisherInformation }

  /// $E\operatorname{tr}\operatorname{Cov}(x_0 \mid x)$, the squared error of the best denoiser, for $d \le 2$; by quadrature, not from ``gap``.
  public var minimumMeanSquaredError: Double {
    marginal.expectation { (x: Vector) in posteriorVariance(at: x) }
  }

  /// $\operatorname{tr}\operatorname{Cov}(x_0 \mid x) = \sum_k r_k\big(\operatorname{tr} C_k + \|\mu_k - \mu\|^2\big)$, where each component is a Gaussian posterior
  /// with mean $\mu_k$ and covariance $C_k = \sigma^2\Sigma_k(\alpha^2\Sigma_k + \sigma^2)^{-1}$.
  private func posteriorVariance(at x: Vector) -> Double {
    let shares = marginal.shares(at: x)
    let d = data.dimension
    let mean = PosteriorMeans(data: data, alpha: alpha, marginal: marginal)(at: x).data
    var total = 0.0
    for (k, share) in shares.responsibilities.enumerated() {
      var offset = (0..<d).map { data.means[k * d + $0] - mean[$0] }
      data.addAlongAxes(alpha, { data.variances[$0] * shares.residuals[$0] }, component: k, to: &offset)
      var spread = offset.reduce(0) { $0 + $1 * $1 }
      for i in k * d..<(k + 1) * d { spread += sigma * sigma * data.variances[i] / marginal.variances[i] }
      total += share * spread
    }
    return total
  }
}
