import CCmark

extension CmarkConversion {
  mutating func appendHTML(_ chunk: cmark_chunk, to blocks: inout [Block]) {
    let literal = decode(chunk)
    guard options.dialect else { return blocks.append(.html([.markup(literal)])) }
    var markup = literal[...]
    // cmark ends a comment's block with its line: what follows the marker there is markup of its own.
    if let close = literal.range(ofMarker: "-->"), ExcerptMarker.matches(String(literal[..<close])) {
      blocks.append(.excerptEnd)
      markup = literal[close...]
      if markup.allSatisfy(\.isWhitespace) { return }
    }
    blocks.append(.html(pieces(of: markup)))
  }

  /// Formulas between tags are formulas; in tags, comments, scripts and the like they are the author's bytes.
  private mutating func pieces(of markup: Substring) -> [HTMLPiece] {
    var pieces: [HTMLPiece] = []
    var state = HTMLState()
    var run = String.UnicodeScalarView()
    for scalar in markup.unicodeScalars {
      if scalar.value == scanned.alphabet.joiner { continue }
      guard let index = scanned.alphabet.index(of: scalar.value) else {
        state.read(scalar)
        run.append(scalar)
        continue
      }
      guard state.isText, let piece = piece(index) else {
        run.append(contentsOf: original(index).unicodeScalars)
        continue
      }
      isPlaced[index] = true
      if !run.isEmpty { pieces.append(.markup(String(run))) }
      run = String.UnicodeScalarView()
      pieces.append(piece)
    }
    if !run.isEmpty { pieces.append(.markup(String(run))) }
    return pieces
  }

  private func piece(_ index: Int) -> HTMLPiece? {
    switch resolution.meanings[index] {
    case .formula(let formula): .formula(formula)
    case .nothing: .markup("")
    case .reference(let label, let parentheses, let offset):
      .reference(label: label, parentheses: parentheses, article: nil, offset: offset)
    case .swift, .destination, .verbatim: nil
    }
  }
}

extension String {
  /// The end of the first occurrence of `marker`.
  fileprivate func range(ofMarker marker: String) -> Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(marker) { return index(start, offsetBy: marker.count) }
      start = index(after: start)
    }
    return nil
  }
}

/// Where in raw HTML a character stands.
private struct HTMLState {
  private enum Place {
    case text, tag
    case quoted(Unicode.Scalar)
    case comment, verbatim
  }

  private var place = Place.text
  /// The characters since the last `<`, up to the length of `</textarea>`.
  private var tail = ""
  /// The last three characters.
  private var recent = ""
  private static let verbatim = ["script", "style", "pre", "textarea", "code"]

  var isText: Bool { if case .text = place { true } else { false } }

  mutating func read(_ scalar: Unicode.Scalar) {
    if scalar == "<", !isQuoted { tail = "" }
    if tail.utf8.count < 64 { tail.unicodeScalars.append(scalar) }
    recent.unicodeScalars.append(scalar)
    if recent.unicodeScalars.count > 3 { recent.unicodeScalars.removeFirst() }
    switch place {
    case .text: if scalar == "<" { place = .tag }
    case .tag: readTag(scalar)
    case .quoted(let quote): if scalar == quote { place = .tag }
    case .comment: if scalar == ">", recent.hasSuffix("-->") { place = .text }
    case .verbatim:
      if scalar == ">", Self.verbatim.contains(where: { tail.lowercased().hasPrefix("</\($0)") }) { place = .text }
    }
  }

  private var isQuoted: Bool { if case .quoted = place { true } else { false } }

  private mutating func readTag(_ scalar: Unicode.Scalar) {
    if tail == "<!--" { place = .comment } else if scalar == "\"" || scalar == "'" { place = .quoted(scalar) }
    guard scalar == ">" else { return }
    let name = tail.dropFirst().prefix { $0.isLetter }.lowercased()
    place = Self.verbatim.contains(name) && !tail.hasSuffix("/>") ? .verbatim : .text
  }
}
