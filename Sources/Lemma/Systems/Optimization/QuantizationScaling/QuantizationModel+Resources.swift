internal import Glibc

// How many quanta a resource pays for: a real number, of which the floor has been learned.

extension QuantizationModel {
  /// $n = N/C$: each quantum occupies `parametersPerQuantum` of the network's parameters.
  public func quanta(parameters: Double, parametersPerQuantum: Double) -> Double {
    requireAmount(parameters, "parameters")
    requireCost(parametersPerQuantum, "parametersPerQuantum")
    return parameters / parametersPerQuantum
  }

  /// $n = (D/(\tau\zeta(\gamma+1)))^{1/(1+\gamma)}$: the last quantum that meets its $\tau$ `samplesPerQuantum` among
  /// $D$ `samples`, $D\,p_n = \tau$.
  public func quanta(samples: Double, samplesPerQuantum: Double) -> Double {
    requireAmount(samples, "samples")
    requireCost(samplesPerQuantum, "samplesPerQuantum")
    return pow(samples / samplesPerQuantum * frequency(of: 1), 1 / (1 + exponent))
  }

  /// The same for $S$ `steps` of $B$ fresh samples each, $S B p_n = \tau$.
  public func quanta(steps: Double, batchSize: Double, samplesPerQuantum: Double) -> Double {
    requireAmount(steps, "steps")
    requireAmount(batchSize, "batchSize")
    return quanta(samples: steps * batchSize, samplesPerQuantum: samplesPerQuantum)
  }

  /// $\alpha_N = \gamma$: the excess loss falls like $N^{-\gamma}$.
  public var parameterExponent: Double { exponent }

  /// $\alpha_D = \frac\gamma{1+\gamma}$: the excess loss falls like $D^{-\gamma/(1+\gamma)}$.
  public var dataExponent: Double { exponent / (1 + exponent) }

  /// $\alpha_S = \frac\gamma{1+\gamma}$, the exponent of the data: a step only brings more of them.
  public var stepExponent: Double { dataExponent }
}

private func requireAmount(_ amount: Double, _ name: String) {
  require(amount >= 0 && amount.isFinite, "quanta: \(name) must be finite and not negative, got \(amount)")
}

private func requireCost(_ cost: Double, _ name: String) {
  require(cost > 0 && cost.isFinite, "quanta: \(name) must be positive, got \(cost)")
}
