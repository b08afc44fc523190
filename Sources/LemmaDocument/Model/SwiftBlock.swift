/// A fenced block that runs.
package struct SwiftBlock: Sendable, Equatable {
  /// Position among the article's executed blocks, from 0.
  package var index: Int
  /// The code below the option lines, every line with its line feed.
  package var code: String
  /// Line of the file on which `code` begins, from 1.
  package var line: Int
  /// UTF-8 columns by which the fence's container (a list, a quote) shifts the code to the right.
  package var indentation: Int
  /// Line of the opening fence.
  package var fenceLine: Int
  package var options: BlockOptions

  package init(index: Int, code: String, line: Int, indentation: Int, fenceLine: Int, options: BlockOptions) {
    self.index = index
    self.code = code
    self.line = line
    self.indentation = indentation
    self.fenceLine = fenceLine
    self.options = options
  }
}

/// What the `//|` lines of a block say.
package struct BlockOptions: Sendable, Equatable {
  package enum Echo: String, Sendable { case shown, hidden, folded }

  package var label: String?
  package var caption: String?
  package var echo = Echo.shown
  package var isEvaluated = true
  package var showsOutput = true
  /// The block is expected to fail, and its message is its output.
  package var expectsError = false
  /// Seconds of wall-clock time.
  package var timeout: Double?

  package init() {}
}

/// An expression in a sentence or a formula.
package struct SwiftExpression: Sendable, Equatable {
  /// Position among the article's inline expressions, from 0.
  package var index: Int
  package var code: String
  /// Bytes of the expression itself in the file.
  package var range: Range<Int>
  /// Number of executed blocks that stand before it; it sees what they declare.
  package var followsBlocks: Int
  package var isInFormula: Bool

  package init(index: Int, code: String, range: Range<Int>, followsBlocks: Int, isInFormula: Bool) {
    self.index = index
    self.code = code
    self.range = range
    self.followsBlocks = followsBlocks
    self.isInFormula = isInFormula
  }
}
