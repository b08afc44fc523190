import Lemma
import LemmaResult
import Testing

/// Numerical differences never step in unseen: what is shown says how a derivative was computed.
@Suite struct DerivativeRemarkTests {
  private func note(_ body: () -> Void) throws -> String? {
    guard case .output(let output) = try #require(recorded(body).first) else { throw UnexpectedRecord() }
    return output.note
  }

  private func plain(_ x: Vector) -> Double { x[0] * x[0] + 3 * x[1] }

  @Test func gradientsSayWhichOverloadWasChosen() throws {
    let exact = gradient(of: { x in x[0] * x[0] + 3 * x[1] }, at: [1.5, 2])
    let numerical = gradient(of: { x in plain(x) + 1 }, at: [2.5, 2])
    #expect(try note { show(exact) } == "by exact derivatives")
    #expect(try note { show(numerical, "slope") } == "by numerical differences")
  }

  @Test func jacobiansHessiansAndDerivativesDo() throws {
    let jacobian = jacobian(of: { (x: Vector) in x * x }, at: [1.5, 2])
    #expect(try note { show(jacobian) } == "by numerical differences")
    let hessian = hessian(of: { x in x.squaredNorm * x[0] }, at: [1.5, 2])
    #expect(try note { show(hessian) } == "by exact derivatives")
    let slope = derivative(of: { x in exp(x) }, at: 0.25)
    #expect(try note { show(slope) } == "by exact derivatives")
    let difference = derivative(of: { (x: Double) in exp(x) }, at: 0.25)
    #expect(try note { show(difference) } == "by numerical differences")
  }

  @Test func minimaDo() throws {
    let exact = minimize({ x in (x - 2).squaredNorm }, from: [1, 1.5])
    #expect(try note { show(exact.x) } == "by exact derivatives")
    let numerical = minimize({ (x: Vector) in (x - 3).squaredNorm }, from: [1, 1.5])
    #expect(try note { show(numerical) } == "by numerical differences")
  }

  @Test func otherValuesSayNothing() throws {
    _ = gradient(of: { x in x.squaredNorm }, at: [1.5, 2])
    #expect(try note { show([1, 2.25] as Vector) } == nil)
    #expect(try note { show(4.75) } == nil)
    #expect(try note { show("text") } == nil)
    // A number after another derivative could be anything.
    let slope = derivative(of: { x in x * x }, at: 3)
    _ = derivative(of: { x in x * x }, at: 4)
    #expect(try note { show(slope) } == nil)
  }
}
