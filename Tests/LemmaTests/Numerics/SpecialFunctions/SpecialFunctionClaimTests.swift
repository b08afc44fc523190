import Lemma
import Testing

/// Single values by mpmath with 40 digits, each with the relative error allowed.
@Suite struct SpecialFunctionClaimTests {
  @Test func logarithmicFunctions() {
    expect(logSumExp([1000, 1000]), 1000.69314718055995, 4e-16)
    expect(logSumExp([0, -40]), 4.24835425529158899e-18, 4e-16)
    expect(log1mexp(-1e-10), -23.0258509299904568, 4e-16)
    expect(logit(1e-300), -690.775527898213705, 4e-16)
  }

  @Test func errorFunctions() {
    expect(erfcx(30), 0.0187958888614167515, 1e-15)
    expect(erfInverse(0.5), 0.476936276204469873, 1e-15)
    expect(erfInverse(0.9999999999), 4.57282495854492494, 1e-15)
    expect(erfcInverse(1e-300), 26.2094699605161239, 1e-15)
    expect(Normal().quantile(0.975), 1.95996398454005386, 1e-15)
    expect(Normal().quantile(1e-20), -9.26234008979840758, 1e-15)
    expect(Normal().logCDF(-1000), -500007.826694812184, 1e-15)
    // 2.88542836006878431e-316 is subnormal, with a spacing of 1.7e-8; the literal would be refused.
    expect(Normal().cdf(-38) * 0x1p100, 3.65771499255675005743e-286, 3e-8)
  }

  @Test func gammaFunctions() {
    expect(logGamma(1e-10), 23.0258509298827352, 1e-15)
    expect(logGamma(1.00000001), -5.77215653168851219e-9, 1e-14)
    expect(logGamma(2.0000001), 4.22784366653249792e-8, 1e-14)
    expect(logGamma(1e10), 220258509288.810581, 1e-15)
    #expect(abs(digamma(1.4616321) + 4.35146369587697737e-8) <= 5e-16)
    expect(digamma(-0.5), 0.0364899739785765206, 2e-15)
    expect(trigamma(0.25), 17.1973291545071107, 2e-15)
    expect(logBeta(0.5, 200), -2.07616874100035504, 2e-14)
  }

  @Test func incompleteGammaFunctions() {
    expect(regularizedGammaP(1e-3, 1e-3), 0.99368764670886029, 1e-15)
    expect(regularizedGammaQ(5, 20), 1.69447439300673839e-05, 5e-15)
    expect(regularizedGammaQ(500, 600), 1.22559423306229042e-05, 1e-13)
    expect(regularizedGammaP(1e4, 9500), 1.86245465179515509e-07, 2e-13)
    expect(regularizedGammaQ(8290, 9120), 5.14351097131253305e-19, 5e-13)
    expect(inverseRegularizedGammaQ(128, 1e-12), 224.411560292825934, 1e-13)
  }

  @Test func incompleteBetaFunctions() {
    expect(regularizedBeta(0.75, 31.5, 0.5), 2.22752043919187303e-05, 1e-13)
    expect(regularizedBeta(0.35, 200, 300), 0.0103417702546875912, 1e-13)
    expect(inverseRegularizedBeta(0.025, 3, 18), 0.0320709371854637063, 1e-13)
  }

  @Test func distributions() {
    expect(ChiSquare(degreesOfFreedom: 10).cdf(10), 0.559506714934787589, 1e-14)
    expect(ChiSquare(degreesOfFreedom: 100).survival(200), 1.17845007209794224e-08, 1e-13)
    expect(ChiSquare(degreesOfFreedom: 3).quantile(0.95), 7.81472790325117797, 1e-13)
    expect(StudentT(degreesOfFreedom: 4).cdf(2.5), 0.966616727594005925, 1e-14)
  }

  @Test func otherFunctions() {
    expect(logBesselI(order: 255, at: 512), 445.630162737963439, 1e-13)
    expect(lambertW0(-0.3), -0.489402227180214934, 1e-14)
    expect(lambertW0(1e6), 11.3833580861400526, 1e-15)
    expect(riemannZeta(2), .pi * .pi / 6, 1e-15)
    expect(riemannZeta(4), 1.08232323371113819, 1e-15)
  }
}

/// Records a failure at the caller unless `value` agrees with `reference` to the relative tolerance.
func expect(
  _ value: Double, _ reference: Double, _ tolerance: Double, sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = abs(value - reference) / abs(reference)
  #expect(
    error <= tolerance, "\(value) instead of \(reference), relative error \(error)", sourceLocation: sourceLocation)
}
