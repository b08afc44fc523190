import Lemma
import Testing

@Suite struct EulerMaruyamaTests {
  /// The scheme's own moments for the Ornstein–Uhlenbeck equation.
  @Test func ornsteinUhlenbeckHasTheMomentsOfTheScheme() {
    var generator = SeededGenerator(seed: 1)
    let paths = 200_000
    let states = eulerMaruyamaEnsemble(
      drift: { _, x in -1.5 * x }, diffusion: { _, _ in 0.8 }, initial: 2, from: 0, to: 2, steps: 40, paths: paths,
      using: &generator)
    #expect(abs(mean(states) - 0.08845029897457958) <= 5 * sqrt(0.2212 / Double(paths)))
    let variance = (states - mean(states)).squaredNorm / Double(paths - 1)
    #expect(abs(variance - 0.22121151416028043) <= 5 * 0.2212 * sqrt(2 / Double(paths - 1)))
  }

  @Test func geometricBrownianMotionHasTheMomentsOfTheScheme() {
    var generator = SeededGenerator(seed: 2)
    let paths = 200_000
    let states = eulerMaruyamaEnsemble(
      drift: { _, x in 0.3 * x }, diffusion: { _, x in 0.4 * x }, initial: 1, from: 0, to: 1, steps: 50, paths: paths,
      using: &generator)
    let (first, second) = (1.3486493145631329, 2.1298571017938768)
    #expect(abs(mean(states) - first) <= 5 * sqrt((second - first * first) / Double(paths)))
    let squares = states * states
    let spread = (squares - mean(squares)).norm / Double(paths)
    #expect(abs(mean(squares) - second) <= 5 * spread)
  }

  /// The strong error in closed form, and by simulation against the exact solution driven by the same noise.
  @Test(arguments: [(16, 0.04335636296), (64, 0.02094635575), (256, 0.01037380099), (1024, 0.00517421096)])
  func geometricBrownianMotionHasTheStrongError(steps: Int, error: Double) {
    let (mu, sigma) = (0.3, 0.4)
    let h = 1 / Double(steps)
    let n = Double(steps)
    let mixed = exp(mu * h) * (1 + mu * h + sigma * sigma * h)
    let square =
      exp(2 * mu + sigma * sigma) + pow((1 + mu * h) * (1 + mu * h) + sigma * sigma * h, n) - 2 * pow(mixed, n)
    #expect(abs(square.squareRoot() - error) <= 1e-10)
    guard steps <= 64 else { return }
    var generator = SeededGenerator(seed: 3)
    let paths = 20_000
    var total = Vector(paths)
    for path in 0..<paths {
      var noise = generator
      let end = eulerMaruyama(
        drift: { _, x in mu * x }, diffusion: { _, x in sigma * x }, initial: [1], from: 0, to: 1, steps: steps,
        using: &generator
      ).states[steps][0]
      var brownian = 0.0
      for _ in 0..<steps { brownian += h.squareRoot() * noise.normal() }
      let exact = exp(mu - 0.5 * sigma * sigma + sigma * brownian)
      total[path] = (exact - end) * (exact - end)
    }
    let deviation = (total - mean(total)).norm / Double(paths)
    #expect(abs(mean(total) - error * error) <= 5 * deviation)
  }

  @Test func doubleWellHasItsStationaryMoment() {
    var generator = SeededGenerator(seed: 4)
    let (steps, batches) = (2_000_000, 200)
    let path = eulerMaruyama(
      drift: { _, x in [-(x[0] * x[0] - 1) * x[0]] }, diffusion: { _, _ in [0.7] }, initial: [1], from: 0,
      to: 0.01 * Double(steps), steps: steps, using: &generator)
    let size = steps / batches
    let means = Vector(count: batches) { batch in
      (1...size).reduce(0) { $0 + path.states[batch * size + $1][0] * path.states[batch * size + $1][0] } / Double(size)
    }
    let deviation = (means - mean(means)).norm / Double(batches)
    #expect(abs(mean(means) - 0.832232981323259) <= 5 * deviation + 0.01)
  }

  @Test(arguments: 0..<100) func pathFollowsTheRecursion(seed: Int) {
    var (generator, noise) = (SeededGenerator(seed: UInt64(seed)), SeededGenerator(seed: UInt64(seed)))
    let path = eulerMaruyama(
      drift: { t, x in [t - x[1], x[0]] }, diffusion: { t, x in [1 + t, 0.5 * x[0]] }, initial: [1, -1], from: -1,
      to: 2,
      steps: 6, using: &generator)
    #expect(path.times == Vector.linspace(from: -1, through: 2, count: 7) && path.states.count == 7)
    for k in 0..<6 {
      let (t, x) = (path.times[k], path.states[k])
      let xi = Vector.normal(count: 2, using: &noise)
      let next = x + 0.5 * ([t - x[1], x[0]] as Vector) + sqrt(0.5) * (([1 + t, 0.5 * x[0]] as Vector) * xi)
      #expect((path.states[k + 1] - next).norm <= 1e-14 * (1 + next.norm))
    }
    #expect(generator == noise)
  }

  @Test func withoutNoiseItIsEulersMethod() {
    var generator = SeededGenerator(seed: 5)
    let path = eulerMaruyama(
      drift: { t, x in [x[0] * cos(t)] }, diffusion: { _, _ in [0] }, initial: [1], from: 0, to: 10, steps: 100,
      using: &generator)
    #expect(abs(path.states[100][0] - 0.48864764774932684) <= 1e-12)
  }

  @Test func edges() async {
    var generator = SeededGenerator(seed: 6)
    let none = eulerMaruyamaEnsemble(
      drift: { _, _ in 0 }, diffusion: { _, _ in 1 }, initial: 0, from: 0, to: 1, steps: 1, paths: 0, using: &generator)
    #expect(none == [])
    let nan = eulerMaruyama(
      drift: { _, _ in [.nan] }, diffusion: { _, _ in [1] }, initial: [0], from: 0, to: 1, steps: 2, using: &generator)
    #expect(nan.states[2][0].isNaN)
    await #expect(processExitsWith: .failure) { EulerMaruyamaTests.run(steps: 0, end: 1, paths: 1) }
    await #expect(processExitsWith: .failure) { EulerMaruyamaTests.run(steps: 1, end: 0, paths: 1) }
    await #expect(processExitsWith: .failure) { EulerMaruyamaTests.run(steps: 1, end: .nan, paths: 1) }
    await #expect(processExitsWith: .failure) { EulerMaruyamaTests.run(steps: 1, end: 1, paths: -1) }
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 6)
      _ = eulerMaruyama(
        drift: { _, _ in [1, 2] }, diffusion: { _, _ in [1] }, initial: [0], from: 0, to: 1, steps: 2,
        using: &generator)
    }
  }

  static func run(steps: Int, end: Double, paths: Int) {
    var generator = SeededGenerator(seed: 6)
    _ = eulerMaruyamaEnsemble(
      drift: { _, _ in 0 }, diffusion: { _, _ in 1 }, initial: 0, from: 0, to: end, steps: steps, paths: paths,
      using: &generator)
  }
}
