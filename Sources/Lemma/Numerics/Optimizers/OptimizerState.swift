/// What an optimizer remembers between steps: the shapes it started with and its buffers, `moments` for each parameter.
struct OptimizerState: Sendable {
  private(set) var shapes: [ParameterShape]?
  /// `buffers[k][i]` is the k-th moment of parameter i, empty before the first step.
  var buffers: [[[Double]]] = []
  /// Room for the next parameters, where a step needs it.
  var spares: [[Double]] = []
  var stepCount = 0
  /// At least as large as every element of every gradient so far.
  private(set) var gradientBound = 0.0

  /// Throws unless there is one gradient for each parameter, of its shape, and the shapes are those of the first step.
  func checkShapes(_ parameters: [Parameter], _ gradients: [Parameter]) throws {
    guard parameters.count == gradients.count else {
      throw OptimizerError.countMismatch(parameters: parameters.count, gradients: gradients.count)
    }
    if let shapes, shapes.count != parameters.count {
      throw OptimizerError.countMismatch(parameters: parameters.count, gradients: shapes.count)
    }
    for index in parameters.indices {
      let shape = parameters[index].shape
      if gradients[index].shape != shape || (shapes.map { $0[index] != shape } ?? false) {
        throw OptimizerError.shapeMismatch(index: index)
      }
    }
  }

  /// Creates buffers of zeros at the first step.
  mutating func prepare(for parameters: [Parameter], moments: Int) {
    guard shapes == nil else { return }
    shapes = parameters.map(\.shape)
    buffers = (0..<moments).map { _ in
      parameters.map { parameter in newElements(count: parameter.count) { $0.update(repeating: 0) } }
    }
  }

  mutating func noteGradient(bound: Double) { gradientBound = Swift.max(gradientBound, bound) }

  /// The first parameter one of whose moments is not finite.
  var firstNonFinite: Int? {
    (shapes ?? []).indices.first { index in buffers.contains { !$0[index].isFinite } }
  }
}
