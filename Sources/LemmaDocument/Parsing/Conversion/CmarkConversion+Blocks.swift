import CCmark

extension CmarkConversion {
  mutating func list(_ node: CmarkNode, depth: Int) -> List {
    let attributes = node.pointee.as.list
    var list = List(
      start: attributes.list_type == CMARK_ORDERED_LIST ? Int(attributes.start) : nil, isTight: attributes.tight,
      items: [])
    var next = node.pointee.first_child
    while let item = next {
      // A task's box is taken off its text; the item keeps the extension that did so.
      let isTask = item.pointee.extension == CmarkExtensions.shared.tasks.pointer
      list.items.append(
        List.Item(isDone: isTask ? item.pointee.as.list.checked : nil, blocks: blocks(of: item, depth: depth + 1)))
      next = item.pointee.next
    }
    return list
  }

  mutating func table(_ node: CmarkNode, depth: Int) -> TextTable {
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    let letters = UnsafeBufferPointer(start: cmark_gfm_extensions_get_table_alignments(node), count: columns)
    var table = TextTable(alignments: letters.map(TextTable.Alignment.init(letter:)), header: [], rows: [])
    var next = node.pointee.first_child
    while let row = next {
      var cells: [[Inline]] = []
      var cell = row.pointee.first_child
      while let node = cell {
        cells.append(inlines(of: node, depth: depth))
        cell = node.pointee.next
      }
      // The header is the first row, and there is always one.
      if row == node.pointee.first_child { table.header = cells } else { table.rows.append(cells) }
      next = row.pointee.next
    }
    return table
  }

  mutating func code(_ node: CmarkNode) -> Block {
    let literal = restored(node.pointee.as.code.literal)
    let information = restored(node.pointee.as.code.info)
    guard options.dialect, node.pointee.as.code.fenced != 0, SwiftBlockReader.runs(information) else {
      if options.dialect { addSample(node, information: information, text: literal) }
      return .code(information: information, literal: literal)
    }
    let reader = SwiftBlockReader(source: source, text: text)
    let index = swiftBlocks.count
    swiftBlocks.append(reader.read(literal, index: index, fenceLine: fileLine(node), problems: &problems))
    return .swift(index)
  }

  private mutating func addSample(_ node: CmarkNode, information: String, text: String) {
    guard let name = MarkdownSample.name(in: information) else { return }
    let line = fileLine(node)
    if let other = samples.first(where: { $0.name == name }) {
      problems.append(Located(.duplicateSample(name, line: other.line), at: source.lineStarts[line - 1]))
    } else {
      samples.append(MarkdownSample(name: name, text: text, line: line))
    }
  }

  /// The line of the file on which a block begins.
  mutating func fileLine(_ node: CmarkNode) -> Int {
    let line = min(max(Int(node.pointee.start_line) - 1, 0), lineStarts.count - 1)
    return source.line(at: lineStarts[line])
  }
}

extension TextTable.Alignment {
  /// cmark's letter for a column's alignment; 0 for none.
  fileprivate init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "l"): self = .left
    case UInt8(ascii: "c"): self = .center
    case UInt8(ascii: "r"): self = .right
    default: return nil
    }
  }
}
