internal import LemmaResult

/// Shows a table from rows.
///
///     table(["n", "error"], [[10, 1e-3], [20, 2.5e-4]], caption: "The error halves twice.")
///
/// Every row has as many cells as the header: anything else is a precondition failure that names the row.
public func table(
  _ header: [String], _ rows: [[Any]], caption: String? = nil, digits: Int? = nil, line: Int = #line
) {
  for (index, row) in rows.enumerated() {
    require(row.count == header.count, "table: row \(index) has \(row.count) cells, the header \(header.count)")
  }
  let display = Display(digits: digits)
  emit(Table(header: header, rows: rows.map { $0.map(display.cell) }, caption: caption), line: line)
}

/// Shows a table from columns of equal length.
///
///     table("Errors") { Column("n", [10, 20]); Column("error", errors) }
public func table(
  _ caption: String? = nil, digits: Int? = nil, line: Int = #line, @TableBuilder columns: () -> [Column]
) {
  let columns = columns()
  let count = columns.first?.cells.count ?? 0
  for column in columns {
    require(
      column.cells.count == count,
      "table: column \"\(column.name)\" has \(column.cells.count) cells, the first column \(count)")
  }
  let display = Display(digits: digits)
  let rows = (0..<count).map { row in columns.map { display.cell($0.cells[row]) } }
  emit(Table(header: columns.map(\.name), rows: rows, caption: caption), line: line)
}

/// A named column of a table.
public struct Column {
  let name: String
  let cells: [Any]

  public init(_ name: String, _ cells: some Sequence) {
    self.name = name
    self.cells = cells.map { $0 as Any }
  }
}

/// Collects the columns of a table.
@resultBuilder public enum TableBuilder {
  public static func buildExpression(_ column: Column) -> [Column] { [column] }
  public static func buildBlock(_ parts: [Column]...) -> [Column] { parts.flatMap { $0 } }
  public static func buildArray(_ parts: [[Column]]) -> [Column] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [Column]?) -> [Column] { part ?? [] }
  public static func buildEither(first part: [Column]) -> [Column] { part }
  public static func buildEither(second part: [Column]) -> [Column] { part }
}

extension Display {
  func cell(_ value: Any) -> Table.Cell {
    switch self.value(of: value) {
    case .number(let number): .number(number)
    case .math(let tex, let plain): .math(tex: tex, plain: plain)
    case let other: .text(other.plainText)
    }
  }
}

private func emit(_ table: Table, line: Int) {
  let session = Session.current
  session.emit(
    .output(Output(block: session.block, line: line, position: session.position(), value: .table(table))))
}
