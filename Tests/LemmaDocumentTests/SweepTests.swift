import LemmaDocument
import Testing

/// A small generator with a seed (SplitMix64).
struct Randomness: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct SweepTests {
  /// Everything about positions that must hold whatever the bytes were.
  func check(_ bytes: [UInt8], _ seed: UInt64) {
    let article = Article(parsing: Source(path: "a.md", bytes: bytes))
    let whole = 0..<bytes.count
    for formula in article.formulas {
      #expect(whole.contains(formula.range.lowerBound) && formula.range.upperBound <= bytes.count, "seed \(seed)")
    }
    for (before, after) in zip(article.formulas, article.formulas.dropFirst()) {
      #expect(before.range.upperBound <= after.range.lowerBound, "seed \(seed)")
    }
    for (index, expression) in article.expressions.enumerated() {
      #expect(expression.index == index && expression.range.upperBound <= bytes.count, "seed \(seed)")
      #expect(expression.followsBlocks <= article.swiftBlocks.count, "seed \(seed)")
    }
    for (index, block) in article.swiftBlocks.enumerated() {
      #expect(block.index == index && block.fenceLine < block.line, "seed \(seed)")
      #expect(block.fenceLine <= article.source.lineStarts.count, "seed \(seed)")
    }
    for diagnostic in article.diagnostics {
      #expect((1...article.source.lineStarts.count).contains(diagnostic.line ?? 0), "seed \(seed)")
      #expect((diagnostic.column ?? 0) >= 1, "seed \(seed)")
    }
    // Every placeholder and joiner has been turned back; what is left of their planes, the author wrote.
    let mayHoldPrivateScalars = bytes.contains { $0 >= 0xF3 } || String(decoding: bytes, as: UTF8.self).contains("&#")
    #expect(
      mayHoldPrivateScalars || !article.dump.unicodeScalars.contains { $0.value >= 0xF0000 }, "seed \(seed)")
  }

  @Test func survivesRandomBytes() {
    for seed in 0..<1500 as Range<UInt64> {
      var random = Randomness(state: seed)
      let count = Int.random(in: 0...200, using: &random)
      check((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }, seed)
    }
  }

  /// Pieces of the dialect in any order: the scanner's every branch, nested as no author would.
  @Test func survivesShuffledSyntax() {
    let pieces = [
      "$", "$$", "\\(", "\\)", "\\[", "\\]", "\\begin{equation}", "\\end{equation}", "\\begin{align*}",
      "\\end{align*}", "\\label{a}", "\\eqref{a}", "\\\\", "{", "}", "\\tag{1}", "\\notag", "\\swift{x}", "`", "``",
      "```", "```swift\n", "~~~", "`{swift} x`", "{swift}", "//| echo: fold\n", "\n", "\n\n", "> ", "- ", "1. ", "  ",
      "    ", "\t", "*", "**", "~~", "_", "“", "”", "（", "）", "是", "x", "5", " ", "<b>", "<!--", "-->", "<pre>",
      "</pre>", "](#a)", "[a]", "[^1]", "[^1]: ", "|", "|-|\n", "---\n", "\\", "\\$", "\\newcommand{x}{y}", "\\def",
      "\\require{x}", "%", "#", "\r", "\r\n", "\0", "\u{F0000}", "\u{10FFFD}", "&#xF0001;", "http://a.b/", "\\text{",
    ].map { Array($0.utf8) }
    for seed in 0..<6000 as Range<UInt64> {
      var random = Randomness(state: seed)
      let count = Int.random(in: 0...40, using: &random)
      check((0..<count).flatMap { _ in pieces.randomElement(using: &random) ?? [] }, seed)
    }
  }

  /// Text without a trace of the dialect reads as GitHub's markdown, whatever it is.
  @Test func changesNothingOutsideTheDialect() {
    let pieces = [
      "`", "``", "```\n", "~~~ c\n", "\n", "\n\n", "> ", "- ", "1. ", "  ", "    ", "\t", "*", "**", "~~", "_", "\"",
      "(",
      "x", "5", " ", "<b>", "<!--", "-->", "<pre>", "</pre>", "[a](u)", "[a](u \"t\")", "[a](#b)", "![", "[^1]",
      "[^1]: y",
      "|", "|-|\n", "\\*", "\\`", "#", "\r\n", "www.a.b ", "http://a.b/c", "&amp;", "===\n", "* * *\n", "- [x] ",
    ]
    for seed in 0..<6000 as Range<UInt64> {
      var random = Randomness(state: seed)
      let count = Int.random(in: 0...40, using: &random)
      let text = "x" + (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      var options = ParsingOptions.plainMarkdown
      options.footnotes = true
      let plain = parse(text, options: options)
      let article = parse(text)
      #expect(article.body == plain.body && article.footnotes == plain.footnotes, "seed \(seed)")
    }
  }

  @Test func countsWhatItHasNoPlaceholdersFor() {
    let article = parse(String(repeating: "$a$ ", count: 131_070))
    #expect(article.formulas.count == 131_067)
    #expect(article.diagnostics.map(\.identifier) == ["math.count"])
    #expect(article.diagnostics.first?.column == 131_067 * 4 + 1)
    #expect(article.formulas.last?.range == (131_066 * 4)..<(131_066 * 4 + 3))
  }

  @Test func survivesMutationsOfAnArticle() {
    let article = Array(sampleArticle.utf8)
    for seed in 0..<2000 as Range<UInt64> {
      var random = Randomness(state: seed)
      var bytes = article
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let offset = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes.remove(at: offset)
        case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: offset)
        case 2: bytes[offset] = UInt8.random(in: 0...255, using: &random)
        default: bytes.removeSubrange(offset..<min(bytes.count, offset + 40))
        }
      }
      check(bytes, seed)
    }
  }

  @Test func returnsEveryFormulaByteForByte() {
    let article = parse(sampleArticle)
    #expect(article.formulas.count == 14)
    for formula in article.formulas {
      let written = article.source.text(in: formula.range)
      let bare =
        formula.environment != nil && !written.hasPrefix("$$")
        ? written
        : ["$$", "\\(", "\\[", "$"].reduce(written) { text, delimiter in
          text == written && text.hasPrefix(delimiter)
            ? String(text.dropFirst(delimiter.count).dropLast(delimiter.count)) : text
        }
      #expect(formula.tex == bare.replacing("\n> ", with: "\n"))
    }
  }

  /// 50,000 openings of one kind: no recursion may overflow and no search may be quadratic.
  @Test(arguments: [
    ">", "- ", "*a ", "[", "$", "$$", "\\(", "\\[", "`", "\\begin{equation}", "{", "<a ", "<!--", "**（", "![", "_a ",
    "~~a", "\\eqref{", "\\text{", "$\\text{", "``a`", "](#", "`{swift}", "> - ", "&#xF0000;",
  ])
  func survivesEndlessRepetition(piece: String) {
    check(Array(String(repeating: piece, count: 50_000 / piece.utf8.count).utf8), 0)
    check(Array(("$$" + String(repeating: piece, count: 50_000 / piece.utf8.count) + "$$").utf8), 1)
  }
}

let sampleArticle = """
  ---
  title: 样例
  tags: [a, b]
  ---
  # 标题 $x^2$

  设 $f:\\mathbb{R}^n\\to\\mathbb{R}$，**“梯度流”**是指
  \\begin{equation}
  \\dot x_t = -\\nabla f(x_t) \\label{eq:flow}
  \\end{equation}
  由 $\\eqref{eq:flow}$ 可知 \\(f(x_t)\\) 下降。

  > 引用 $a_1$
  > \\begin{align}
  > a &= b \\\\
  > c &= d
  > \\end{align}
  > 完

  - item with $b_i$
    $$
    \\sum_i b_i
    $$
  - `{swift} loss` and `code`

  ```swift
  //| label: fig-a
  let loss = 1.0
  ```

  \\[ u = v \\] and $$ w $$

  | a | b |
  |---|---|
  | $a|b$ | $\\swift{loss}$ |

  See [^1] and [](#eq:flow).

  [^1]: Note $n$.

  $$\\begin{equation} g \\end{equation}$$
  """
