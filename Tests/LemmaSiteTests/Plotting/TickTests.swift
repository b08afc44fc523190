import LemmaDocument
import LemmaResult
import LemmaSite
import Testing

/// Ticks as they stand in the picture: labels with positions, read back from the SVG.
@Suite struct TickTests {
  struct Axes {
    var labels: [(text: String, x: Double, y: Double, anchor: String)]
    var box: (left: Double, top: Double, width: Double, height: Double)
    var x: [(String, Double)] { labels.filter { $0.anchor == "middle" }.map { ($0.text, $0.x) } }
    var y: [(String, Double)] { labels.filter { $0.anchor == "end" && $0.x < box.left }.map { ($0.text, $0.y) } }
  }

  private func axes(_ x: Axis, _ y: Axis, xs: [Double] = [0, 1], ys: [Double] = [0, 1]) throws -> Axes {
    let layer = Layer(mark: .line(x: xs, y: ys, dashed: false))
    let page = svg(Plot(title: "t", description: "d", panels: [Panel(xAxis: x, yAxis: y, layers: [layer])]))
    let inner = try #require(
      page.firstMatch(of: /<svg class="layers" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/))
    let labels = page.matches(of: /<text x="(-?[\d.]+)" y="(-?[\d.]+)" text-anchor="(\w+)">([^<]*)<\/text>/).map {
      match in
      (String(match.4), Double(match.1) ?? .nan, Double(match.2) ?? .nan, String(match.3))
    }
    let box = [inner.1, inner.2, inner.3, inner.4].map { Double($0) ?? .nan }
    return Axes(labels: labels, box: (box[0], box[1], box[2], box[3]))
  }

  @Test func placesLinearTicksWhereTheirValuesAre() throws {
    let axes = try axes(Axis(lowerBound: -1, upperBound: 4), Axis(lowerBound: 0, upperBound: 1))
    #expect(axes.x.map(\.0) == ["−1", "0", "1", "2", "3", "4"])
    for (label, position) in axes.x {
      let value = try #require(Double(label.replacing("−", with: "-")))
      #expect(abs(position - (axes.box.left + axes.box.width * (value + 1) / 5)) < 0.02)
    }
    #expect(axes.y.map(\.0) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    for (label, position) in axes.y {
      let value = try #require(Double(label))
      #expect(abs(position - 4.5 - (axes.box.top + axes.box.height * (1 - value))) < 0.02)
    }
  }

  @Test func writesPowersOnLogarithmicAxes() throws {
    let axes = try axes(
      Axis(scale: .logarithmic, lowerBound: 1e-6, upperBound: 1), Axis(), xs: [1e-6, 1], ys: [0, 1])
    #expect(axes.x.map(\.0) == ["10⁻⁶", "10⁻⁴", "10⁻²", "1"])
    for (power, position) in zip(stride(from: -6, through: 0, by: 2), axes.x.map(\.1)) {
      #expect(abs(position - (axes.box.left + axes.box.width * Double(power + 6) / 6)) < 0.02)
    }
  }

  @Test func takesCommonPowersOutOfLabels() throws {
    let axes = try axes(Axis(lowerBound: 0, upperBound: 4e5), Axis(lowerBound: 0, upperBound: 3e-7))
    #expect(axes.x.map(\.0) == ["0", "1", "2", "3", "4"])
    #expect(axes.labels.contains { $0.text == "×10⁵" } && axes.labels.contains { $0.text == "×10⁻⁷" })
  }

  @Test func neverWritesRoundingErrors() throws {
    for exponent in -12...12 {
      for lead in [1.0, 1.7, 3.3, 7.9] {
        let span = lead * Double("1e\(exponent)")!
        let axes = try axes(Axis(lowerBound: 0, upperBound: span), Axis())
        #expect((3...9).contains(axes.x.count), "span \(span): \(axes.x)")
        #expect(axes.x.allSatisfy { $0.0.count <= 6 }, "span \(span): \(axes.x)")
      }
    }
  }
}

/// The SVG of a plot as it stands in a page.
func svg(_ plot: Plot) -> String {
  var note = article([.swift(0)])
  note.swiftBlocks = [swiftBlock("")]
  return html(note, result([output(.plot(plot))]))
}
