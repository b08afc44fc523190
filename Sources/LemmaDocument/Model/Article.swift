/// An article as a value: what it says, and what it asks to be computed.
package struct Article: Sendable {
  package var source: Source
  package var frontMatter: FrontMatter
  /// The text, in order.
  package var body: [Block]
  /// Footnotes in the order of their first reference.
  package var footnotes: [Footnote]
  /// Formulas in document order; `Inline.formula` and `Block.display` refer to them by index.
  package var formulas: [Formula]
  /// Executed blocks in document order; `Block.swift` refers to them by index.
  package var swiftBlocks: [SwiftBlock]
  /// Fences of markdown whose pages the program can read, in document order.
  package var samples: [MarkdownSample]
  /// Inline expressions in document order, those inside formulas included; `Inline.swift` and
  /// `Formula.Segment.swift` refer to them by index.
  package var expressions: [SwiftExpression]
  /// What `\ref`, `\eqref` and links can point at, by label.
  package var labels: [String: LabelTarget]
  /// Links to places in articles, in document order, for the positions of their destinations.
  package var links: [LinkSite]
  /// TeX definitions of the page: front matter first, then those hoisted from formulas, in order.
  package var macros: [Macro]
  package var diagnostics: [Diagnostic]

  package init(source: Source) {
    self.source = source
    frontMatter = FrontMatter()
    body = []
    footnotes = []
    formulas = []
    swiftBlocks = []
    samples = []
    expressions = []
    labels = [:]
    links = []
    macros = []
    diagnostics = []
  }

  package var path: String { source.path }
}

package struct Footnote: Sendable, Equatable {
  /// The author's name of the note.
  package var label: String
  /// From 1.
  package var number: Int
  /// How many references point at it.
  package var references: Int
  package var blocks: [Block]

  package init(label: String, number: Int, references: Int, blocks: [Block]) {
    self.label = label
    self.number = number
    self.references = references
    self.blocks = blocks
  }
}

/// Where a label stands.
package struct LabelTarget: Sendable, Equatable {
  /// What the reader sees: `3`, `A`, `2.1`.
  package var text: String
  /// The `id` in the page.
  package var anchor: String
  /// Byte offset of the label.
  package var offset: Int

  package init(text: String, anchor: String, offset: Int) {
    self.text = text
    self.anchor = anchor
    self.offset = offset
  }
}

/// A link's destination, where it names an article (`other.md`) or a place in one (`#label`).
package struct LinkSite: Sendable, Equatable {
  package var destination: String
  /// Byte offset of the destination.
  package var offset: Int
  /// The link has no text of its own and stands in the tree as `Inline.reference`.
  package var isReference: Bool

  package init(destination: String, offset: Int, isReference: Bool) {
    self.destination = destination
    self.offset = offset
    self.isReference = isReference
  }
}

/// A TeX definition of the page: `name` without its backslash.
package struct Macro: Sendable, Equatable {
  package var name: String
  package var arguments: Int
  /// Value of the first argument where it may be left out.
  package var optional: String?
  package var body: String

  package init(name: String, arguments: Int, optional: String? = nil, body: String) {
    self.name = name
    self.arguments = arguments
    self.optional = optional
    self.body = body
  }
}
