internal import LemmaDocument

extension Inline {
  /// The first character a reader sees, where it is known without rendering.
  var firstScalar: Unicode.Scalar? {
    switch self {
    case .text(let text): text.unicodeScalars.first
    case .emphasis(let children), .strong(let children), .strikethrough(let children), .link(_, _, let children):
      children.first?.firstScalar
    default: nil
    }
  }

  /// The last character a reader sees, where it is known without rendering.
  var lastScalar: Unicode.Scalar? {
    switch self {
    case .text(let text): text.unicodeScalars.last
    case .emphasis(let children), .strong(let children), .strikethrough(let children), .link(_, _, let children):
      children.last?.lastScalar
    default: nil
    }
  }
}

extension Unicode.Scalar {
  /// Whether a line break between the two characters stands for nothing rather than for a space.
  func joins(_ next: Unicode.Scalar) -> Bool {
    (isHan && (next.isHan || next.isSharedPunctuation)) || (isSharedPunctuation && next.isHan)
  }

  /// Whether the character belongs to a script written without spaces: Han, kana, and their punctuation.
  var isHan: Bool {
    switch value {
    case 0x2E80...0x303F, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Punctuation that Chinese and western text write with the same characters.
  private var isSharedPunctuation: Bool {
    switch value {
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: true
    default: false
    }
  }
}
