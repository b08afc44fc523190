/// Characters of Chinese, Japanese and Korean writing, punctuation included: East Asian width wide, full or half,
/// without emoji.
enum EastAsianScalars {
  private static let ranges: [ClosedRange<UInt32>] = [
    0x1100...0x11FF, 0x20A9...0x20A9, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFFEE,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]

  static func contains(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x1100 else { return false }
    return ranges.contains { $0.contains(scalar) }
  }

  /// Hangul, which puts spaces between words, so that a line break in it is one.
  private static let spaced: [ClosedRange<UInt32>] = [
    0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF,
  ]

  /// Whether the script of `scalar` is written without spaces between words.
  static func isUnspaced(_ scalar: UInt32) -> Bool {
    contains(scalar) && !spaced.contains { $0.contains(scalar) }
  }
}
