import LemmaResult
import Testing

@Suite struct RecordCodingTests {
  let coding = RecordCoding()

  @Test func returnsWhatWasWritten() throws {
    let claim = Claim(
      identifier: "eq:a", statement: "甲 < \"b\"\n", verdict: .fails, measured: "NaN", relation: .approximatelyEqual,
      expected: "1", measuredValue: .infinity, expectedValue: 1, tolerance: 1e-300, margin: -.infinity, seed: .max,
      block: 3, line: 40, duration: 0.25)
    let line = try coding.line(for: .claim(claim))
    #expect(line.last == UInt8(ascii: "\n"))
    #expect(line.dropLast().contains(UInt8(ascii: "\n")) == false)
    #expect(try coding.record(from: line.dropLast()) == .claim(claim))
  }

  @Test func keepsNotANumber() throws {
    let plot = Plot(
      title: "t", description: "d",
      panels: [Panel(xAxis: Axis(), yAxis: Axis(), layers: [Layer(mark: .scatter(x: [.nan], y: [-0.0]))])])
    let output = Output(
      block: 0, line: 1, position: StreamPosition(standardOutput: 0, standardError: 0), value: .plot(plot))
    let line = try coding.line(for: .output(output))
    guard case .output(let decoded) = try coding.record(from: line.dropLast()),
      case .plot(let drawn) = decoded.value, case .scatter(let x, let y) = drawn.panels[0].layers[0].mark
    else {
      Issue.record("decoded as something else")
      return
    }
    #expect(x[0].isNaN)
    #expect(y[0] == 0)
  }

  @Test func refusesATornLine() {
    #expect(throws: (any Error).self) { try coding.record(from: Array("{\"claim\":{".utf8)) }
  }
}
