extension MLP {
  /// The vector-Jacobian products of the output with `cotangent`: by the input and by the parameters, in their order.
  ///
  /// Reverse mode: one pass forward, which keeps the layers' inputs, and one back. The cost is about three times that of the
  /// network. `cotangent` has as many elements as the output.
  public func pullback(at x: Vector, cotangent: Vector) -> (input: Vector, parameters: Vector) {
    let outputs = layers[layers.count - 1].bias.count
    require(cotangent.count == outputs, "MLP: a cotangent of \(cotangent.count) elements for \(outputs) outputs")
    var inputs = [x]
    var arguments: [Vector] = []
    for layer in layers {
      arguments.append(layer.weight * inputs[inputs.count - 1] + layer.bias)
      inputs.append(layer.activation(arguments[arguments.count - 1]))
    }
    var adjoint = cotangent
    var gradients: [[Double]] = []
    for (index, layer) in layers.enumerated().reversed() {
      let local = adjoint * layer.activation.slopes(at: arguments[index], value: inputs[index + 1])
      gradients.append(outer(local, inputs[index]).elements + local.elements)
      adjoint = applyTranspose(layer.weight, to: local)
    }
    return (adjoint, Vector(storage: Array(gradients.reversed().joined())))
  }
}
