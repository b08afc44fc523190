extension OptimizationProblem {
  /// $\frac1{2n}\sum_i\lVert f(x_i) - y_i\rVert^2$ over the weights and biases of a multilayer perceptron, in the order
  /// `[W₁, b₁, W₂, b₂, …]`, from those of `network`.
  ///
  /// `inputs` and `targets` have one row for each example. The least loss is not computed: `minimum` is 0, the bound that a
  /// network rich enough for the targets attains. Gradients by back-propagation, about three times the cost of the loss.
  public static func regression(network: MLP, inputs: Matrix, targets: Matrix) -> OptimizationProblem {
    require(
      inputs.rows == targets.rows && inputs.rows > 0,
      "regression: inputs \(inputs.shape) with targets \(targets.shape)")
    let fit = NetworkFit(network: network, inputs: inputs, targets: targets)
    return OptimizationProblem(
      name: "small network", initial: fit.split(network.parameters), minimum: 0, loss: fit.loss,
      gradients: fit.gradients)
  }
}

/// Examples and the network that should fit them.
private struct NetworkFit {
  let network: MLP
  let inputs, targets: Matrix

  func loss(_ parameters: [Parameter]) -> Double {
    let network = joined(parameters)
    let squares = Vector(count: inputs.rows) { row in (network(inputs[row: row]) - targets[row: row]).squaredNorm }
    return 0.5 * sum(squares) / Double(inputs.rows)
  }

  func gradients(_ parameters: [Parameter]) -> [Parameter] {
    let network = joined(parameters)
    var total = Vector(network.parameters.count)
    for row in 0..<inputs.rows {
      let x = inputs[row: row]
      let residual = (network(x) - targets[row: row]) / Double(inputs.rows)
      total += network.pullback(at: x, cotangent: residual).parameters
    }
    return split(total)
  }

  /// The network's parameters layer by layer, as matrices and vectors.
  func split(_ flat: Vector) -> [Parameter] {
    var start = 0
    func take(_ count: Int) -> Vector {
      defer { start += count }
      return flat[start..<start + count]
    }
    return network.layers.flatMap { layer -> [Parameter] in
      let (rows, columns) = (layer.weight.rows, layer.weight.columns)
      let weight = Matrix(rows: rows, columns: columns, storage: take(rows * columns).storage)
      return [.matrix(weight), .vector(take(rows))]
    }
  }

  private func joined(_ parameters: [Parameter]) -> MLP {
    var result = network
    result.layers = network.layers.indices.map { index in
      MLP.Layer(
        weight: parameters[2 * index].matrix, bias: parameters[2 * index + 1].vector,
        activation: network.layers[index].activation)
    }
    return result
  }
}
