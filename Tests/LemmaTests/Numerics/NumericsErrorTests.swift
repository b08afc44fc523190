import Lemma
import Testing

@Suite struct NumericsErrorTests {
  @Test func everyErrorIsASentence() {
    let descriptions: [(NumericsError, String)] = [
      (.singularMatrix(pivot: 3), "the matrix is singular: pivot 3 is zero"),
      (
        .notPositiveDefinite(order: 2),
        "the matrix is not positive definite: its leading minor of order 2 is not positive"
      ),
      (.notConverged(after: 5, residual: 0.5), "not converged after 5 iterations: residual 0.5"),
      (
        .notConverged(after: 5, residual: 0.5, best: 2),
        "not converged after 5 iterations: residual 0.5, best value 2.0"
      ),
      (.invalidBracket(0...1), "[0.0, 1.0] is not a bracket"),
      (.stepSizeUnderflow(time: 1), "the step size underflows at time 1.0"),
      (.tooManySteps(time: 1), "too many steps: stopped at time 1.0"),
      (.nonFinite(at: 2), "the function is not finite at 2.0"),
      (.outsideDomain("an entropy below 2"), "an entropy below 2"),
    ]
    for (error, description) in descriptions { #expect(error.description == description) }
    #expect(NumericsError.notConverged(after: 1, residual: 1) != .notConverged(after: 1, residual: 1, best: 1))
  }
}
