/// A multilayer perceptron: $h \leftarrow a(Wh + b)$, layer by layer.
public struct MLP: Sendable {
  /// The function applied to every element of a layer's output.
  public enum Activation: Sendable {
    /// $x$.
    case identity
    /// $\tanh x$.
    case tanh
    /// $\max(x, 0)$ with derivative 0 at 0.
    case relu
    /// $\log(1 + e^x)$.
    case softplus
  }

  /// One affine map and its activation.
  public struct Layer: Sendable {
    /// Outputs by inputs.
    public var weight: Matrix
    /// One number for each output.
    public var bias: Vector
    /// Applied to $Wh + b$ elementwise.
    public var activation: Activation

    /// The bias must have as many elements as the weight has rows.
    public init(weight: Matrix, bias: Vector, activation: Activation) {
      require(
        bias.count == weight.rows, "MLP: a weight of \(weight.rows) rows with a bias of \(bias.count) elements")
      (self.weight, self.bias, self.activation) = (weight, bias, activation)
    }
  }

  /// The layers from the input to the output. Consecutive shapes must fit.
  public var layers: [Layer] {
    didSet { requireFittingLayers() }
  }

  /// At least one layer; each must have as many inputs as the one before has outputs.
  public init(layers: [Layer]) {
    self.layers = layers
    requireFittingLayers()
  }

  /// A network with these numbers of inputs, hidden units and outputs.
  ///
  /// Weights are normal with variance $1/n$ for $n$ inputs of the layer, drawn layer by layer, row by row; biases are 0; the last layer
  /// is linear. `sizes` has at least two elements, all positive.
  public init(sizes: [Int], activation: Activation = .tanh, using generator: inout SeededGenerator) {
    require(sizes.count >= 2, "MLP: sizes must name inputs and outputs, got \(sizes)")
    require(sizes.allSatisfy { $0 >= 1 }, "MLP: sizes must be positive, got \(sizes)")
    layers = zip(sizes, sizes.dropFirst()).map { inputs, outputs in
      let elements = Vector.normal(count: inputs * outputs, using: &generator) / Double(inputs).squareRoot()
      return Layer(
        weight: Matrix(rows: outputs, columns: inputs, storage: elements.storage), bias: Vector(outputs),
        activation: activation)
    }
    layers[layers.count - 1].activation = .identity
  }

  private func requireFittingLayers() {
    require(!layers.isEmpty, "MLP: no layers")
    for layer in layers {
      require(
        layer.bias.count == layer.weight.rows,
        "MLP: a weight of \(layer.weight.rows) rows with a bias of \(layer.bias.count) elements")
    }
    for (index, (layer, next)) in zip(layers, layers.dropFirst()).enumerated() {
      require(
        layer.weight.rows == next.weight.columns,
        "MLP: layer \(index) has \(layer.weight.rows) outputs, layer \(index + 1) has \(next.weight.columns) inputs")
    }
  }
}

extension MLP {
  /// The output for an input of as many elements as the first weight has columns.
  public func callAsFunction(_ x: Vector) -> Vector {
    layers.reduce(x) { $1.activation($1.weight * $0 + $1.bias) }
  }

  /// All weights and biases, layer by layer: the weight row by row, then the bias. Assignment needs as many numbers.
  public var parameters: Vector {
    get { Vector(storage: layers.flatMap { $0.weight.elements + $0.bias.elements }) }
    set {
      let count = layers.reduce(0) { $0 + $1.weight.elements.count + $1.bias.count }
      require(newValue.count == count, "MLP: \(newValue.count) parameters assigned to \(count)")
      var start = 0
      func take(_ count: Int) -> [Double] {
        defer { start += count }
        return Array(newValue.storage[start..<start + count])
      }
      layers = layers.map { layer in
        let (rows, columns) = (layer.weight.rows, layer.weight.columns)
        let weight = Matrix(rows: rows, columns: columns, storage: take(rows * columns))
        return Layer(weight: weight, bias: Vector(storage: take(rows)), activation: layer.activation)
      }
    }
  }
}

extension MLP.Activation {
  func callAsFunction(_ x: Vector) -> Vector {
    switch self {
    case .identity: x
    case .tanh: Lemma.tanh(x)
    case .relu: x.map { $0 > 0 ? $0 : $0 * 0 }
    case .softplus: x.map { Lemma.softplus($0) }
    }
  }

  /// The derivatives at `x`, where the activation has the value `y`.
  func slopes(at x: Vector, value y: Vector) -> Vector {
    switch self {
    case .identity: Vector(repeating: 1, count: x.count)
    case .tanh: Vector(storage: hyperbolicTangentsAndSlopes(x.storage).slopes)
    case .relu: x.map { $0 > 0 ? 1 : 0 }
    case .softplus: x.map(logistic)
    }
  }
}
