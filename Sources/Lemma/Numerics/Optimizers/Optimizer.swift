/// A rule $(\theta_{t-1}, g_t, \text{state}) \mapsto \theta_t$ with decoupled weight decay,
/// $\theta_t = \theta_{t-1} - \eta\,(u_t + \lambda\theta_{t-1})$; the direction $u_t$ is the rule's own.
///
/// All state starts at zero and takes its shapes from the first step. $\operatorname{sign}(0) = 0$ throughout.
/// The learning rate must not be negative; the elementwise rules cost one pass over parameters, gradients and state, in place.
public protocol Optimizer: Sendable {
  /// The learning rate $\eta$, which a schedule may change between steps.
  var learningRate: Double { get set }

  /// The number of completed updates.
  var stepCount: Int { get }

  /// Moves every parameter by its gradient.
  ///
  /// Throws `OptimizerError`, and has then changed nothing: neither parameters nor state nor `stepCount`. Elements of
  /// parameters that are NaN or infinite beforehand may stay so without an error.
  mutating func step(_ parameters: inout [Parameter], gradients: [Parameter]) throws

  /// Forgets all state, shapes included.
  mutating func reset()
}

extension Optimizer {
  /// Moves a model of one vector.
  public mutating func step(_ x: inout Vector, gradient: Vector) throws {
    var parameters = [Parameter.vector(x)]
    x = []
    defer { x = parameters[0].vector }
    try step(&parameters, gradients: [.vector(gradient)])
  }

  /// Moves a model of one matrix.
  public mutating func step(_ w: inout Matrix, gradient: Matrix) throws {
    var parameters = [Parameter.matrix(w)]
    w = []
    defer { w = parameters[0].matrix }
    try step(&parameters, gradients: [.matrix(gradient)])
  }
}
