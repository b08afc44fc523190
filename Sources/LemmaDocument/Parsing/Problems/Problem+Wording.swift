extension Problem {
  /// One line, lower case, no full stop.
  var message: String {
    switch self {
    case .invalidUTF8(let bytes): bytes == 1 ? "this byte is not UTF-8" : "these \(bytes) bytes are not UTF-8"
    case .more(let count, _): "\(count) more problems from here on"
    case .unclosedFrontMatter: "the front matter is never closed"
    case .invalidYAML(let problem): "this is not YAML: \(problem)"
    case .frontMatterIsNoMapping: "the front matter is not a list of `key: value` lines"
    case .unknownKey(let key, _): "unknown front-matter key `\(key)`"
    case .wrongValue(let key, let expected): "`\(key)` must be \(expected)"
    case .unknownOption(let key, _): "unknown block option `\(key)`"
    case .wrongOption(let key, let expected): "block option `\(key)` must be \(expected)"
    case .unclosedFence(let marker): "the code block that begins with \(marker) is never closed"
    case .emptyExpression: "there is no expression between the braces"
    case .tooManyFormulas: "an article holds at most 131,067 formulas, references and inline expressions"
    case .unclosedFormula(let delimiter): "the formula that begins with `\(delimiter.opening)` is never closed"
    case .strayEnd(let name): "`\\end{\(name)}` without `\\begin{\(name)}`"
    case .unclosedBrace: "`{` is never closed in this formula"
    case .strayBrace: "`}` closes nothing in this formula"
    case .unclosedEnvironment(let name): "`\\begin{\(name)}` is never ended in this formula"
    case .strayEnvironmentEnd(let name): "`\\end{\(name)}` without `\\begin{\(name)}` in this formula"
    case .dollarInFormula: "a dollar stands inside a formula"
    case .unknownPackage(let name, _): "the TeX package `\(name)` is not available"
    case .commandWithoutEffect(let name): "`\\\(name)` is drawn without its effect"
    case .unusableDefinition(let name): "this `\\\(name)` is left inside its formula"
    case .redefinedMacro(let name): "`\\\(name)` is defined a second time, differently"
    case .duplicateLabel(let label, let line, let column):
      "label `\(label)` is already defined at \(line):\(column)"
    case .duplicateSample(let name, let line): "a fence named `\(name)` begins at line \(line) already"
    case .labelWithoutNumber(let label): "label `\(label)` stands on an equation without a number"
    case .undefinedLabel(let label, _): "no label `\(label)`"
    case .ambiguousLabel(let label, let articles):
      "label `\(label)` is defined in \(articles.map { "`\($0)`" }.joined(separator: " and "))"
    case .undefinedLabelElsewhere(let label, let article, _): "no label `\(label)` in `\(article)`"
    case .undefinedFragment(let fragment): "nothing in this article is named `#\(fragment)`"
    case .missingArticle(let path, _): "no article `\(path)`"
    }
  }

  /// A way out, in a sentence.
  var hint: String? {
    switch self {
    case .invalidUTF8: "Save the file as UTF-8."
    case .more: "Solve the first ones; they may be the cause of the others."
    case .unclosedFrontMatter: "End it with a line `---`."
    case .invalidYAML: "Write `key: value`, and quote a value that holds `: ` or begins with a sign."
    case .frontMatterIsNoMapping: "Write one `key: value` per line, such as `title: My article`."
    case .unknownKey(_, let suggestion), .unknownOption(_, let suggestion), .unknownPackage(_, let suggestion),
      .undefinedLabel(_, let suggestion), .undefinedLabelElsewhere(_, _, let suggestion),
      .missingArticle(_, let suggestion):
      suggestion.map { "Did you mean `\($0)`?" } ?? fallbackHint
    case .wrongValue, .wrongOption: nil
    case .unclosedFence(let marker): "Close it with a line \(marker) of its own."
    case .emptyExpression: "Write a Swift expression after `{swift}`."
    case .tooManyFormulas: "Split the article."
    case .unclosedFormula(let delimiter): closingHint(delimiter)
    case .strayEnd(let name): "Write `\\begin{\(name)}` where the formula begins, or remove this."
    case .unclosedBrace: "Close it with `}`, or write `\\{` for the brace itself."
    case .strayBrace: "Remove it, or write `\\}` for the brace itself."
    case .unclosedEnvironment(let name): "End it with `\\end{\(name)}`."
    case .strayEnvironmentEnd(let name): "Write `\\begin{\(name)}` before it, or remove it."
    case .dollarInFormula: "Remove it, or write `\\$` for the sign itself."
    case .commandWithoutEffect: "Its argument is kept; effects on the page belong in the theme."
    case .unusableDefinition: "Write `\\newcommand{\\name}[1]{…}`; then it serves the whole article."
    case .redefinedMacro: "The formulas of an article share their macros; choose another name."
    case .duplicateLabel: "Choose another name; a label names one equation or block."
    case .duplicateSample: "Choose another name; a program asks for a page by it."
    case .labelWithoutNumber: "Give the equation a number (no star, no `\\notag`, not plain `$$`) or a `\\tag`."
    case .undefinedFragment: "A heading's name is its text in small letters, with `-` for spaces."
    case .ambiguousLabel(let label, let articles): "Write `[](\(articles.first ?? "")#\(label))`."
    }
  }

  private var fallbackHint: String? {
    switch self {
    case .unknownKey: "The keys are \(FrontMatterKey.allCases.map(\.rawValue).joined(separator: ", "))."
    case .unknownOption: "The options are \(BlockOptionKey.allCases.map(\.rawValue).joined(separator: ", "))."
    case .undefinedLabel, .undefinedLabelElsewhere: "Put `\\label{…}` into the equation."
    case .unknownPackage: "Remove the `\\require`, and define what the formulas use with `\\newcommand`."
    case .missingArticle: "Write the file's path from this article's folder."
    default: nil
    }
  }

  private func closingHint(_ delimiter: FormulaDelimiter) -> String {
    switch delimiter {
    case .dollars, .bracket, .dollar, .parenthesis:
      "Close it with `\(delimiter.closing)`; a blank line inside a formula ends it."
    case .environment: "End it with `\(delimiter.closing)`."
    }
  }
}
