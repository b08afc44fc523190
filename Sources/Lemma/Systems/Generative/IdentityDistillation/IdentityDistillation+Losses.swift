extension IdentityDistillation {
  /// $\mathcal L = E_q(\epsilon_\varphi - \epsilon_\psi)^2$, the Fisher divergence times $\sigma^2$, by integration over $x$ alone.
  public var loss: Double { loss(under: student, denoiser: student) }

  /// $E_{x\sim\text{law}}(\epsilon_\varphi(x) - \epsilon(x))^2$ for the optimal denoiser $\epsilon$ of another law.
  func loss(under law: GaussianMixture, denoiser: GaussianMixture) -> Double {
    let square = { (x: Double) -> Double in
      let difference = teacherNoise(at: x) + sigma * denoiser.score(at: x)
      return difference * difference
    }
    guard isGaussian else { return law.expectation(of: square) }
    let (nodes, weights) = hermiteRule
    let deviation = law.variances[0].squareRoot()
    return zip(nodes, weights).reduce(0) { $0 + $1.1 * square(law.means[0] + deviation * $1.0) }
  }

  /// The value of a form of the loss, by integration over $(y, \varepsilon)$. All four agree.
  public func value(of l: FrozenLoss) -> Double {
    var total = 0.0
    forEachSample { sample in total += sample.weight * sample.integrand(l) }
    return total
  }

  /// $\bar\nabla L = \bigl(\frac{\partial}{\partial\,\text{scale}}, \frac{\partial}{\partial\,\text{shift}}\bigr)L$ with $\psi$ frozen.
  public func frozenGradient(of l: FrozenLoss) -> Vector {
    var (byScale, byShift) = (0.0, 0.0)
    forEachSample { sample in
      // dx/dscale = αy and dx/dshift = α.
      let rate = sample.weight * alpha * sample.slope(l)
      byScale += rate * sample.base
      byShift += rate
    }
    return [byScale, byShift]
  }

  /// $\bar\nabla(L_2 - \lambda L_1)$. $\lambda = \frac12$ gives half of the exact gradient, $\lambda = 1$ that of a loss whose sampling law
  /// is fixed; every $\lambda$ agrees to first order at the optimum.
  public func surrogateGradient(lambda: Double) -> Vector {
    require(lambda.isFinite, "surrogateGradient: lambda is \(lambda)")
    return frozenGradient(of: .identity) - lambda * frozenGradient(of: .naive)
  }

  /// $\nabla\mathcal L$ by five-point differences of ``loss``, each with its own optimal $\psi$.
  public var exactGradient: Vector {
    fivePointGradient { $0.loss }
  }

  /// The gradient of $E_{x\sim\bar q}(\epsilon_\varphi - \epsilon_\psi)^2$ where the generator moves $\psi$ but not the law of $x$;
  /// five-point differences.
  public var fixedDistributionGradient: Vector {
    let law = student
    return fivePointGradient { loss(under: law, denoiser: $0.student) }
  }

  private func fivePointGradient(_ f: (IdentityDistillation) -> Double) -> Vector {
    let h = 1e-3
    func difference(_ a: Double, _ b: Double) -> Double {
      func at(_ steps: Double) -> Double { f(moved(scale: scale + steps * a, shift: shift + steps * b)) }
      return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)
    }
    return [difference(1, 0), difference(0, 1)]
  }
}

/// Three nodes for the standard normal law, exact to degree five.
let hermiteRule: (nodes: [Double], weights: [Double]) = (
  [-(3.0.squareRoot()), 0, 3.0.squareRoot()], [1.0 / 6, 2.0 / 3, 1.0 / 6]
)
