/// A stretch of the file that markdown must not see, standing in the text as one private-use scalar.
struct Placeholder: Sendable {
  enum Kind: Sendable, Equatable {
    /// A formula; `content` is its TeX.
    case formula(isDisplay: Bool, environment: String?)
    /// `` `{swift} expression` ``; `content` is the expression.
    case expression
    /// `\ref{label}` or `\eqref{label}`; `content` is the label.
    case reference(parentheses: Bool)
    /// Where a link leads, kept only for its position.
    case destination
  }

  var kind: Kind
  /// The bytes it stands for.
  var range: Range<Int>
  var content: Range<Int>
  /// Prefixes of quote lines (`> `) inside `content`, which are not part of it.
  var omitted: [Range<Int>] = []

  /// The bytes of `part` without the prefixes of quote lines.
  func bytes(of part: Range<Int>, in text: [UInt8]) -> [UInt8] {
    guard !omitted.isEmpty else { return Array(text[part]) }
    var kept: [UInt8] = []
    kept.reserveCapacity(part.count)
    var start = part.lowerBound
    for gap in omitted {
      kept += text[start..<gap.lowerBound]
      start = gap.upperBound
    }
    return kept + text[start..<part.upperBound]
  }

  /// The file offset of the byte at `index` of `bytes(of: content, in:)`.
  func offset(ofContentByte index: Int) -> Int {
    var offset = content.lowerBound + index
    for gap in omitted where gap.lowerBound <= offset { offset += gap.count }
    return offset
  }
}
