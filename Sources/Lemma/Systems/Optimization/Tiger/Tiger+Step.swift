extension Tiger {
  /// One micro-batch. Throws for shapes only; a gradient that is not finite makes its parameter shrink.
  public mutating func step(_ parameters: inout [Parameter], gradients: [Parameter]) throws {
    require(learningRate >= 0, "Tiger: learningRate must not be negative, got \(learningRate)")
    try state.checkShapes(parameters, gradients)
    state.prepare(for: parameters, moments: 1)
    for index in parameters.indices {
      if gradients[index].elements.isFinite {
        move(&parameters[index], gradients[index], index)
      } else {
        shrink(&parameters[index], index)
      }
    }
    microBatch += 1
    if microBatch == accumulationSteps {
      microBatch = 0
      state.stepCount += 1
    }
  }

  private func role(of parameter: Parameter, _ index: Int) -> Role {
    if let role = roles[index] { return role }
    if case .matrix = parameter { return .weight }
    return .bias
  }

  /// The learning rate and the decay of one parameter.
  private func rates(of parameter: Parameter, _ index: Int) -> (rate: Double, decay: Double) {
    guard scaling == .relative else { return (learningRate, weightDecay) }
    switch role(of: parameter, index) {
    case .weight: return (learningRate * parameter.rootMeanSquare, weightDecay)
    case .bias, .gain: return (0.5 * learningRate, 0)
    }
  }

  private mutating func move(_ parameter: inout Parameter, _ gradient: Parameter, _ index: Int) {
    let kept = microBatch == 0 ? beta : 1
    let fresh = (1 - beta) / Double(accumulationSteps)
    guard microBatch == accumulationSteps - 1 else {
      gather(gradient, index, kept: kept, fresh: fresh)
      return
    }
    let (rate, decay) = rates(of: parameter, index)
    state.buffers[0][index].withUnsafeMutableBufferPointer { m in
      gradient.elements.withUnsafeBufferPointer { g in
        parameter.updateElements { theta in
          signStep(theta, momentum: m, gradient: g, kept: kept, fresh: fresh, rate: rate, decay: decay)
        }
      }
    }
  }

  /// A micro-batch that is not the last of its group.
  private mutating func gather(_ gradient: Parameter, _ index: Int, kept: Double, fresh: Double) {
    state.buffers[0][index].withUnsafeMutableBufferPointer { m in
      gradient.elements.withUnsafeBufferPointer { g in
        for i in 0..<m.count { m[i] = kept * m[i] + fresh * g[i] }
      }
    }
  }

  private func shrink(_ parameter: inout Parameter, _ index: Int) {
    let center = role(of: parameter, index) == .gain ? 1.0 : 0
    let ratio = shrinkRatio
    parameter.updateElements { theta in
      for i in 0..<theta.count { theta[i] = (theta[i] - center) * ratio + center }
    }
  }
}
