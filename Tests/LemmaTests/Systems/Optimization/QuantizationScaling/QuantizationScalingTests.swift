import Lemma
import Testing

/// Digits of mpmath, computed independently.
@Suite struct QuantizationScalingTests {
  @Test func lossMeetsReference() {
    let model = QuantizationModel(exponent: 1, learnedLoss: 0.5, unlearnedLoss: 3)
    #expect(model.loss(quanta: 0) == 3)
    for (quanta, loss) in [(1, 1.48018224536493), (10, 0.644635486612587), (100, 0.515122439956512)] {
      #expect(abs(model.loss(quanta: quanta) - loss) < 1e-13)
    }
    for (quanta, excess) in [(1, 0.5505), (10, 0.05079), (100, 0.005008), (1000, 0.0005001)] {
      let ratio = (model.asymptoticLoss(quanta: Double(quanta)) - 0.5) / (model.loss(quanta: quanta) - 0.5)
      #expect(abs(ratio - 1 - excess) < 1e-3 * excess)
    }
  }

  @Test func tailMeetsReferenceInsideItsBracket() {
    for (exponent, lower, tail, upper) in [
      (0.5, 0.230833095810279, 0.236198391494688, 0.242099793336329),
      (2, 0.00343763377099466, 0.00376431221642448, 0.00415953686290354),
    ] {
      let model = QuantizationModel(exponent: exponent)
      #expect(abs(model.tail(beyond: 10) - tail) < 1e-14)
      #expect(abs(model.asymptoticLoss(quanta: 11) - lower) < 1e-14)
      #expect(abs(model.asymptoticLoss(quanta: 10) - upper) < 1e-14)
    }
  }

  @Test func thresholdsMeetReference() {
    let model = QuantizationModel(exponent: 1)
    #expect(abs(model.quanta(samples: 1e6, samplesPerQuantum: 10) - 246.5617776246) < 1e-9)
    #expect(abs(1e6 * model.frequency(of: 246) - 10.0457) < 1e-4)
    #expect(abs(1e6 * model.frequency(of: 247) - 9.96455) < 1e-5)
    let shallow = QuantizationModel(exponent: 0.5)
    let steps = shallow.quanta(steps: 1e4, batchSize: 64, samplesPerQuantum: 10)
    #expect(abs(steps - 843.521710075438) < 1e-9)
    #expect(model.quanta(parameters: 3e6, parametersPerQuantum: 1e4) == 300)
  }

  @Test func exponentsAreThoseOfTheResources() {
    let model = QuantizationModel(exponent: 0.5)
    #expect(model.parameterExponent == 0.5)
    #expect(abs(model.dataExponent - 1.0 / 3) < 1e-16)
    #expect(model.stepExponent == model.dataExponent)
  }

  /// Direct summation of the tail stalls: for $\gamma = 0.1$ a million terms find less than 55 % of it. mpmath:
  /// $\zeta(1.1,1001)/\zeta(1.1)$.
  @Test func tailBeatsDirectSummation() {
    let model = QuantizationModel(exponent: 0.1)
    let exact = 0.473489176615435
    #expect(abs(model.tail(beyond: 1000) - exact) < 1e-12)
    let summed = (1001...1_000_000).reduce(0.0) { $0 + model.frequency(of: $1) }
    #expect(summed < 0.55 * exact)
  }
}
