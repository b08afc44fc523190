import Foundation
import FoundationXML
import LemmaResult
import LemmaSite
import Testing

@Suite struct PlotTests {
  private func svgOf(_ marks: [Layer.Mark], x: Axis = Axis(), y: Axis = Axis()) -> String {
    svg(
      Plot(
        title: "Title", description: "What is seen",
        panels: [Panel(xAxis: x, yAxis: y, layers: marks.map { Layer(mark: $0) })]))
  }

  private func isWellFormed(_ page: String) -> Bool {
    let start = page.firstRange(of: "<svg"), end = page.ranges(of: "</svg>").last
    guard let start, let end else { return false }
    let parser = XMLParser(data: Data(page[start.lowerBound..<end.upperBound].utf8))
    return parser.parse()
  }

  @Test func tellsReadersWhoCannotSee() {
    let page = svgOf([.line(x: [0, 1], y: [0, 1], dashed: false)])
    #expect(page.contains("role=\"img\""))
    #expect(page.contains("<title>Title</title><desc>What is seen</desc>"))
    #expect(page.contains("class=\"ticks notranslate\" translate=\"no\""))
  }

  @Test func framesAreGroupsOfOnePicture() throws {
    let page = svg(SamplePlots.stepped)
    #expect(page.ranges(of: "<svg xmlns").count == 1)
    #expect(page.ranges(of: /<g class="frame frame-[123]"/).count == 3)
    // Without a style sheet the first is seen, and it alone.
    #expect(page.contains("<g class=\"frame frame-1\">"))
    #expect(page.ranges(of: /<g class="frame frame-[23]" display="none">/).count == 2)
    #expect(isWellFormed(page))
    // The unnamed line has one colour in all frames, as has what carries a name.
    let frames = page.components(separatedBy: "<g class=\"frame").dropFirst().map {
      $0.matches(of: /class="p(\d)"/).map(\.1)
    }
    #expect(frames.count == 3 && Set(frames.map { $0.prefix(2).map(String.init) }).count == 1)
  }

  @Test func framesAreChosenWithRadioButtons() throws {
    let page = svg(SamplePlots.stepped)
    #expect(page.contains("<div class=\"frames\" role=\"radiogroup\" aria-label=\"Frames of the picture\">"))
    #expect(page.ranges(of: "<label><input type=\"radio\" name=\"frames-1\"").count == 3)
    #expect(page.ranges(of: "checked>").count == 1)
    #expect(page.contains("&lt;half&gt;"))
    #expect(!svg(SamplePlots.curves).contains("radio"))
  }

  @Test func drawsALineThroughItsPoints() throws {
    let page = svgOf(
      [.line(x: [0, 1, 2], y: [0, 1, 0], dashed: true)], x: Axis(lowerBound: 0, upperBound: 2),
      y: Axis(lowerBound: 0, upperBound: 1))
    let box = try #require(
      page.firstMatch(of: /class="layers" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/))
    let numbers = [box.1, box.2, box.3, box.4].map { Double($0) ?? .nan }
    let path = try #require(
      page.firstMatch(of: /stroke-dasharray="5 4" d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"/))
    let points = [path.1, path.2, path.3, path.4, path.5, path.6].map { Double($0) ?? .nan }
    let expected = [
      numbers[0], numbers[1] + numbers[3], numbers[0] + numbers[2] / 2, numbers[1], numbers[0] + numbers[2],
      numbers[1] + numbers[3],
    ]
    #expect(zip(points, expected).allSatisfy { abs($0 - $1) < 0.02 })
  }

