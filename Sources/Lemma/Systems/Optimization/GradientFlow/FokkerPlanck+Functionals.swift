extension FokkerPlanck {
  /// The free energy $h\sum\rho_iV_i + T\,h\sum\rho_i\log\rho_i$, with $0\log0 = 0$.
  ///
  /// $T$ times the relative entropy plus the constant $-T\log\bigl(h\sum e^{-V_i/T}\bigr)$.
  public func freeEnergy(of density: Vector) -> Double {
    checkLength(of: density, for: "freeEnergy")
    let negativeEntropy = density.map { $0 == 0 ? 0 : $0 * log($0) }
    return spacing * (dot(density, potential) + temperature * sum(negativeEntropy))
  }

  /// The relative entropy $\mathrm{KL}(\rho\,\|\,\gamma) = h\sum\rho_i\log(\rho_i/\gamma_i)$ to the stationary
  /// density.
  ///
  /// Summed as $\rho\log(\rho/\gamma) - \rho + \gamma$, which adds up to the same for densities of mass 1 and has
  /// no negative term: the result keeps its relative accuracy down to the square of the rounding in $\rho$.
  public func relativeEntropy(of density: Vector) -> Double {
    checkLength(of: density, for: "relativeEntropy")
    let terms = Vector(count: density.count) { index in
      relativeEntropyTerm(density[index], gibbs[index], logGibbs[index])
    }
    return spacing * sum(terms)
  }

  /// The rate $-\frac{d}{dt}$ of the free energy:
  /// $T\,h\sum_i J_i\,\bigl(\log(\rho/\gamma)_i - \log(\rho/\gamma)_{i+1}\bigr)$ with the flux
  /// $J_i = k^+_i\rho_i - k^-_{i+1}\rho_{i+1}$. No term is negative.
  ///
  /// The discrete form of $\int\rho\,|\partial_x(V + T\log\rho)|^2$. An empty cell counts as the least positive
  /// `Double`, which keeps an underflowed tail harmless and makes the edge of a box of mass expensive, but finite.
  public func dissipation(of density: Vector) -> Double {
    checkLength(of: density, for: "dissipation")
    let logRatio = Vector(count: density.count) { index in
      log(Swift.max(density[index], .leastNonzeroMagnitude)) - logGibbs[index]
    }
    let terms = Vector(count: density.count - 1) { index in
      let drop = logRatio[index] - logRatio[index + 1]
      // The larger of both one-way flows times what the other leaves of it: no difference of nearly equal flows.
      let flow = drop > 0 ? up[index] * density[index] : down[index] * density[index + 1]
      return flow * drop.magnitude * -expm1(-drop.magnitude)
    }
    return temperature * spacing * sum(terms)
  }

  /// The mean $h\sum x_i\rho_i$.
  public func mean(of density: Vector) -> Double {
    checkLength(of: density, for: "mean")
    return spacing * dot(centers, density)
  }

  /// The variance $h\sum(x_i - m)^2\rho_i$ about the mean $m$.
  public func variance(of density: Vector) -> Double {
    let deviations = centers - mean(of: density)
    return spacing * dot(deviations * deviations, density)
  }
}

/// $\rho\log(\rho/\gamma) - \rho + \gamma \ge 0$. Near equilibrium this is a small difference, of size
/// $(\rho - \gamma)^2/2\gamma$: computed by subtraction it would be noise, and a theorem such as "the relative
/// entropy never rises" would fail in its last decades. Written as $\rho\,(w - \log(1 + w))$,
/// $w = \gamma/\rho - 1$, where the two densities are comparable; elsewhere nothing cancels, and the logarithm of
/// $\gamma$ is taken from the potential because $\gamma$ may have underflowed.
private func relativeEntropyTerm(_ density: Double, _ gibbs: Double, _ logGibbs: Double) -> Double {
  if density == 0 { return gibbs }
  let excess = (gibbs - density) / density
  if excess.magnitude < 0.5 { return -density * log1pMinus(excess) }
  return density * (log(density) - logGibbs) + (gibbs - density)
}
