/// A path of a stochastic differential equation on a grid.
public struct SDEPath: Sendable {
  /// The times of the grid, from first to last.
  public let times: Vector
  /// The state at each time.
  public let states: [Vector]
}
