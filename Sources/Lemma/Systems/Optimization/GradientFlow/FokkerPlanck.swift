// The space discretisation is Scharfetter and Gummel's (1969; Chang and Cooper 1970): the flux between two cells is
// the one of the equation solved exactly with constant drift between their centres. Its jump rates satisfy detailed
// balance with the sampled Gibbs weights, so that equilibrium is exact on every grid, which no difference quotient
// gives.

/// The one-dimensional Fokker–Planck equation $\partial_t\rho = \partial_x(\rho V') + T\,\partial_{xx}\rho$ without
/// flux through the ends of an interval, on `cells` cells of equal width.
///
/// It is the Wasserstein gradient flow of the free energy $\int\rho V + T\int\rho\log\rho$. A density is the
/// `Vector` of its cell averages: its sum times `spacing` is 1. In every method its length must be the number of
/// cells; a functional of it costs one pass over them. For every time step and every grid, mass is kept, no cell
/// becomes negative and the relative entropy to `gibbs` does not rise. The interval should
/// leave only some $10^{-12}$ of the Gibbs weight outside; the error is
/// of second order in the spacing.
public struct FokkerPlanck: Sendable {
  /// The centres $x_i = a + (i + \frac12)h$ of the cells.
  public let centers: Vector
  /// The width $h$ of a cell.
  public let spacing: Double
  /// The stationary density $\propto e^{-V/T}$, normalised on the grid.
  public let gibbs: Vector
  /// The temperature $T$.
  public let temperature: Double

  /// $V$ at the centres.
  let potential: Vector
  /// The logarithm of `gibbs`, which stays finite where `gibbs` underflows.
  let logGibbs: Vector
  /// The rates $k^+_i$ of jumps from cell $i$ to $i + 1$.
  let up: [Double]
  /// The rates $k^-_{i+1}$ of jumps from cell $i + 1$ to $i$.
  let down: [Double]

  /// Samples the potential, which must be finite at every centre. `temperature` must be positive, the interval of
  /// positive finite width and `cells` at least 2.
  public init(
    potential: (Double) -> Double, temperature: Double, over interval: ClosedRange<Double>, cells: Int
  ) {
    require(
      temperature > 0 && temperature.isFinite, "FokkerPlanck: temperature must be positive, got \(temperature)")
    require(cells >= 2, "FokkerPlanck: at least 2 cells are needed, got \(cells)")
    let width = interval.upperBound - interval.lowerBound
    require(width > 0 && width.isFinite, "FokkerPlanck: the interval \(interval) has no positive finite width")
    let spacing = width / Double(cells)
    let centers = Vector(count: cells) { interval.lowerBound + (Double($0) + 0.5) * spacing }
    let potential = centers.map(potential)
    for (center, value) in zip(centers, potential) {
      require(value.isFinite, "FokkerPlanck: the potential is \(value) at \(center)")
    }
    self.centers = centers
    self.spacing = spacing
    self.temperature = temperature
    self.potential = potential
    (logGibbs, gibbs) = gibbsDensity(potential, temperature: temperature, spacing: spacing)
    let scale = temperature / (spacing * spacing)
    let steps = (0..<cells - 1).map { (potential[$0 + 1] - potential[$0]) / temperature }
    up = steps.map { scale * bernoulli($0) }
    down = steps.map { scale * bernoulli(-$0) }
  }

  /// The density $\propto f$, sampled at the centres. `f` must be finite and not negative there, and not zero
  /// everywhere.
  public func density(_ f: (Double) -> Double) -> Vector {
    let samples = centers.map(f)
    for (center, value) in zip(centers, samples) {
      require(value >= 0 && value.isFinite, "FokkerPlanck.density: f is \(value) at \(center)")
    }
    let largest = max(samples)
    require(largest > 0, "FokkerPlanck.density: f is zero at every centre")
    // Scaled first, so that neither tiny nor huge values lose the sum.
    let scaled = samples / largest
    return scaled / (sum(scaled) * spacing)
  }
}

/// $\log\gamma$ and $\gamma$ for $\gamma_i = e^{-V_i/T}/(h\sum_j e^{-V_j/T})$, shifted by the least potential
/// against overflow.
private func gibbsDensity(
  _ potential: Vector, temperature: Double, spacing: Double
) -> (logarithm: Vector, density: Vector) {
  let exponents = (min(potential) - potential) / temperature
  let weights = exp(exponents)
  let mass = sum(weights) * spacing
  return (exponents - log(mass), weights / mass)
}

/// $B(z) = z/(e^z - 1)$, $B(0) = 1$, to a few ulp for every $z$; 0 where $e^z$ overflows.
func bernoulli(_ z: Double) -> Double { z == 0 ? 1 : z / expm1(z) }
