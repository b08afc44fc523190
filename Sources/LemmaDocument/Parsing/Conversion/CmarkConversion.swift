import CCmark

/// Turns cmark's tree into the article's blocks. Only the files of this type know cmark's names.
struct CmarkConversion {
  let scanned: ScannedText
  let text: ReadableText
  let source: Source
  let options: ParsingOptions
  let resolution: Resolution
  var identifiers = IdentifierRegistry()
  var footnotes: [Footnote] = []
  var swiftBlocks: [SwiftBlock] = []
  var samples: [MarkdownSample] = []
  var links: [LinkSite] = []
  var problems: [Located<Problem>] = []
  /// Placeholders that stand where they mean something.
  var isPlaced: [Bool]
  /// Text of neighbouring nodes, gathered before it is decoded: cmark starts a new node at every special character.
  var pending: [UInt8] = []
  /// A formula that held only definitions has left its paragraph.
  var holdsNothing = false
  lazy var lineStarts = scanned.lines.lineStarts()

  /// Deeper quotes, lists and emphasis are flattened: the tree is walked, and freed, by recursion.
  static let maximumDepth = 100

  init(_ scanned: ScannedText, text: ReadableText, source: Source, options: ParsingOptions, resolution: Resolution) {
    self.scanned = scanned
    self.text = text
    self.source = source
    self.options = options
    self.resolution = resolution
    isPlaced = [Bool](repeating: false, count: scanned.placeholders.count)
  }

  /// The blocks of the document; footnotes go to `footnotes`.
  mutating func convert(_ tree: CmarkTree) -> [Block] {
    guard let root = tree.root else { return [] }
    return blocks(of: root, depth: 0)
  }

  mutating func blocks(of parent: CmarkNode, depth: Int) -> [Block] {
    var blocks: [Block] = []
    var next = parent.pointee.first_child
    while let node = next {
      append(node, to: &blocks, depth: depth)
      next = node.pointee.next
    }
    return blocks
  }

  private mutating func append(_ node: CmarkNode, to blocks: inout [Block], depth: Int) {
    if depth > Self.maximumDepth { return blocks.append(flattened(node)) }
    switch node.kind {
    case CMARK_NODE_PARAGRAPH: appendParagraph(inlines(of: node, depth: depth), to: &blocks)
    case CMARK_NODE_HEADING: blocks.append(heading(node, depth: depth))
    case CMARK_NODE_BLOCK_QUOTE: blocks.append(.quote(self.blocks(of: node, depth: depth + 1)))
    case CMARK_NODE_LIST: blocks.append(.list(list(node, depth: depth)))
    case CMARK_NODE_CODE_BLOCK: blocks.append(code(node))
    case CMARK_NODE_HTML_BLOCK: appendHTML(node.pointee.as.literal, to: &blocks)
    case CMARK_NODE_THEMATIC_BREAK: blocks.append(.thematicBreak)
    case CMARK_NODE_FOOTNOTE_DEFINITION: addFootnote(node, depth: depth)
    default:
      // The types of extensions are numbered when they are registered.
      if node.pointee.type == lemma_table_type() {
        blocks.append(.table(table(node, depth: depth)))
      } else {
        blocks += self.blocks(of: node, depth: depth + 1)
      }
    }
  }

  private mutating func heading(_ node: CmarkNode, depth: Int) -> Block {
    let content = inlines(of: node, depth: depth)
    let name = content.map { $0.plainText(formulas: resolution.formulas) }.joined()
    return .heading(
      level: Int(node.pointee.as.heading.level), identifier: identifiers.unique(IdentifierRegistry.slug(name)), content)
  }

  /// cmark puts footnotes at the end of the document, in the order of their first references, and leaves out those that
  /// nothing refers to.
  private mutating func addFootnote(_ node: CmarkNode, depth: Int) {
    let blocks = self.blocks(of: node, depth: depth + 1)
    footnotes.append(
      Footnote(
        label: restored(node.pointee.as.literal), number: footnotes.count + 1,
        references: Int(node.pointee.footnote.def_count), blocks: blocks))
  }

  /// All text below a node, for trees too deep to walk.
  private mutating func flattened(_ node: CmarkNode) -> Block {
    var text = ""
    let iterator = cmark_iter_new(node)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard event == CMARK_EVENT_ENTER, let leaf = cmark_iter_get_node(iterator) else { continue }
      switch leaf.kind {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
        text += restored(leaf.pointee.as.literal)
      case CMARK_NODE_CODE_BLOCK: text += restored(leaf.pointee.as.code.literal)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
      default: break
      }
    }
    return .paragraph([.text(text)], continues: false)
  }
}

extension UnsafeMutablePointer<cmark_node> {
  var kind: cmark_node_type { cmark_node_type(UInt32(pointee.type)) }
}
