extension LinearIGN {
  /// $\nabla L_{\rm rec} = 2ES$.
  public var reconstructionGradient: Matrix { 2 * (displacement * dataMoment) }

  /// $\nabla L_{\rm idem} = 2E^\top EAN$: only the inner map moves, the generator's.
  public var idempotenceGradient: Matrix { 2 * transposeProduct(displacement, defect * noiseMoment) }

  /// $\nabla L_{\rm tight} = -2EANA^\top$: only the outer map moves, the critic's.
  ///
  /// With the frozen copy on the outside instead, the term would have no gradient of its own and the two terms would
  /// cancel.
  public var tightnessGradient: Matrix { -2 * (defect * noiseMoment * map.transpose) }

  /// $\nabla(L_{\rm rec} + \lambda_iL_{\rm idem} + \lambda_tL_{\rm tight})$ with the copies frozen.
  public func gradient(idempotence: Double = 1, tightness: Double = 1) -> Matrix {
    reconstructionGradient + idempotence * idempotenceGradient + tightness * tightnessGradient
  }

  /// The gradient of $E\lVert f(f(z)) - f(z)\rVert^2$ with nothing frozen, $\nabla L_{\rm idem} - \nabla L_{\rm tight}$:
  /// the critic is then trained to accept what it should reject.
  public var unfrozenGradient: Matrix {
    let square = defect * noiseMoment
    return 2 * (square * map.transpose + transposeProduct(displacement, square))
  }

  /// The gradient of the loss without copies, $\delta(x) - 2\delta(\mathrm{sg}[f(z)]) + \delta(f(z))$.
  ///
  /// The last term moves both maps, the middle one takes the outer map back twice: what remains is
  /// $\nabla(L_{\rm rec} + L_{\rm idem} + L_{\rm tight})$. One network, one backward pass.
  public var singleLossGradient: Matrix {
    // The drift at a frozen argument y of second moment ANAᵀ has the gradient 2E(ANAᵀ).
    let imageMoment = map * noiseMoment * map.transpose
    return reconstructionGradient - 4 * (displacement * imageMoment) + unfrozenGradient
  }
}
