import Lemma
import Testing

/// What holds for every document: checked on documents put together at random.
@Suite struct MathJaxFriendlyIdentityTests {
  /// A piece of a document, with what amsmath makes of it: how many numbers, and how many formulas.
  struct Piece: Sendable {
    let text: String
    let numbers: Int
    let formulas: Int
  }

  static let pieces = [
    Piece(text: "\\begin{equation}a=b\\end{equation}", numbers: 1, formulas: 1),
    Piece(text: "\\begin{equation*}a=b\\end{equation*}", numbers: 0, formulas: 1),
    Piece(text: "\\begin{align}a&=b\\\\c&=d\\notag\\\\e&=f\\end{align}", numbers: 2, formulas: 1),
    Piece(text: "\\begin{gather}a\\\\b\\\\\\end{gather}", numbers: 2, formulas: 1),
    Piece(text: "\\begin{multline}a\\\\b\\end{multline}", numbers: 1, formulas: 1),
    Piece(text: "\\begin{align}\\begin{cases}a\\\\b\\end{cases}\\\\c\\tag{A}\\end{align}", numbers: 1, formulas: 1),
    Piece(text: "$$\\begin{aligned}a\\\\b\\end{aligned}$$", numbers: 0, formulas: 1),
    Piece(text: "Prose with $x<y$ and \\(z\\).", numbers: 0, formulas: 2),
    Piece(text: "It cost $5, then $6.", numbers: 0, formulas: 0),
    Piece(text: "`$code$` and ``a ` $b$``", numbers: 0, formulas: 0),
    Piece(text: "```\n$code$ \\begin{equation}\n```", numbers: 0, formulas: 0),
  ]

  private func document(seed: UInt64) -> [Piece] {
    var generator = SeededGenerator(seed: seed)
    return (0..<30).map { _ in Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)] }
  }

  @Test(arguments: 0..<100) func countsLikeAmsmath(seed: UInt64) {
    let pieces = document(seed: seed)
    let source = pieces.map(\.text).joined(separator: "\n\n")
    let document = MathDocument(markdown: source)
    let automatic = document.expressions.flatMap(\.tags).compactMap(Int.init)
    #expect(automatic == Array(1..<(pieces.reduce(1) { $0 + $1.numbers })))
    #expect(document.expressions.count == pieces.reduce(0) { $0 + $1.formulas })
    #expect(document.diagnostics.isEmpty)
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for expression in document.expressions {
      #expect(lines[expression.sourceLine - 1].contains(expression.tex.split(separator: "\n")[0]))
    }
  }

  @Test(arguments: 0..<100) func protectsEveryFormulaAndNothingElse(seed: UInt64) {
    let document = MathDocument(markdown: document(seed: seed).map(\.text).joined(separator: "\n\n"))
    let page = TranslatablePage(html: document.html)
    #expect(page.formulas.map(\.tex) == document.expressions.map(\.tex))
    #expect(page.formulas.allSatisfy { $0.isProtected && !$0.text.contains("\\label") })
    func words(_ text: String) -> [Substring] { text.split { $0.isWhitespace || $0 == "\u{FFFC}" } }
    #expect(words(page.prose) == words(document.translatableText))
    #expect(TranslatablePage(html: page.translated { $0.uppercased() }).formulas == page.formulas)
  }

  /// A counter in the browser numbers in the order of typesetting; the page's numbers are the source's.
  @Test func numbersDoNotDependOnTheOrderOfTypesetting() {
    let document = MathDocument(markdown: document(seed: 1).map(\.text).joined(separator: "\n\n"))
    let texts = TranslatablePage(html: document.html).formulas.map(\.text)
    func tags(_ texts: [String]) -> [Substring] {
      texts.flatMap { $0.split(separator: "\\tag{").dropFirst().map { $0.prefix { $0 != "}" } } }
    }
    // Typeset from the end, a counter gives the first equation the last number.
    var counter = 0
    var lazily: [String] = []
    for text in Array(texts.reversed()) {
      for _ in tags([text]) {
        counter += 1
        lazily.insert(String(counter), at: 0)
      }
    }
    #expect(tags(texts).count > 5)
    #expect(lazily.count == tags(texts).count && lazily != tags(texts).map(String.init))
    #expect(Set(tags(Array(texts.reversed()))) == Set(tags(texts)))
  }
}
