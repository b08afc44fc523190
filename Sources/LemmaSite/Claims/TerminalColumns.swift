/// Rows of text in aligned columns, as a terminal shows them: a Chinese character is two cells wide.
struct TerminalColumns {
  var rows: [[String]]

  /// The rows, each column as wide as its widest cell, two spaces between columns.
  func lines() -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? TerminalColumns.width(of: $0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        column == row.count - 1 ? cell : cell + padding(widths[column] - TerminalColumns.width(of: cell))
      }
      return cells.joined(separator: "  ")
    }
  }

  /// Cells that `text` takes.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }

  private func padding(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
