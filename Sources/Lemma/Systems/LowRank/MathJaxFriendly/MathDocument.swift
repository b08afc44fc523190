/// The mathematics of a markdown document, found, numbered and marked before a browser or a translator sees it.
///
/// One pass over the bytes: fenced and inline code is skipped; the AMS environments, `$$…$$`, `\[…\]`, `\(…\)` and `$…$` are
/// formulas. A single dollar opens only if no space follows, and only if the nearest unescaped dollar closes: no space before
/// it, no digit after it, no blank line between. Numbers follow amsmath, in document order, and stand in the emitted TeX as
/// `\tag`; `\label` becomes the anchor `eq-<label>`, `\ref` and `\eqref` become numbers and links. Definitions move to ``macros``.
/// Linear in the length of the source.
public struct MathDocument: Sendable {
  /// All formulas, in document order.
  public let expressions: [MathExpression]
  /// What is wrong, in document order.
  public let diagnostics: [MathDiagnostic]
  /// The bodies of macros that formulas define, by name without the backslash.
  public let macros: [String: String]
  let pieces: [MathPiece]
  private let numbers: [String: String]

  /// Reads a document.
  public init(markdown: String) {
    var scanner = MarkdownMathScanner(markdown)
    scanner.scan()
    var numbers: [String: String] = [:]
    for (label, number) in scanner.labels where numbers[label] == nil { numbers[label] = number }
    (expressions, pieces, macros) = (scanner.expressions, scanner.pieces, scanner.macros)
    self.numbers = numbers
    let undefined = scanner.references.filter { numbers[$0.label] == nil }.map {
      MathDiagnostic(kind: .undefinedLabel, detail: $0.label, sourceLine: $0.line)
    }
    diagnostics = (scanner.diagnostics + undefined).sorted { $0.sourceLine < $1.sourceLine }
  }

  /// What a reference to the label shows, without parentheses.
  public func number(forLabel label: String) -> String? { numbers[label] }

  /// The source with every expression, code span, code block and reference replaced by U+FFFC: what a translator may touch.
  public var translatableText: String {
    pieces.map { piece in
      if case .text(let text) = piece { text } else { "\u{FFFC}" }
    }.joined()
  }

  /// The TeX that the browser typesets.
  func emittedTeX(_ expression: MathExpression) -> String {
    expression.segments.map { segment in
      switch segment {
      case .tex(let tex): return tex
      case .reference(let label, let parentheses):
        let number = numbers[label] ?? "??"
        return parentheses ? "(\(number))" : number
      }
    }.joined()
  }
}

/// A stretch of a document.
enum MathPiece: Sendable {
  case text(String)
  /// An inline code span, without its backticks.
  case codeSpan(String)
  /// A fenced block, without its fences.
  case codeBlock(String)
  case expression(Int)
  case reference(label: String, parentheses: Bool)
}
