extension LoRA {
  /// The factors' gradients $sGB^\top$ and $sA^\top G$ for the gradient $G$ of the merged weight; $4nmr$ operations.
  public func factorGradients(of gradient: Matrix) -> (a: Matrix, b: Matrix) {
    requireShape(of: gradient, as: base, "factorGradients")
    return (a: scale * (gradient * b.transpose), b: scale * transposeProduct(a, gradient))
  }

  /// One step of gradient descent on both factors at once: rate $\eta$ for $A$, $\mathtt{ratio}\cdot\eta$ for $B$
  /// (LoRA+).
  ///
  /// `gradient` is that of the *merged* weight. The rate is finite; the ratio is finite and not negative.
  public mutating func step(gradient: Matrix, learningRate: Double, ratio: Double = 1) {
    require(learningRate.isFinite, "LoRA.step: learningRate must be finite, got \(learningRate)")
    require(ratio >= 0 && ratio.isFinite, "LoRA.step: ratio must be finite and not negative, got \(ratio)")
    // Both from the same factors: an updated A in the gradient of B would be another method.
    let gradients = factorGradients(of: gradient)
    a = a - learningRate * gradients.a
    b = b - (ratio * learningRate) * gradients.b
  }

  /// How far the first-order movement is from that of full fine-tuning, per squared learning rate:
  /// $\lVert s^2(AA^\top G + GB^\top B) - G\rVert_F^2$; $8nmr$ operations.
  public func firstStepError(gradient: Matrix) -> Double {
    let gradients = factorGradients(of: gradient)
    let movement = scale * (a * gradients.b + gradients.a * b)
    let error = (movement - gradient).frobeniusNorm
    return error * error
  }
}
