import LemmaSite
import Testing

@Suite struct ShortNumberTests {
  @Test(arguments: [
    (1e-12, "10⁻¹²"), (2.5e-10, "2.5×10⁻¹⁰"), (0.0316227766, "0.0316"), (0.05, "0.05"), (3.0, "3"), (0.9999, "1"),
    (1e-4, "0.0001"), (9.999e-5, "0.0001"), (9.994e-9, "9.99×10⁻⁹"), (123_456, "123000"), (1.5e6, "1.5×10⁶"),
    (.leastNonzeroMagnitude, "4.94×10⁻³²⁴"), (1e300, "10³⁰⁰"), (0, "0"),
  ])
  func writesThreeDigits(number: Double, text: String) {
    #expect(number.shortText == text)
  }

  @Test func writesWhatIsNoNumber() {
    #expect(Double.infinity.shortText == "∞")
    #expect(Double.nan.shortText == "NaN")
  }
}
