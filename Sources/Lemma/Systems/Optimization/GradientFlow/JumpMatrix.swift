/// The tridiagonal matrix with diagonal $e_i + u_i + d_{i-1}$, entry $-u_i$ below and $-d_i$ above it, in column
/// $i$ and $i + 1$: what leaves cell $i$ upwards arrives in cell $i + 1$, and the excess $e_i > 0$ is the column
/// sum.
///
/// Both the implicit step of a jump process and Newton's step for ordered particles are of this kind. Elimination
/// without a single subtraction (Grassmann, Taksar and Heyman) makes every pivot, and for a right-hand side that is
/// not negative every component of the solution, accurate to a few ulp per row relative to itself: positivity
/// cannot be lost to rounding. Linear time.
struct JumpMatrix {
  /// $u_i$ divided by the pivot of row $i$.
  private let multipliers: [Double]
  private let pivots: [Double]
  private let down: [Double]

  /// Eliminates. `excess` has one element per cell, `up` and `down` one per boundary between cells.
  init(excess: [Double], up: [Double], down: [Double]) {
    let count = excess.count
    var pivots = [Double](repeating: 0, count: count)
    var multipliers = [Double](repeating: 0, count: count - 1)
    // What is left of the column's excess once the cells before it are eliminated.
    var remaining = excess[0]
    for index in 0..<count - 1 {
      pivots[index] = remaining + up[index]
      multipliers[index] = up[index] / pivots[index]
      remaining = excess[index + 1] + down[index] * (remaining / pivots[index])
    }
    pivots[count - 1] = remaining
    self.pivots = pivots
    self.multipliers = multipliers
    self.down = down
  }

  /// The solution for this right-hand side.
  func solve(_ rightHandSide: [Double]) -> [Double] {
    var x = rightHandSide
    for index in 0..<multipliers.count { x[index + 1] += multipliers[index] * x[index] }
    x[x.count - 1] /= pivots[x.count - 1]
    for index in (0..<multipliers.count).reversed() {
      x[index] = (x[index] + down[index] * x[index + 1]) / pivots[index]
    }
    return x
  }
}
