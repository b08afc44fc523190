import Lemma
import LemmaResult
import Testing

@Suite struct ShowTests {
  @Test func showsVectorsAsRows() throws {
    let value = try shown { show([1, 0.5, -2] as Vector) }
    #expect(value == .math(tex: "\\left(1,\\ 0.5,\\ -2\\right)", plain: "(1, 0.5, −2)"))
  }

  @Test func shortensLongVectors() throws {
    guard case .math(let tex, let plain) = try shown({ show(Vector(100)) }) else { throw UnexpectedRecord() }
    #expect(tex.contains("\\dots"))
    #expect(tex.hasSuffix("\\in\\mathbb R^{100}"))
    #expect(plain.contains("…"))
  }

  @Test func showsMatrices() throws {
    let value = try shown { show([[1, 2], [3, 4.5]] as Matrix) }
    #expect(
      value == .math(tex: "\\begin{pmatrix}1 & 2 \\\\ 3 & 4.5\\end{pmatrix}", plain: "((1, 2), (3, 4.5))"))
  }

  @Test func shortensLargeMatrices() throws {
    guard case .math(let tex, _) = try shown({ show(Matrix(rows: 20, columns: 3)) }) else { throw UnexpectedRecord() }
    #expect(tex.contains("\\vdots"))
    #expect(tex.hasSuffix("\\in\\mathbb R^{20\\times3}"))
  }

  @Test func showsEmptyArrays() throws {
    #expect(try shown { show(Vector(0)) } == .math(tex: "\\left(\\right)", plain: "()"))
    #expect(try shown { show([Int]()) } == .text("[]"))
  }

  @Test(arguments: ["plain", "with <tags> & \"quotes\"", "两行\n文字"])
  func showsTextAsItIs(text: String) throws {
    #expect(try shown { show(text) } == .text(text))
  }

  @Test func showsWhatIsInsideOptionals() throws {
    #expect(try shown { show(Int?.none) } == .text("nil"))
    #expect(try shown { show(Double?.some(0.5)) } == .number(NumberText(plain: "0.5", tex: "0.5")))
    #expect(try shown { show(Vector?.some([1])) } == .math(tex: "\\left(1\\right)", plain: "(1)"))
  }

  @Test func showsStructures() throws {
    #expect(try shown { show([0.1 + 0.2, 1]) } == .text("[0.3, 1]"))
    #expect(try shown { show((value: 0.1 + 0.2, 2)) } == .text("(value: 0.3, 2)"))
    #expect(try shown { show(["b": 2, "a": 1]) } == .text("[a: 1, b: 2]"))
    #expect(try shown { show(1...3) } == .text("1...3"))
    #expect(try shown { show(true) } == .text("true"))
  }

  @Test func keepsLabelAndLine() throws {
    guard case .output(let output) = try #require(recorded { show(3, "three", line: 40) }.first) else {
      throw UnexpectedRecord()
    }
    #expect(output.label == "three")
    #expect(output.line == 40)
    #expect(output.value == .number(NumberText(plain: "3", tex: "3")))
  }
}
