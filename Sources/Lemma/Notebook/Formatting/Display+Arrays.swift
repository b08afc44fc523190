internal import LemmaResult

extension Display {
  /// A vector as a row in parentheses; the middle of a long one is left out and its length said.
  func math(of vector: Vector) -> DisplayValue {
    let shown = Display.indices(vector.count, limit: 12)
    let cells = shown.map { $0.map { format.text(vector[$0]).tex } ?? "\\dots" }
    let size = vector.count > 12 ? "\\in\\mathbb R^{\(vector.count)}" : ""
    return .math(tex: "\\left(" + cells.joined(separator: ",\\ ") + "\\right)" + size, plain: plain(vector))
  }

  /// A matrix in parentheses; the middle of a large one is left out and its shape said.
  func math(of matrix: Matrix) -> DisplayValue {
    let rows = Display.indices(matrix.rows, limit: 8)
    let columns = Display.indices(matrix.columns, limit: 8)
    let lines = rows.map { row in columns.map { cell(matrix, row, $0) }.joined(separator: " & ") }
    let isCut = matrix.rows > 8 || matrix.columns > 8
    let size = isCut ? "\\in\\mathbb R^{\(matrix.rows)\\times\(matrix.columns)}" : ""
    let body = lines.joined(separator: " \\\\ ")
    return .math(tex: "\\begin{pmatrix}\(body)\\end{pmatrix}\(size)", plain: plain(matrix))
  }

  func plain(_ vector: Vector) -> String {
    let shown = Display.indices(vector.count, limit: 12).map { $0.map { format.text(vector[$0]).plain } ?? "…" }
    return "(" + shown.joined(separator: ", ") + ")"
  }

  func plain(_ matrix: Matrix) -> String {
    let rows = Display.indices(matrix.rows, limit: 8).map { $0.map { plain(matrix[row: $0]) } ?? "…" }
    return "(" + rows.joined(separator: ", ") + ")"
  }

  private func cell(_ matrix: Matrix, _ row: Int?, _ column: Int?) -> String {
    switch (row, column) {
    case (let row?, let column?): format.text(matrix[row, column]).tex
    case (nil, nil): "\\ddots"
    case (nil, _): "\\vdots"
    case (_, nil): "\\cdots"
    }
  }

  /// All indices, or the first ones, a gap and the last two.
  private static func indices(_ count: Int, limit: Int) -> [Int?] {
    if count <= limit { return (0..<count).map { $0 } }
    return (0..<limit - 3).map { $0 } + [nil, count - 2, count - 1]
  }
}
