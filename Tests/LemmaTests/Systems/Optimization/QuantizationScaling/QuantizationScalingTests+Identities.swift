import Lemma
import Testing

/// What holds for every exponent, and what is refused.
@Suite struct QuantizationScalingIdentityTests {
  private func model(_ seed: Int) -> (model: QuantizationModel, random: SeededMatrices) {
    var random = SeededMatrices(seed)
    let exponent = exp(2.5 * random.number())
    let learned = random.number()
    return (
      QuantizationModel(exponent: exponent, learnedLoss: learned, unlearnedLoss: learned + 0.1 + abs(random.number())),
      random
    )
  }

  @Test func tailsAreWhatTheFrequenciesLeave() {
    for seed in sweep {
      var (model, random) = model(seed)
      let n = random.integer(in: 0...500)
      #expect(model.tail(beyond: 0) == 1)
      let step = model.tail(beyond: n) - model.tail(beyond: n + 1)
      #expect(abs(step - model.frequency(of: n + 1)) < 1e-13, "seed \(seed)")
      let learned = (1...n + 1).reduce(0.0) { $0 + model.frequency(of: $1) }
      #expect(abs(learned + model.tail(beyond: n + 1) - 1) < 1e-12, "seed \(seed)")
    }
  }

  @Test func lossFallsBetweenItsPowerLaws() {
    for seed in sweep {
      var (model, random) = model(seed)
      let n = random.integer(in: 1...100_000)
      let loss = model.loss(quanta: n)
      #expect(loss <= model.loss(quanta: n - 1) && loss >= model.learnedLoss, "seed \(seed)")
      #expect(model.asymptoticLoss(quanta: Double(n)) >= loss - 1e-14, "seed \(seed)")
      #expect(model.asymptoticLoss(quanta: Double(n + 1)) <= loss + 1e-14, "seed \(seed)")
      #expect(model.loss(quanta: 0) == model.unlearnedLoss, "seed \(seed)")
    }
  }

  @Test func lastQuantumMeetsItsThreshold() {
    for seed in sweep {
      var (model, random) = model(seed)
      let samples = exp(8 + 6 * abs(random.number()))
      let n = model.quanta(samples: samples, samplesPerQuantum: 3)
      if n < 2 { continue }
      #expect(samples * model.frequency(of: Int(n)) >= 3 * (1 - 1e-12), "seed \(seed)")
      #expect(samples * model.frequency(of: Int(n) + 1) < 3 * (1 + 1e-12), "seed \(seed)")
      let steps = model.quanta(steps: samples / 8, batchSize: 8, samplesPerQuantum: 3)
      #expect(abs(steps / n - 1) < 1e-12, "seed \(seed)")
      let doubled = model.quanta(samples: 2 * samples, samplesPerQuantum: 3)
      let gain =
        log(model.asymptoticLoss(quanta: n) - model.learnedLoss)
        - log(model.asymptoticLoss(quanta: doubled) - model.learnedLoss)
      #expect(abs(gain / log(2) - model.dataExponent) < 1e-6, "seed \(seed)")
    }
  }

  @Test func extremesStayFinite() {
    let steep = QuantizationModel(exponent: 1000)
    #expect(steep.frequency(of: 1) == 1 && steep.tail(beyond: 1) < 1e-300)
    let flat = QuantizationModel(exponent: 1e-6)
    #expect(flat.tail(beyond: 1_000_000_000) > 0.9999 && flat.tail(beyond: 1_000_000_000) < 1)
    #expect(steep.quanta(samples: 0, samplesPerQuantum: 1) == 0)
  }

  @Test func boundsAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = QuantizationModel(exponent: 0)
    }
    #expect(message(result).contains("QuantizationModel: exponent must be positive, got 0.0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = QuantizationModel(exponent: 1, learnedLoss: 1, unlearnedLoss: 1)
    }
    #expect(message(result).contains("unlearnedLoss 1.0 must exceed learnedLoss 1.0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = QuantizationModel(exponent: 1).tail(beyond: -1)
    }
    #expect(message(result).contains("tail: quanta must not be negative, got -1"))
  }
}
