internal import Glibc

/// The flow $\partial_tq + \partial_x(q\,\partial_xh(d)) = 0$, $d = \log(p/q)$, on a grid of cells: an upwind scheme for which *every*
/// $f$-divergence falls under *every* increasing $h$.
///
/// The flux through the face between cells $i$ and $i + 1$ is
/// $F = q_{\rm up}\,h'\bigl(\frac{d_i + d_{i+1}}2\bigr)\frac{d_{i+1} - d_i}\Delta$ with the density of the cell it comes from, and zero at the ends.
/// Mass is kept, and $\frac d{dt}\sum\Delta\,q_if(r_i) = \sum F\,[G(r_{i+1}) - G(r_i)] \le 0$ because $G = f - rf'$ decreases where $F$
/// has the sign of $r_{i+1} - r_i$. Time is explicit: a step that empties a cell stops the program. A step costs $O(\text{cells})$.
///
/// The flow is that of Yi, Zhu, Liu, "MonoFlow: Rethinking Divergence GANs via the Perspective of Wasserstein Gradient
/// Flows", 2023, arXiv:2302.01075.
public struct GridMonoFlow: Sendable {
  /// The middles of the cells.
  public let centers: Vector
  /// The density in each cell; its sum times the width is 1.
  public private(set) var density: Vector
  private let logTarget: [Double]
  private let width: Double
  private let rescaling: MonotoneRescaling

  /// Densities at the centres, normalised in logarithms: never differences of distribution functions, which vanish in a tail.
  ///
  /// A finite, non-empty range, `cells` $\ge 3$; the initial density must not underflow anywhere on it.
  public init(
    target: GaussianMixture, initial: GaussianMixture, on range: ClosedRange<Double>, cells: Int,
    rescaling: MonotoneRescaling
  ) {
    target.requireLine("GridMonoFlow")
    initial.requireLine("GridMonoFlow")
    let length = range.upperBound - range.lowerBound
    require(length > 0 && length.isFinite, "GridMonoFlow: the range \(range) must be finite and not empty")
    require(cells >= 3, "GridMonoFlow: cells must be at least 3, got \(cells)")
    let width = length / Double(cells)
    let centers = Vector(count: cells) { range.lowerBound + (Double($0) + 0.5) * width }
    func logDensities(_ mixture: GaussianMixture) -> Vector {
      let values = centers.map { mixture.logDensity(at: $0) }
      return values - (logSumExp(values) + log(width))
    }
    density = exp(logDensities(initial))
    require(min(density) > 0, "GridMonoFlow: the initial density underflows on \(range)")
    logTarget = logDensities(target).elements
    (self.centers, self.width, self.rescaling) = (centers, width, rescaling)
  }

  /// Explicit Euler steps. A cell that a step would leave empty or negative stops the program: the time step is too large.
  public mutating func advance(steps: Int, timeStep: Double) {
    require(steps >= 0, "advance: steps must not be negative, got \(steps)")
    require(timeStep > 0 && timeStep.isFinite, "advance: timeStep must be positive, got \(timeStep)")
    var q = density.elements
    for _ in 0..<steps {
      step(&q, timeStep)
      require(q.allSatisfy { $0 > 0 }, "GridMonoFlow.advance: time step too large, a density is not positive")
    }
    density = Vector(q)
  }

  /// The flow after explicit Euler steps.
  public func advanced(steps: Int, timeStep: Double) -> GridMonoFlow {
    var copy = self
    copy.advance(steps: steps, timeStep: timeStep)
    return copy
  }

  /// $\sum\Delta\,q_if(r_i)$.
  public func divergence(_ f: FDivergence) -> Double {
    var sum = 0.0
    for (q, target) in zip(density.elements, logTarget) { sum += f.integrand(logTarget: target, logCurrent: log(q)) }
    return sum * width
  }

  private func step(_ q: inout [Double], _ timeStep: Double) {
    let factor = timeStep / (width * width)
    var inflow = 0.0
    var (here, logRatio) = (q[0], logTarget[0] - log(q[0]))
    for i in 0..<q.count {
      guard i + 1 < q.count else {
        q[i] = here + inflow
        return
      }
      let (next, nextLogRatio) = (q[i + 1], logTarget[i + 1] - log(q[i + 1]))
      let rise = nextLogRatio - logRatio
      let outflow = factor * (rise > 0 ? here : next) * rise * rescaling.slope(at: 0.5 * (logRatio + nextLogRatio))
      q[i] = here + inflow - outflow
      (inflow, here, logRatio) = (outflow, next, nextLogRatio)
    }
  }
}
