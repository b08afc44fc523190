import Lemma

/// One step of each optimizer on ten million parameters. What is timed goes on from the step before; the number is that of a
/// fresh start, since the two sides take different numbers of steps.
func optimizers(_ inputs: Inputs) -> [String: Kernel] {
  let start = [Parameter.vector(inputs.vector("start"))]
  let gradient = [Parameter.vector(inputs.vector("gradient"))]
  let matrices = (0..<10).map { index in
    let rows = inputs.matrix("gradient", columns: 1000)
    return Parameter.matrix(rows[rows: 1000 * index..<1000 * (index + 1), columns: 0..<1000])
  }
  let zeros = matrices.map { _ in Parameter.matrix(Matrix(rows: 1000, columns: 1000)) }
  let muon = Muon(
    learningRate: 0.01, nesterov: true, orthogonalization: .newtonSchulz(iterations: 5, coefficients: .muon))
  return [
    "sgd": kernel(SGD(learningRate: 0.01), start, gradient),
    "momentum": kernel(SGD(learningRate: 0.01, momentum: 0.9), start, gradient),
    "adamw": kernel(AdamW(learningRate: 0.01, weightDecay: 0.01), start, gradient),
    "lion": kernel(Lion(learningRate: 0.01, weightDecay: 0.01), start, gradient),
    "tiger": kernel(Tiger(learningRate: 0.01, scaling: .uniform), start, gradient),
    "muon": kernel(muon, zeros, matrices),
  ]
}

/// Newton and Schulz's five iterations on one matrix.
func matrixSigns(_ inputs: Inputs) -> [String: Kernel] {
  let matrix = inputs.matrix("square1024", columns: 1024)
  return ["newton schulz": Kernel { msign(matrix, iterations: 5) }]
}

private func kernel(_ fresh: some Optimizer, _ start: [Parameter], _ gradients: [Parameter]) -> Kernel {
  var (optimizer, parameters) = (fresh, start)
  var value: Double?
  return Kernel({ try optimizer.step(&parameters, gradients: gradients) }) { _ in
    value = value ?? sizeAfterTwoSteps(fresh, start, gradients)
    return value ?? .nan
  }
}

private func sizeAfterTwoSteps(_ fresh: some Optimizer, _ start: [Parameter], _ gradients: [Parameter]) -> Double? {
  var (optimizer, parameters) = (fresh, start)
  for _ in 0..<2 {
    guard (try? optimizer.step(&parameters, gradients: gradients)) != nil else { return nil }
  }
  return parameters.reduce(0) { $0 + $1.norm }
}
