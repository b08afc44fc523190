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
    defer { pending.removeAll(keepingCapacity: true) }
    guard mayHoldPlaceholder(pending) else { return inlines.append(.text(String(decoding: pending, as: UTF8.self))) }
    var run = String.UnicodeScalarView()
    for scalar in String(decoding: pending, as: UTF8.self).unicodeScalars {
      if scalar.value == scanned.alphabet.joiner { continue }
      guard let index = scanned.alphabet.index(of: scalar.value) else {
        run.append(scalar)
        continue
      }
      place(index, in: &inlines, after: &run)
    }
    if !run.isEmpty { inlines.append(.text(String(run))) }
  }

  private mutating func place(_ index: Int, in inlines: inout [Inline], after run: inout String.UnicodeScalarView) {
    isPlaced[index] = true
    let inline: Inline
    switch resolution.meanings[index] {
    case .formula(let formula): inline = .formula(formula)
    case .swift(let expression): inline = .swift(expression)
    case .reference(let label, let parentheses, let offset):
      inline = .reference(label: label, parentheses: parentheses, article: nil, offset: offset)
    case .nothing: return
    case .destination, .verbatim:
      run.append(contentsOf: original(index).unicodeScalars)
      return
    }
    if !run.isEmpty { inlines.append(.text(String(run))) }
    run = String.UnicodeScalarView()
    inlines.append(inline)
  }
}
