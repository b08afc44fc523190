extension LinearIGN {
  /// The map after a gradient flow $\dot A = -\nabla(L_{\rm rec} + \lambda_iL_{\rm idem} + \lambda_tL_{\rm tight})$ of
  /// this duration, by the classical Runge–Kutta method in `steps` steps.
  ///
  /// The flow may blow up in finite time, since tightness is not bounded below. It stops at the first state with
  /// $\lVert A\rVert_F > 10^6$, or at the last finite one.
  public func trained(
    duration: Double, steps: Int, idempotence: Double = 1, tightness: Double = 1
  ) -> LinearIGN {
    require(duration >= 0 && duration.isFinite, "trained: duration must not be negative, got \(duration)")
    require(steps >= 1, "trained: steps must be at least 1, got \(steps)")
    let stepSize = duration / Double(steps)
    var state = self
    for _ in 0..<steps {
      let next = state.rungeKuttaStep(stepSize, idempotence, tightness)
      guard next.map.frobeniusNorm.isFinite else { return state }
      state = next
      if state.map.frobeniusNorm > 1e6 { return state }
    }
    return state
  }

  private func rungeKuttaStep(_ h: Double, _ idempotence: Double, _ tightness: Double) -> LinearIGN {
    func slope(_ map: Matrix) -> Matrix {
      -replacing(map).gradient(idempotence: idempotence, tightness: tightness)
    }
    let k1 = slope(map)
    let k2 = slope(map + (0.5 * h) * k1)
    let k3 = slope(map + (0.5 * h) * k2)
    let k4 = slope(map + h * k3)
    return replacing(map + (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4))
  }

  /// The same moments under another map, which needs no second check.
  private func replacing(_ map: Matrix) -> LinearIGN {
    LinearIGN(checked: map, dataMoment: dataMoment, noiseMoment: noiseMoment)
  }

  private init(checked map: Matrix, dataMoment: Matrix, noiseMoment: Matrix) {
    (self.map, self.dataMoment, self.noiseMoment) = (map, dataMoment, noiseMoment)
  }
}
