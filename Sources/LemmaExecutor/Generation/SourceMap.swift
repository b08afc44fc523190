internal import LemmaDocument

/// Where the text of a generated program comes from.
struct SourceMap {
  /// A place in the article.
  struct Place: Equatable {
    var line: Int
    var column: Int?
    var block: Int?
    var expression: Int?
    /// The text is not the author's but stands there for it.
    var isGenerated = false
  }

  /// Text of ours in front of a column of the author's.
  private struct Insertion {
    var column: Int
    var length: Int
  }

  private let code: ArticleCode
  /// By line of the article, in the order of their columns.
  private var insertions: [Int: [Insertion]] = [:]
  private var expressionPrefixes: [Int: Int] = [:]

  init(code: ArticleCode) { self.code = code }

  /// Name under which the compiler knows the text of an inline expression.
  static func fileName(ofExpression index: Int, article: Int) -> String { "lemma-inline-\(article)-\(index)" }
  /// Name of everything that no author wrote.
  static func generatedFileName(article: Int) -> String { "lemma-generated-\(article)" }

  /// Notes text of ours on a line, at a column of the block's own text; to be called in the order of columns.
  mutating func insert(line: Int, column: Int, length: Int) {
    insertions[line, default: []].append(Insertion(column: column, length: length))
  }

  mutating func setPrefix(ofExpression index: Int, length: Int) { expressionPrefixes[index] = length }

  /// The article's place behind a place in the compiler's words; none in other files.
  func place(file: String, line: Int, column: Int?) -> Place? {
    if file == code.fileName { return blockPlace(line: line, column: column) }
    if file == Self.generatedFileName(article: code.number) {
      return Place(line: code.blocks.first?.line ?? 1, isGenerated: true)
    }
    let prefix = "lemma-inline-\(code.number)-"
    guard file.hasPrefix(prefix), let index = Int(file.dropFirst(prefix.count)) else { return nil }
    return expressionPlace(index, line: line, column: column)
  }

  /// The place of a line in the generated file itself, under which debug information knows the article's lines.
  func place(ofDebugLine line: Int) -> Place? {
    if code.block(atLine: line) != nil { return blockPlace(line: line, column: nil) }
    let index = code.expressions.indices.first { code.location(ofExpression: $0).line == line }
    return index.map { Place(line: line, block: code.block(ofExpression: $0), expression: $0) }
  }

  private func blockPlace(line: Int, column: Int?) -> Place {
    let block = code.block(atLine: line)
    guard let column else { return Place(line: line, block: block) }
    let own = authorsColumn(line: line, column: column)
    let indentation = block.map { code.blocks[$0].indentation } ?? 0
    return Place(line: line, column: own.column + indentation, block: block, isGenerated: own.isGenerated)
  }

  /// The column in the block's text; inside text of ours, the column in front of which that stands.
  private func authorsColumn(line: Int, column: Int) -> (column: Int, isGenerated: Bool) {
    var shift = 0
    for insertion in insertions[line] ?? [] {
      let start = insertion.column + shift
      if column < start { break }
      if column < start + insertion.length { return (insertion.column, true) }
      shift += insertion.length
    }
    return (column - shift, false)
  }

  private func expressionPlace(_ index: Int, line: Int, column: Int?) -> Place? {
    guard code.expressions.indices.contains(index) else { return nil }
    let start = code.location(ofExpression: index)
    var place = Place(
      line: line, column: column, block: code.block(ofExpression: index), expression: index)
    if line == start.line, let column {
      let own = column - (expressionPrefixes[index] ?? 0)
      // A complaint about our call is a complaint about its argument.
      place.column = start.column + max(0, own - 1)
    }
    return place
  }
}
