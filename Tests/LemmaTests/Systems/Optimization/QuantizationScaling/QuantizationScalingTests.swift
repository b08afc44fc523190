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

  @Test func zetaMeetsReference() {
    for (value, reference) in [
      (riemannZeta(2), 1.64493406684823), (riemannZeta(1.5), 2.61237534868549), (riemannZeta(3), 1.20205690315959),
      (riemannZeta(1.076), 13.7406162731831), (hurwitzZeta(2, offset: 11), 0.0951663356816857),
      (hurwitzZeta(1.5, offset: 1001), 0.0632297457679132),
    ] {
      #expect(abs(value / reference - 1) < 1e-13)
    }
  }

  /// What an experimenter would find: slopes of the exact loss in the number of quanta, and in data with the
  /// learned quanta floored.
  @Test func fitsOfTheExactLossRecoverTheExponents() {
    for (exponent, inParameters, inData) in [
      (0.34, 0.339772, 0.253743), (0.5, 0.499665, 0.333339), (1, 0.999330, 0.500204),
    ] {
      let model = QuantizationModel(exponent: exponent)
      func slope(_ resource: [Double], _ losses: [Double]) -> Double {
        -linearFit(log(Vector(resource)), log(Vector(losses))).slope
      }
      let sizes = [100, 1000, 10_000, 100_000]
      let found = slope(sizes.map { Double($0) }, sizes.map { model.loss(quanta: $0) })
      #expect(abs(found - inParameters) < 1e-6)
      let data = (0..<13).map { pow(10, 6 + Double($0) / 2) }
      let losses = data.map { samples in
        model.loss(quanta: Int(model.quanta(samples: samples, samplesPerQuantum: 100)))
      }
      #expect(abs(slope(data, losses) - inData) < 1e-6)
    }
  }

  /// Ten of $D$ samples teach a quantum: the sharp threshold against exact binomial probabilities.
  @Test func randomDataKeepTheExponentOfTheThresholdModel() {
    let model = QuantizationModel(exponent: 1)
    let uses = (1...4000).map { model.frequency(of: $0) }
    for (samples, smooth, sharp) in [
      (10_000, 0.0243491071701057, 0.0248099082387058), (100_000, 0.00770012363016588, 0.00784411184128504),
      (1_000_000, 0.00243500111170453, 0.00246623232498071),
    ] {
      let expected = uses.reduce(model.tail(beyond: 4000)) { loss, p in
        loss + p * Binomial(trials: samples, probability: p).cdf(9)
      }
      #expect(abs(expected - smooth) < 1e-12)
      let quanta = Int(model.quanta(samples: Double(samples), samplesPerQuantum: 10))
      #expect(abs(model.loss(quanta: quanta) - sharp) < 1e-15)
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
