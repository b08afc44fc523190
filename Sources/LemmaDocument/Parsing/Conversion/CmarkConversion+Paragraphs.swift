extension CmarkConversion {
  /// A display formula or an excerpt marker interrupts its paragraph: what follows a formula continues it.
  mutating func appendParagraph(_ inlines: [Inline], to blocks: inout [Block]) {
    guard options.dialect, holdsNothing || inlines.contains(where: interruptsParagraph) else {
      return blocks.append(.paragraph(inlines, continues: false))
    }
    holdsNothing = false
    var part: [Inline] = []
    var continues = false
    func end(_ blocks: inout [Block]) {
      let content = trimmed(part)
      if !content.isEmpty { blocks.append(.paragraph(content, continues: continues)) }
      part = []
    }
    for inline in inlines {
      if case .formula(let index) = inline, resolution.formulas[index].isDisplay {
        end(&blocks)
        blocks.append(.display(index))
        continues = true
      } else if case .html(let markup) = inline, ExcerptMarker.matches(markup) {
        end(&blocks)
        blocks.append(.excerptEnd)
        continues = false
      } else {
        part.append(inline)
      }
    }
    end(&blocks)
  }

  private func interruptsParagraph(_ inline: Inline) -> Bool {
    switch inline {
    case .formula(let index): resolution.formulas[index].isDisplay
    case .html(let markup): ExcerptMarker.matches(markup)
    default: false
    }
  }

  /// Without breaks at both ends, and without the spaces beside them.
  private func trimmed(_ inlines: [Inline]) -> [Inline] {
    var slice = inlines[...]
    while let first = slice.first {
      if case .text(let text) = first {
        let rest = String(text.drop { $0 == " " })
        slice[slice.startIndex] = .text(rest)
        if !rest.isEmpty { break }
      } else if first != .softBreak, first != .hardBreak {
        break
      }
      slice.removeFirst()
    }
    while let last = slice.last {
      if case .text(let text) = last {
        var rest = text
        while rest.last == " " { rest.removeLast() }
        slice[slice.endIndex - 1] = .text(rest)
        if !rest.isEmpty { break }
      } else if last != .softBreak, last != .hardBreak {
        break
      }
      slice.removeLast()
    }
    return Array(slice)
  }
}

/// `<!-- more -->`.
enum ExcerptMarker {
  static func matches(_ markup: String) -> Bool {
    let text = markup.trimmed
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.count >= 7 else { return false }
    return text.dropFirst(4).dropLast(3).trimmed == "more"
  }
}
