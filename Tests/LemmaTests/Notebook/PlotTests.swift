import Lemma
import LemmaResult
import Testing

private func drawn(_ body: () -> Void) throws -> Plot {
  guard case .plot(let plot) = try shown(body) else { throw UnexpectedRecord() }
  return plot
}

@Suite struct PlotTests {
  @Test func samplesFunctionsWithBothEnds() throws {
    let figure = try drawn {
      plot("Line", description: "a line", x: "x", y: .log("y", in: 1...10)) {
        Line("double", from: 1, through: 3, samples: 5) { x in 2 * x }
      }
    }
    #expect(figure.title == "Line")
    #expect(figure.description == "a line")
    let panel = try #require(figure.panels.first)
    #expect(panel.xAxis == LemmaResult.Axis(label: "x"))
    #expect(panel.yAxis == LemmaResult.Axis(label: "y", scale: .logarithmic, lowerBound: 1, upperBound: 10))
    let expected = Layer(name: "double", mark: .line(x: [1, 1.5, 2, 2.5, 3], y: [2, 3, 4, 5, 6], dashed: false))
    #expect(panel.layers == [expected])
  }

  @Test func takesLoopsAndConditions() throws {
    let withRule = true
    let figure = try drawn {
      plot("Loop", description: "") {
        for power in 1...3 { Line("x^\(power)", x: [1, 2], y: [1, Double(power)]) }
        if withRule { Rule(horizontal: 1) }
      }
    }
    #expect(figure.panels[0].layers.map(\.name) == ["x^1", "x^2", "x^3", nil])
  }

  @Test func laysOutPanels() throws {
    let figure = try drawn {
      plot("Two", description: "", columns: 2) {
        Lemma.Panel("left") { Scatter(x: [1], y: [2]) }
        Lemma.Panel("right", equalUnits: true) { Bars(["a"], [3]) }
      }
    }
    #expect(figure.columns == 2)
    #expect(figure.panels.map(\.title) == ["left", "right"])
    #expect(figure.panels.map(\.equalUnits) == [false, true])
  }

  @Test func collectsFrames() throws {
    let figure = try drawn {
      plot("Steps", description: "") {
        Line("data", x: [0, 1], y: [0, 1])
        for step in 0..<3 {
          Frame("same") {
            Scatter(x: [Double(step)], y: [0])
            Rule(vertical: Double(step))
          }
        }
        Text("after", x: 0, y: 0)
      }
    }
    #expect(figure.frames == ["same", "same", "same"])
    #expect(figure.panels[0].layers.map(\.frame) == [nil, 0, 0, 1, 1, 2, 2, nil])
  }

  @Test func panelsStepTogether() throws {
    let figure = try drawn {
      plot("Steps", description: "", columns: 2) {
        Lemma.Panel("left") {
          Frame("a") { Scatter(x: [1], y: [2]) }
          Frame("b") { Scatter(x: [2], y: [2]) }
        }
        Lemma.Panel("right") { Bars(["a"], [3]) }
      }
    }
    #expect(figure.frames == ["a", "b"])
    #expect(figure.panels[1].layers[0].frame == nil)
  }

  @Test func refusesUnequalFrames() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      plot("Steps", description: "", columns: 2) {
        Lemma.Panel("left") {
          Frame("a") { Scatter(x: [1], y: [2]) }
          Frame("b") { Scatter(x: [2], y: [2]) }
        }
        Lemma.Panel("right") { Frame("a") { Scatter(x: [1], y: [2]) } }
      }
    }
    #expect(message(result).contains("plot: panels of 2 and 1 frames"))
  }

  @Test func laysFieldsOutRowByRow() throws {
    let figure = try drawn {
      plot("Field", description: "") {
        VectorField(x: [0, 1], y: [5, 6]) { x, y in (x, y) }
        Contour(x: 0...1, y: 0...2, levels: [1], samples: 2) { x, y in x + 10 * y }
      }
    }
    let layers = figure.panels[0].layers
    #expect(layers[0].mark == .vectorField(x: [0, 1, 0, 1], y: [5, 5, 6, 6], u: [0, 1, 0, 1], v: [5, 5, 6, 6]))
    #expect(layers[1].mark == .contour(x: [0, 1], y: [0, 2], values: [0, 1, 20, 21], levels: [1]))
  }

  @Test func refusesMismatchedSeries() async {
    await #expect(processExitsWith: .failure) { _ = Line(x: [1, 2], y: [1]) }
    await #expect(processExitsWith: .failure) { _ = HeatMap(x: [1, 2], y: [1], values: [[1], [2]]) }
    await #expect(processExitsWith: .failure) { _ = PlotAxis.log("n", in: 0...1) }
  }
}

@Suite struct TableTests {
  @Test func formatsCells() throws {
    let value = try shown { table(["n", "error"], [[10, 1e-3], ["many", [1, 2] as Vector]], caption: "c") }
    #expect(
      value
        == .table(
          Table(
            header: ["n", "error"],
            rows: [
              [.number(NumberText(plain: "10", tex: "10")), .number(NumberText(plain: "0.001", tex: "0.001"))],
              [.text("many"), .math(tex: "\\left(1,\\ 2\\right)", plain: "(1, 2)")],
            ], caption: "c")))
  }

  @Test func takesColumns() throws {
    guard
      case .table(let computed) = try shown({
        table("t") {
          Column("n", [1, 2])
          Column("v", [0.5, 1.5] as Vector)
        }
      })
    else { throw UnexpectedRecord() }
    #expect(computed.header == ["n", "v"])
    #expect(computed.rows.count == 2)
    #expect(computed.rows[1][1] == .number(NumberText(plain: "1.5", tex: "1.5")))
  }

  @Test func refusesRaggedRows() async {
    await #expect(processExitsWith: .failure) { table(["a", "b"], [[1]]) }
    await #expect(processExitsWith: .failure) {
      table {
        Column("a", [1])
        Column("b", [1, 2])
      }
    }
  }
}
