import Lemma
import LemmaResult
import Testing

/// What `body` reported, in order.
func recorded(_ body: () -> Void) -> [Record] {
  let session = Session(seed: 11)
  Session.withCurrent(session, body)
  return session.records
}

func shown(_ body: () -> Void) throws -> DisplayValue {
  guard case .output(let output) = try #require(recorded(body).first) else {
    throw UnexpectedRecord()
  }
  return output.value
}

struct UnexpectedRecord: Error {}

@Suite struct NumberFormatTests {
  @Test(arguments: [
    (0.1 + 0.2, "0.3"), (3.0, "3"), (-2.0, "−2"), (1.0 / 3, "0.333333"), (123456.789, "123457"),
    (1234567.25, "1.23457×10⁶"), (1e-5, "10⁻⁵"), (2.5e-12, "2.5×10⁻¹²"), (0.0001, "0.0001"), (1e100, "10¹⁰⁰"),
    (999999.7, "10⁶"), (0.99999999, "1"), (16579.0, "16579"), (-0.0, "0"), (123456789012345.0, "123456789012345"),
    (.nan, "NaN"), (.infinity, "∞"), (-.infinity, "−∞"), (.leastNonzeroMagnitude, "4.94066×10⁻³²⁴"), (0.05, "0.05"),
  ])
  func writesReadableDigits(value: Double, text: String) throws {
    guard case .number(let number) = try shown({ show(value) }) else {
      Issue.record("\(value) is not shown as a number")
      return
    }
    #expect(number.plain == text)
  }

  @Test func writesPowersOfTenInTeX() throws {
    guard case .number(let number) = try shown({ show(-2.5e-12) }) else { throw UnexpectedRecord() }
    #expect(number.tex == "-2.5\\times 10^{-12}")
  }

  @Test func takesTheNumberOfDigits() throws {
    guard case .number(let number) = try shown({ show(Double.pi, digits: 15) }) else { throw UnexpectedRecord() }
    #expect(number.plain == "3.14159265358979")
  }
}
