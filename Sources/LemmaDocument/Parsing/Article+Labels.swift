extension Article {
  /// Gives every numbered or labelled equation its anchor, and fills `labels`.
  mutating func addLabels(_ resolution: Resolution, _ identifiers: IdentifierRegistry) -> [Located<Problem>] {
    var identifiers = identifiers
    var problems: [Located<Problem>] = []
    for index in formulas.indices {
      var sites = resolution.labels[index].makeIterator()
      for row in formulas[index].equations.indices {
        guard let label = formulas[index].equations[row].label, let site = sites.next() else { continue }
        let anchor = identifiers.unique("eq-" + Self.withoutSpaces(label))
        formulas[index].equations[row].anchor = anchor
        let target = LabelTarget(
          text: formulas[index].equations[row].tag ?? label, anchor: anchor, offset: site.offset)
        problems += add(label, target)
      }
    }
    problems += addBlockLabels(&identifiers)
    for index in formulas.indices {
      for row in formulas[index].equations.indices where formulas[index].equations[row].anchor == nil {
        let tag = formulas[index].equations[row].tag ?? ""
        formulas[index].equations[row].anchor = identifiers.unique("eq-" + IdentifierRegistry.slug(tag))
      }
    }
    return problems
  }

  /// Labels of blocks: `fig-` and `tbl-` are counted each by itself.
  private mutating func addBlockLabels(_ identifiers: inout IdentifierRegistry) -> [Located<Problem>] {
    var problems: [Located<Problem>] = []
    var counts: [Substring: Int] = [:]
    for block in swiftBlocks {
      guard let label = block.options.label else { continue }
      let kind = label.prefix { $0.isLetter }
      counts[kind, default: 0] += 1
      let isCounted = kind.count < label.count && ["fig", "tbl", "lst"].contains(kind)
      let offset = source.lineStarts[min(max(block.fenceLine - 1, 0), source.lineStarts.count - 1)]
      let target = LabelTarget(
        text: isCounted ? String(counts[kind] ?? 1) : label, anchor: identifiers.unique(label), offset: offset)
      problems += add(label, target)
    }
    return problems
  }

  private mutating func add(_ label: String, _ target: LabelTarget) -> [Located<Problem>] {
    guard let earlier = labels[label] else {
      labels[label] = target
      return []
    }
    // Positions are told in the order of the file, whichever of the two was found first.
    let first = min(earlier.offset, target.offset)
    let place = source.location(at: first)
    return [
      Located(
        .duplicateLabel(label, line: place.line, column: place.column), at: max(earlier.offset, target.offset))
    ]
  }

  private static func withoutSpaces(_ label: String) -> String {
    label.utf8.contains { $0 <= 0x20 } ? String(label.map { $0.isWhitespace ? "-" : $0 }) : label
  }
}
