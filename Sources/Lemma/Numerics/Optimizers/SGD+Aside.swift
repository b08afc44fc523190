internal import CLapack

extension SGD {
  /// From here on parameters are larger than the caches.
  private static let large = 1 << 20

  /// Computes all moved parameters beside the present ones, and exchanges them if they are finite: the strong guarantee without a
  /// second pass over the gradients.
  ///
  /// - Returns: Whether the step is done. Small parameters and steps that fail are left to the guarded step, which says why.
  mutating func stepAside(_ parameters: inout [Parameter], _ gradients: [Parameter]) throws -> Bool {
    guard learningRate >= 0, parameters.contains(where: { $0.count >= Self.large }) else { return false }
    try state.checkShapes(parameters, gradients)
    if state.spares.isEmpty {
      state.spares = parameters.map { newElements(count: $0.count) { $0.update(repeating: 0) } }
    }
    for index in parameters.indices {
      guard move(parameters[index].elements, gradients[index].elements, into: index) else { return false }
    }
    state.prepare(for: parameters, moments: 0)
    state.stepCount += 1
    for index in parameters.indices { parameters[index].exchangeElements(with: &state.spares[index]) }
    return true
  }

  private mutating func move(_ theta: [Double], _ gradient: [Double], into index: Int) -> Bool {
    let (rate, decay) = (learningRate, weightDecay)
    return state.spares[index].withUnsafeMutableBufferPointer { target in
      guard let target = target.baseAddress else { return true }
      return lemma_descend(theta, gradient, target, theta.count, rate, decay) != 0
    }
  }
}
