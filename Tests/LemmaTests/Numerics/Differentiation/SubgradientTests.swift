import Lemma
import Testing

/// What is returned where a function has a kink, and around it.
@Suite struct SubgradientTests {
  @Test func normAtZeroHasGradientZero() {
    #expect(gradient(of: { x in x.norm }, at: [0, 0]) == [0, 0])
    #expect(hessianVectorProduct(of: { x in x.norm }, at: [0, 0], along: [1, 2]) == [0, 0])
    #expect((gradient(of: { x in x.norm }, at: [3e200, 4e200]) - [0.6, 0.8]).norm <= 4e-16)
  }

  @Test func kinksAreSharedEvenly() {
    #expect(derivative(of: { x in abs(x) }, at: 0) == 0)
    #expect(derivative(of: { x in abs(x) }, at: -2) == -1)
    #expect(gradient(of: { x in sum(abs(x)) }, at: [0, -1, 2]) == [0, -1, 1])
    #expect(gradient(of: { x in max(x[0], x[1]) }, at: [2, 2]) == [0.5, 0.5])
    #expect(gradient(of: { x in min(x[0], x[1]) }, at: [2, 2]) == [0.5, 0.5])
    #expect(gradient(of: { x in max(x[0], x[1]) + min(x[0], 5.0) + max(0.0, x[1]) }, at: [1, 2]) == [1, 2])
    #expect(derivative(of: { x in max(x, 0.0) }, at: 0) == 0.5)
    #expect(derivative(of: { x in min(0.0, x) }, at: 0) == 0.5)
    #expect(derivative(of: { x in max(0.0, x) }, at: -1) == 0)
  }

  @Test func rootsAtZeroAreInfinite() {
    #expect(derivative(of: { x in sqrt(x) }, at: 0) == .infinity)
    #expect(gradient(of: { x in sum(sqrt(x)) }, at: [0, 4]) == [.infinity, 0.25])
    // What the result does not depend on does not spoil it.
    #expect(derivative(of: { x in max(sqrt(x), 1.0) }, at: 0) == 0)
  }

  @Test func powersAndLogarithmsAtZero() {
    #expect(derivative(of: { x in pow(x, 0) }, at: 0) == 0)
    #expect(gradient(of: { x in sum(pow(x, 0)) }, at: [0, 1]) == [0, 0])
    #expect(derivative(of: { x in x * log(x) }, at: 0).isNaN)
    #expect(gradient(of: { x in xlogy(x[0], x[1]) }, at: [0, 2]) == [log(2.0), 0])
    #expect(gradient(of: { x in xlogy(x[0], x[1]) }, at: [0, 0]) == [-.infinity, 0])
    #expect(gradient(of: { x in entropy(x) }, at: [0, 1]) == [.infinity, -1])
  }

  @Test func comparisonsFollowTheBranchTaken() {
    let f: (TracedScalar) -> TracedScalar = { x in x > 1 ? x * x : (x < 0 ? -x : 3 * x) }
    #expect(derivative(of: f, at: 2) == 4)
    #expect(derivative(of: f, at: 0.5) == 3)
    #expect(derivative(of: f, at: -1) == -1)
    #expect(derivative(of: { x in x * x < x ? x : 5 * x }, at: 0.5) == 1)
    #expect(derivative(of: { x in x * x > x ? x : 5 * x }, at: 0.5) == 5)
  }

  @Test func nanPropagates() {
    #expect(gradient(of: { x in x[0] * x[1] }, at: [.nan, 1])[1].isNaN)
    #expect(max(TracedScalar(.nan), TracedScalar(1)).value.isNaN)
    #expect(abs(TracedScalar(.nan)).value.isNaN)
  }
}
