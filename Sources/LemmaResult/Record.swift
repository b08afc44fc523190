/// One line on the results descriptor: what an article's program says of itself while it runs.
///
/// Records come in the order of execution. Printed text travels separately, in files; a `StreamPosition`
/// in each record says how much had been printed by then, so that text and values can be put in order exactly.
package enum Record: Sendable, Equatable, Codable {
  /// The program begins block `block`.
  case blockStarted(BlockMark)
  /// The program finished block `block` without an error.
  case blockFinished(BlockMark)
  /// A value was shown.
  case output(Output)
  /// A claim was evaluated.
  case claim(Claim)
  /// An expression that stands in a sentence or a formula was evaluated.
  case inline(InlineValue)
  /// The block ended early: it threw, trapped or was refused something.
  case failure(Failure)
}

/// How many bytes the program had written to its standard streams.
package struct StreamPosition: Sendable, Equatable, Codable {
  package var standardOutput: Int
  package var standardError: Int

  package init(standardOutput: Int, standardError: Int) {
    self.standardOutput = standardOutput
    self.standardError = standardError
  }
}

/// The beginning or the end of a block.
package struct BlockMark: Sendable, Equatable, Codable {
  package var block: Int
  package var position: StreamPosition
  /// Seconds of wall-clock time since the program began.
  package var time: Double

  package init(block: Int, position: StreamPosition, time: Double) {
    self.block = block
    self.position = position
    self.time = time
  }
}

/// A value shown by a block.
package struct Output: Sendable, Equatable, Codable {
  package var block: Int
  package var line: Int
  package var position: StreamPosition
  /// What the author calls the value, if anything.
  package var label: String?
  /// A remark that belongs to the value, such as "by numerical differences".
  package var note: String?
  package var value: DisplayValue

  package init(
    block: Int, line: Int, position: StreamPosition, label: String? = nil, note: String? = nil, value: DisplayValue
  ) {
    self.block = block
    self.line = line
    self.position = position
    self.label = label
    self.note = note
    self.value = value
  }
}

/// The value of the inline expression with number `index`.
package struct InlineValue: Sendable, Equatable, Codable {
  package var index: Int
  package var value: DisplayValue

  package init(index: Int, value: DisplayValue) {
    self.index = index
    self.value = value
  }
}

/// Why a block ended early.
package struct Failure: Sendable, Equatable, Codable {
  package enum Kind: String, Sendable, Codable {
    /// An error reached the top level.
    case thrown
    /// A precondition failed or the processor refused an instruction.
    case trapped
    /// A limit was met: `message` names it.
    case limit
    /// The sandbox refused an operation: `message` names it.
    case denied
    /// The compiler rejected the code.
    case rejected
  }

  package var kind: Kind
  package var message: String
  package var block: Int?
  /// Line of the article, counted from 1.
  package var line: Int?
  /// Column in UTF-8 bytes, counted from 1, where it is known.
  package var column: Int?

  package init(kind: Kind, message: String, block: Int? = nil, line: Int? = nil, column: Int? = nil) {
    self.kind = kind
    self.message = message
    self.block = block
    self.line = line
    self.column = column
  }
}