  @Test func breaksLinesAtValuesThatAreNotNumbers() {
    let page = svgOf([.line(x: [0, 1, 2, 3, 4, 5], y: [0, 1, .nan, 1, .infinity, 2], dashed: false)])
    let path = page.firstMatch(of: /stroke-width="1.9"><path d="([^"]*)"/)?.1 ?? ""
    #expect(path.components(separatedBy: "M").count == 4)
    #expect(path.contains("h0"))
    #expect(!page.contains("nan") && !page.contains("inf"))
  }

  @Test func countsValuesThatALogarithmicAxisCannotShow() {
    let page = svgOf([.line(x: [1, 2, 3], y: [1, 0, -1], dashed: false)], y: Axis(scale: .logarithmic))
    #expect(page.contains("2 values that are not positive have no place on the logarithmic axis."))
  }

  @Test func drawsEveryMarkFromAnyData() {
    let series: [[Double]] = [
      [], [1], [2, 2, 2], [.nan, .nan], [0, -1e308, 1e308], [.leastNonzeroMagnitude, .leastNormalMagnitude],
      [1, 1 + 1e-15], [-.infinity, 3],
    ]
    for xs in series {
      for ys in series {
        let marks: [Layer.Mark] = [
          .line(x: xs, y: ys, dashed: false), .scatter(x: xs, y: ys), .bars(labels: ["a", "b"], heights: ys),
          .histogram(edges: xs, heights: ys), .band(x: xs, lower: ys, upper: ys), .heatMap(x: xs, y: ys, values: ys),
          .heatMap(x: xs, y: [0], values: xs), .contour(x: xs, y: ys, values: ys, levels: ys),
          .contour(x: [0, 1], y: [0, 1], values: [0, 1, 1, 0], levels: [0.5, .nan]),
          .vectorField(x: xs, y: ys, u: xs, v: ys), .rule(.horizontal, at: ys.first ?? .nan),
          .text("t", x: xs.first ?? 0, y: 0),
        ]
        for mark in marks {
          for scale in [Axis.Scale.linear, .logarithmic] {
            let page = svgOf([mark], x: Axis(scale: scale), y: Axis(scale: scale))
            #expect(isWellFormed(page) && !page.contains("nan") && !page.contains("inf"), "\(mark) \(scale)")
          }
        }
      }
    }
  }

  @Test func ignoresBoundsThatMakeNoSense() {
    for (lower, upper) in [(1.0, 1.0), (2.0, 1.0), (Double.nan, 1.0), (-1.0, 0.0), (0.0, .infinity)] {
      for scale in [Axis.Scale.linear, .logarithmic] {
        let axis = Axis(scale: scale, lowerBound: lower, upperBound: upper)
        let page = svgOf([.line(x: [1, 2], y: [1, 2], dashed: false)], x: axis, y: axis)
        #expect(isWellFormed(page) && !page.contains("nan"))
      }
    }
  }

  @Test func keepsLongSeriesSmallAndTheirPeaks() {
    let xs = (0..<200_000).map { Double($0) }
    var ys = xs.map { sin($0 / 1000) }
    ys[123_457] = 9
    let page = svgOf([.line(x: xs, y: ys, dashed: false)], y: Axis(lowerBound: -1, upperBound: 9))
    #expect(page.utf8.count < 25_000)
    let top = page.firstMatch(of: /class="layers" x="[\d.]+" y="([\d.]+)"/)?.1 ?? ""
    #expect(page.contains(" \(top)L"))
    let scatter = svgOf([.scatter(x: xs, y: xs.map { _ in 1 })])
    #expect(scatter.utf8.count < 25_000)
  }

  @Test func givesTheSameNameTheSameColour() {
    func panel(_ names: [String]) -> Panel {
      Panel(
        xAxis: Axis(), yAxis: Axis(),
        layers: names.map { Layer(name: $0, mark: .line(x: [0, 1], y: [0, 1], dashed: false)) })
    }
    let page = svg(Plot(title: "", description: "", panels: [panel(["a", "b"]), panel(["b", "c"])], columns: 2))
    let colours = page.matches(of: /<g class="p(\d)"/).map { String($0.1) }
    #expect(colours == ["0", "1", "1", "0"])
    #expect(page.components(of: "class=\"legend\"") == 2)
    let shared = svg(Plot(title: "", description: "", panels: [panel(["a", "b"]), panel(["b", "a"])], columns: 2))
    #expect(shared.components(of: "class=\"legend\"") == 1)
  }

  @Test func startsBarsAtZero() throws {
    let page = svgOf([.bars(labels: ["a", "b"], heights: [2, 4])])
    let box = try #require(
      page.firstMatch(of: /class="layers" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/))
    let bottom = (Double(box.2) ?? 0) + (Double(box.4) ?? 0)
    let bars = page.matches(of: /M[\d.]+ ([\d.]+)V([\d.]+)H[\d.]+V([\d.]+)z/)
    #expect(bars.count == 2)
    for bar in bars { #expect(abs((Double(bar.1) ?? 0) - bottom) < 0.02) }
    let heights = bars.map { bottom - (Double($0.2) ?? 0) }
    #expect(abs(heights[1] / heights[0] - 2) < 1e-3)
  }

  /// On the grid the level lines of x² + y² are circles up to interpolation, and closed.
  @Test func tracesCircles() throws {
    let centres = (0..<81).map { (index: Int) -> Double in Double(index) / 20 - 2 }
    let values = centres.flatMap { y in centres.map { x in x * x + y * y } }
    let axis = Axis(lowerBound: -2, upperBound: 2)
    let page = svgOf([.contour(x: centres, y: centres, values: values, levels: [1])], x: axis, y: axis)
    let box = try #require(
      page.firstMatch(of: /class="layers" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/))
    let numbers = [box.1, box.2, box.3, box.4].map { Double($0) ?? .nan }
    let path = try #require(page.firstMatch(of: /stroke-width="1.3" d="M([^M"]*)"/)?.1)
    let points = path.split(separator: "L").map { $0.split(separator: " ").map { Double($0) ?? .nan } }
    #expect(points.count > 100 && points.first == points.last)
    for point in points {
      let x = 4 * (point[0] - numbers[0]) / numbers[2] - 2
      let y = 2 - 4 * (point[1] - numbers[1]) / numbers[3]
      #expect(abs(x * x + y * y - 1) < 2e-3)
    }
  }

  @Test func keepsUnitsEqual() throws {
    let xs = (0...100).map { (index: Int) -> Double in cos(Double(index) * 0.0628) }
    let ys = (0...100).map { (index: Int) -> Double in sin(Double(index) * 0.0628) }
    let panel = Panel(
      xAxis: Axis(), yAxis: Axis(), layers: [Layer(mark: .line(x: xs, y: ys, dashed: false))], equalUnits: true)
    let page = svg(Plot(title: "", description: "", panels: [panel]))
    let path = try #require(page.firstMatch(of: /stroke-width="1.9"><path d="M([^"]*)"/)?.1)
    let points = path.split(separator: "L").map { $0.split(separator: " ").map { Double($0) ?? .nan } }
    let width = (points.map { $0[0] }.max() ?? 0) - (points.map { $0[0] }.min() ?? 0)
    let height = (points.map { $0[1] }.max() ?? 0) - (points.map { $0[1] }.min() ?? 0)
    #expect(abs(width / height - 1) < 0.002)
  }
}
