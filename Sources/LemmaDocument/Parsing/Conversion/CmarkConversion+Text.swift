import CCmark

extension CmarkConversion {
  func decode(_ chunk: cmark_chunk) -> String {
    String(decoding: UnsafeBufferPointer(start: chunk.data, count: Int(chunk.len)), as: UTF8.self)
  }

  /// Whether the bytes may hold a placeholder or a joiner: planes 15 and 16 begin with these.
  private func mayHoldPlaceholder(_ bytes: some Sequence<UInt8>) -> Bool {
    options.dialect && bytes.contains { $0 >= 0xF3 }
  }

  func holdsPlaceholder(_ chunk: cmark_chunk) -> Bool {
    decode(chunk).unicodeScalars.contains { scanned.alphabet.index(of: $0.value) != nil }
  }

  /// The placeholder that the chunk consists of.
  func singlePlaceholder(_ chunk: cmark_chunk) -> Int? {
    guard chunk.len == 4 else { return nil }
    return decode(chunk).unicodeScalars.first.flatMap { scanned.alphabet.index(of: $0.value) }
  }

  /// The chunk with every placeholder turned back into what the author wrote, and without joiners.
  func restored(_ chunk: cmark_chunk, replacingLineFeeds: Bool = false) -> String {
    let bytes = UnsafeBufferPointer(start: chunk.data, count: Int(chunk.len))
    let string = String(decoding: bytes, as: UTF8.self)
    guard mayHoldPlaceholder(bytes) else { return string }
    var result = String.UnicodeScalarView()
    for scalar in string.unicodeScalars {
      if scalar.value == scanned.alphabet.joiner { continue }
      guard let index = scanned.alphabet.index(of: scalar.value) else {
        result.append(scalar)
        continue
      }
      for original in original(index).unicodeScalars {
        result.append(replacingLineFeeds && original == "\n" ? " " : original)
      }
    }
    return String(result)
  }

  /// What the author wrote where the placeholder stands, without the prefixes of quote lines.
  func original(_ index: Int) -> String {
    let placeholder = scanned.placeholders[index]
    return text.string(placeholder.bytes(of: placeholder.range, in: text.bytes))
  }

  /// Turns the text gathered so far into inlines.
  mutating func endText(_ inlines: inout [Inline]) {
    guard !pending.isEmpty else { return }
    guard mayHoldPlaceholder(pending) else {
      inlines.append(.text(String(decoding: pending, as: UTF8.self)))
      return pending.removeAll(keepingCapacity: true)
    }
    let text = pending
    pending.removeAll(keepingCapacity: true)
    var run = 0
    var offset = 0
    while offset < text.count {
      guard text[offset] >= 0xF3, let scalar = PlaceholderAlphabet.scalar(at: offset, in: text) else {
        offset += 1
        continue
      }
      let index = scanned.alphabet.index(of: scalar)
      if index != nil || scalar == scanned.alphabet.joiner {
        append(text[run..<offset], to: &inlines)
        run = offset + 4
        if let index { place(index, in: &inlines) }
      }
      offset += 4
    }
    append(text[run...], to: &inlines)
  }

  /// A joiner or a placeholder turned back leaves no seam in the text.
  private func append(_ bytes: ArraySlice<UInt8>, to inlines: inout [Inline]) {
    if !bytes.isEmpty { append(String(decoding: bytes, as: UTF8.self), to: &inlines) }
  }

  private func append(_ text: String, to inlines: inout [Inline]) {
    guard case .text(let before)? = inlines.last else { return inlines.append(.text(text)) }
    inlines[inlines.count - 1] = .text(before + text)
  }

  private mutating func place(_ index: Int, in inlines: inout [Inline]) {
    isPlaced[index] = true
    switch resolution.meanings[index] {
    case .formula(let formula): inlines.append(.formula(formula))
    case .swift(let expression): inlines.append(.swift(expression))
    case .reference(let label, let parentheses, let offset):
      inlines.append(.reference(label: label, parentheses: parentheses, article: nil, offset: offset))
    case .nothing: holdsNothing = true
    case .destination, .verbatim: append(original(index), to: &inlines)
    }
  }
}
