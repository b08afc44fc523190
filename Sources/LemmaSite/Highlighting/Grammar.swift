/// As much of another language as its colours need.
struct Grammar {
  var lineComments: [[UInt8]] = []
  var blockComment: (open: [UInt8], close: [UInt8])?
  var quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'")]
  var hasTripleQuotes = false
  var keywords: Set<PackedWord> = []

  /// The grammar for a fence's language; none where the code is shown as it is.
  static func named(_ language: String) -> Grammar? { byName[language.lowercased()] }

  private static let byName: [String: Grammar] = {
    var grammars: [String: Grammar] = [:]
    for (names, grammar) in all {
      for name in names.split(separator: " ") { grammars[String(name)] = grammar }
    }
    return grammars
  }()

  private static func grammar(
    _ lineComments: [String], block: (String, String)? = nil, quotes: String = "\"'", triple: Bool = false,
    _ keywords: String
  ) -> Grammar {
    Grammar(
      lineComments: lineComments.map { Array($0.utf8) },
      blockComment: block.map { (Array($0.0.utf8), Array($0.1.utf8)) },
      quotes: Array(quotes.utf8), hasTripleQuotes: triple, keywords: PackedWord.set(keywords))
  }

  private static var all: [(String, Grammar)] {
    [
      ("python py", python), ("c cpp c++ h objc cuda", c), ("bash sh shell zsh console", shell),
      ("json jsonc", grammar(["//"], quotes: "\"", "true false null")),
      ("yaml yml", grammar(["#"], "true false null yes no")),
      ("toml ini", grammar(["#", ";"], triple: true, "true false")),
      ("julia jl", julia), ("r", r), ("rust rs", rust), ("javascript js typescript ts", javascript),
      ("tex latex", grammar(["%"], quotes: "", "")),
      ("html xml svg", grammar([], block: ("<!--", "-->"), "")), ("css", grammar([], block: ("/*", "*/"), "")),
      ("makefile make dockerfile", grammar(["#"], "FROM RUN COPY ENV CMD ARG WORKDIR ENTRYPOINT include ifeq endif")),
      (
        "sql",
        grammar(
          ["--"], block: ("/*", "*/"),
          "select from where insert into values update set delete join SELECT FROM WHERE INSERT INTO VALUES UPDATE SET DELETE JOIN AND OR NOT NULL and or not null"
        )
      ),
    ]
  }
}
