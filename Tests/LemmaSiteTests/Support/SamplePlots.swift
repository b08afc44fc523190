import Foundation
import LemmaResult

/// Pictures with every kind of mark.
enum SamplePlots {
  static let grid = (0..<200).map { -4 + 8 * Double($0) / 199 }

  private static func spread(_ count: Int) -> [Double] {
    (0..<count).map { (index: Int) -> Double in 4 * Double(index) / Double(count - 1) - 2 }
  }

  private static func hill(_ x: Double, _ y: Double) -> Double {
    let height: Double = exp(-x * x - 2 * y * y)
    return height + 0.2 * x
  }

  private static func powers(of base: Double) -> [Double] {
    (0..<12).map { (index: Int) -> Double in pow(base, Double(index)) }
  }

  static var curves: Plot {
    Plot(
      title: "SquarePlus 与 SoftPlus", description: "三条曲线，在零点之外都趋于 ReLU。",
      panels: [
        Panel(
          xAxis: Axis(label: "$x$"), yAxis: Axis(label: "值"),
          layers: [
            Layer(name: "ReLU", mark: .line(x: grid, y: grid.map { max($0, 0) }, dashed: false)),
            Layer(
              name: "SquarePlus", mark: .line(x: grid, y: grid.map { ($0 + sqrt($0 * $0 + 1.9218)) / 2 }, dashed: false)
            ),
            Layer(
              name: "SoftPlus $\\log(1+e^x)$", mark: .line(x: grid, y: grid.map { log(1 + exp($0)) }, dashed: true)),
            Layer(
              name: "±0.2",
              mark: .band(x: grid, lower: grid.map { max($0, 0) - 0.2 }, upper: grid.map { max($0, 0) + 0.2 })),
            Layer(mark: .rule(.horizontal, at: log(2))),
            Layer(mark: .text("log 2", x: -3, y: 0.85)),
          ])
      ])
  }

  static var fields: Plot {
    let centres = spread(40)
    let values = centres.flatMap { y in centres.map { x in hill(x, y) } }
    let coarse = spread(12)
    let points = coarse.flatMap { y in coarse.map { x in (x: x, y: y) } }
    return Plot(
      title: "Fields", description: "Four ways to show a function of two variables, and a decay.",
      panels: [
        Panel(
          title: "heat map", xAxis: Axis(label: "x"), yAxis: Axis(label: "y"),
          layers: [Layer(mark: .heatMap(x: centres, y: centres, values: values))], equalUnits: true),
        Panel(
          title: "contours and arrows", xAxis: Axis(label: "x"), yAxis: Axis(label: "y"),
          layers: [
            Layer(mark: .contour(x: centres, y: centres, values: values, levels: [0, 0.25, 0.5, 0.75])),
            Layer(
              mark: .vectorField(
                x: points.map(\.x), y: points.map(\.y), u: points.map { -$0.y }, v: points.map(\.x))),
          ], equalUnits: true),
        Panel(
          title: "decay", xAxis: Axis(label: "n", scale: .logarithmic),
          yAxis: Axis(label: "error", scale: .logarithmic),
          layers: [
            Layer(
              name: "measured",
              mark: .scatter(x: powers(of: 2), y: powers(of: 0.25))),
            Layer(
              name: "second order",
              mark: .line(x: powers(of: 2), y: powers(of: 0.25).map { 2 * $0 }, dashed: false)),
          ]),
        Panel(
          title: "bars", xAxis: Axis(), yAxis: Axis(label: "count"),
          layers: [
            Layer(
              name: "first", mark: .bars(labels: ["alpha", "beta", "gamma"], heights: [120_000, 340_000, 210_000])),
            Layer(
              name: "second", mark: .bars(labels: ["alpha", "beta", "gamma"], heights: [220_000, 140_000, 310_000])),
          ]),
      ], columns: 2, aspectRatio: 1.4)
  }

  /// Three frames of one picture.
  static var stepped: Plot {
    let layers = (0..<3).flatMap { frame in
      [
        Layer(mark: .line(x: [0, 1], y: [0, Double(frame)], dashed: false), frame: frame),
        Layer(name: "dots", mark: .scatter(x: [0, 1], y: [1, 1]), frame: frame),
      ]
    }
    let data = Layer(name: "data", mark: .line(x: [0, 1], y: [0, 5], dashed: false))
    let panel = Panel(xAxis: Axis(), yAxis: Axis(), layers: [data] + layers)
    return Plot(title: "Steps", description: "", panels: [panel], frames: ["$t=1$", "<half>", "t = 0"])
  }
}
