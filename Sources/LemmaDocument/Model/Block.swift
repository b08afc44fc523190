/// A block of text.
package indirect enum Block: Sendable, Equatable {
  /// `continues`: the paragraph goes on after a display formula that interrupts it.
  case paragraph([Inline], continues: Bool)
  case heading(level: Int, identifier: String, [Inline])
  /// A display formula, by its index in `Article.formulas`.
  case display(Int)
  /// An executed block, by its index in `Article.swiftBlocks`.
  case swift(Int)
  /// A fence or an indented block that is only shown. `information` is the whole info string.
  case code(information: String, literal: String)
  case quote([Block])
  case list(List)
  case table(TextTable)
  case html([HTMLPiece])
  case thematicBreak
  /// `<!-- more -->`: index pages show what stands before it.
  case excerptEnd
}

package struct List: Sendable, Equatable {
  package struct Item: Sendable, Equatable {
    /// A task's state, where the item is one.
    package var isDone: Bool?
    package var blocks: [Block]

    package init(isDone: Bool? = nil, blocks: [Block]) {
      self.isDone = isDone
      self.blocks = blocks
    }
  }

  /// First number of an ordered list.
  package var start: Int?
  package var isTight: Bool
  package var items: [Item]

  package init(start: Int?, isTight: Bool, items: [Item]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// A table written in the text (a computed one is a result).
package struct TextTable: Sendable, Equatable {
  package enum Alignment: String, Sendable { case left, center, right }

  package var alignments: [Alignment?]
  package var header: [[Inline]]
  package var rows: [[[Inline]]]

  package init(alignments: [Alignment?], header: [[Inline]], rows: [[[Inline]]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

/// A piece of raw HTML: markup as it stands, or a formula or a reference between tags.
package enum HTMLPiece: Sendable, Equatable {
  case markup(String)
  case formula(Int)
  /// As `Inline.reference`.
  case reference(label: String, parentheses: Bool, article: String?, offset: Int)
}
