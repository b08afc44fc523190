import Glibc
import Lemma
import Testing

/// The scheme's mean, the order of the noise, and what is refused.
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
