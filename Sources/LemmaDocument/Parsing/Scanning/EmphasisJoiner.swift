import CCmark

/// Makes emphasis work beside Chinese, Japanese and Korean text.
///
/// CommonMark decides by the characters beside a run of `*` whether it opens or closes emphasis, and its rule expects
/// spaces between words: in `**“梯度流”**是` the second run stands between punctuation and a letter and so closes
/// nothing. The amended rule lets a run between punctuation and a CJK character (or CJK punctuation and any letter)
/// open or close as well. A joiner, a scalar that cmark takes for a letter, is put where the amended rule says yes and
/// cmark would say no. For `_` both rules agree. A placeholder beside a run counts as CJK: what stands there in the
/// file is a delimiter of math, which is no letter.
struct EmphasisJoiner {
  let alphabet: PlaceholderAlphabet

  func join(_ text: [UInt8], runs: [Range<Int>]) -> [UInt8] {
    var result: [UInt8] = []
    var copied = 0
    for run in runs {
      let before = Neighbour(scalar(endingAt: run.lowerBound, in: text))
      let after = Neighbour(scalar(startingAt: run.upperBound, in: text))
      let offset: Int
      if before.isLetter, after.isPunctuation, after.isEastAsian || before.isEastAsian {
        offset = run.upperBound
      } else if before.isPunctuation, after.isLetter, before.isEastAsian || after.isEastAsian {
        offset = run.lowerBound
      } else {
        continue
      }
      result += text[copied..<offset]
      copied = offset
      PlaceholderAlphabet.append(alphabet.joiner, to: &result)
    }
    if copied == 0 { return text }
    return result + text[copied...]
  }

  /// cmark looks past `~`, which it counts among the delimiters of emphasis.
  private func scalar(endingAt end: Int, in text: [UInt8]) -> UInt32 {
    var start = end - 1
    while start >= 0, text[start] == UInt8(ascii: "~") || text[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? 0x0A : decode(text, at: start)
  }

  private func scalar(startingAt start: Int, in text: [UInt8]) -> UInt32 {
    var next = start
    while next < text.count, text[next] == UInt8(ascii: "~") { next += 1 }
    return next < text.count ? decode(text, at: next) : 0x0A
  }

  /// The scalar that begins at `offset` in valid UTF-8.
  private func decode(_ text: [UInt8], at offset: Int) -> UInt32 {
    let lead = text[offset]
    guard lead >= 0xC0 else { return UInt32(lead) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for next in text[offset...].dropFirst().prefix(length - 1) { value = value << 6 | UInt32(next & 0x3F) }
    return value
  }

  /// What the flanking rules ask about a character.
  private struct Neighbour {
    let isPunctuation: Bool
    /// Neither white space nor punctuation.
    let isLetter: Bool
    /// CJK, its punctuation included, or a placeholder.
    let isEastAsian: Bool

    init(_ scalar: UInt32) {
      let isSpace = scalar == 0 || cmark_utf8proc_is_space(Int32(scalar)) != 0
      isPunctuation = cmark_utf8proc_is_punctuation(Int32(scalar)) != 0
      isLetter = !isSpace && !isPunctuation
      isEastAsian = EastAsianScalars.contains(scalar) || PrivateScalars.contains(scalar)
    }
  }
}
