/// What a reader is shown.
package enum DisplayValue: Sendable, Equatable, Codable {
  /// One number.
  case number(NumberText)
  /// Plain text, shown as it is, line breaks included.
  case text(String)
  /// A formula: TeX without delimiters, and its plain reading.
  case math(tex: String, plain: String)
  case table(Table)
  case plot(Plot)
}

/// A number as text for a sentence and as TeX for a formula.
package struct NumberText: Sendable, Equatable, Codable {
  package var plain: String
  package var tex: String

  package init(plain: String, tex: String) {
    self.plain = plain
    self.tex = tex
  }
}

extension DisplayValue {
  /// The value in one line of plain text.
  package var plainText: String {
    switch self {
    case .number(let number): number.plain
    case .text(let text): text
    case .math(_, let plain): plain
    case .table(let table): table.caption ?? "table"
    case .plot(let plot): plot.title
    }
  }
}

/// A table: a header and rows of equal length.
package struct Table: Sendable, Equatable, Codable {
  package enum Cell: Sendable, Equatable, Codable {
    case text(String)
    case number(NumberText)
    case math(tex: String, plain: String)
  }

  package var header: [String]
  package var rows: [[Cell]]
  package var caption: String?

  package init(header: [String], rows: [[Cell]], caption: String? = nil) {
    self.header = header
    self.rows = rows
    self.caption = caption
  }
}
