import Glibc
import Lemma
import Testing

/// The scheme's moments in closed form, the order of the noise, and what is refused.
@Suite struct SchemeMomentTests {
  /// Without noise a path is the scheme's mean: mpmath, 40 digits.
  @Test func pathsWithoutNoiseAreTheMean() {
    var generator = SeededGenerator(seed: 1)
    let decay = eulerMaruyamaEnsemble(
      drift: { _, x in -1.5 * x }, diffusion: { _, _ in 0 }, initial: 2, from: 0, to: 2, steps: 40, paths: 3,
      using: &generator)
    for value in decay { #expect(abs(value / 0.08845029897457941 - 1) <= 1e-13) }
    let growth = eulerMaruyama(
      drift: { _, x in 0.3 * x }, diffusion: { _, _ in [0] }, initial: [1], from: 0, to: 1, steps: 50,
      using: &generator)
    #expect(abs(growth.states[50][0] / 1.3486493145631324 - 1) <= 1e-14)
  }

  /// Second moments follow a recursion of their own: $E X_{k+1}^2 = (1 + \mu h)^2 E X_k^2 + h\,E\sigma^2$.
  @Test func closedFormsGiveTheReferenceMoments() {
    let (a, h) = (1 - 1.5 * 0.05, 0.05)
    #expect(abs(0.64 * h * (1 - pow(a, 80)) / (1 - a * a) - 0.22121151416028023) <= 1e-15)
    #expect(
      abs(2 * exp(-3) - 0.09957413673572789) <= 1e-16 && abs(0.64 / 3 * (1 - exp(-6)) - 0.21280453286897785) <= 1e-16)
    #expect(abs(pow(1.006 * 1.006 + 0.16 * 0.02, 50) - 2.1298571017938737) <= 1e-12)
    #expect(abs(exp(0.3) - 1.3498588075760032) <= 1e-15 && abs(exp(0.76) - 2.1382762204968184) <= 1e-15)
    let errors = [0.04335636296, 0.02094635575, 0.01037380099, 0.00517421096]
    for (index, order) in [0.525, 0.507, 0.502].enumerated() {
      #expect(abs(log2(errors[index] / errors[index + 1]) / 2 - order) <= 5e-4)
    }
    let weight = { (x: Double) in exp(-2 * (x * x * x * x / 4 - x * x / 2) / 0.49) }
    let (second, total) = (
      integral(of: { $0 * $0 * weight($0) }, from: -5, to: 5), integral(of: weight, from: -5, to: 5)
    )
    #expect(abs(second / total - 0.832232981323259) <= 1e-9)
  }

  @Test(arguments: 0..<100) func ensemblesDrawPathAfterPath(seed: Int) {
    var (one, other) = (SeededGenerator(seed: UInt64(seed)), SeededGenerator(seed: UInt64(seed)))
    let ensemble = eulerMaruyamaEnsemble(
      drift: { t, x in t - x }, diffusion: { t, x in 0.5 + 0.1 * x * t }, initial: 0.3, from: 1, to: 2.5, steps: 9,
      paths: 5, using: &one)
    for value in ensemble {
      let path = eulerMaruyama(
        drift: { t, x in [t - x[0]] }, diffusion: { t, x in [0.5 + 0.1 * x[0] * t] }, initial: [0.3], from: 1, to: 2.5,
        steps: 9, using: &other)
      #expect(abs(path.states[9][0] - value) <= 1e-14 && path.times[9] == 2.5 && path.times[0] == 1)
    }
    #expect(one == other)
  }

  @Test func badArgumentsAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      EulerMaruyamaTests.run(steps: 0, end: 1, paths: 1)
    }
    #expect(message(result).contains("eulerMaruyamaEnsemble: steps must be at least 1, got 0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      EulerMaruyamaTests.run(steps: 1, end: 0, paths: 1)
    }
    #expect(message(result).contains("eulerMaruyamaEnsemble: the end 0.0 must be after the start 0.0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      EulerMaruyamaTests.run(steps: 1, end: 1, paths: -1)
    }
    #expect(message(result).contains("eulerMaruyamaEnsemble: paths must not be negative, got -1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 6)
      _ = eulerMaruyama(
        drift: { _, _ in [1, 2] }, diffusion: { _, _ in [1] }, initial: [0], from: 0, to: 1, steps: 2,
        using: &generator)
    }
    #expect(message(result).contains("eulerMaruyama: drift of 2 and diffusion of 1 components for a state of 1"))
  }
}
