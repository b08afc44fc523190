/// What can be wrong with an article: facts only. `Problem+Wording` says them.
enum Problem: Sendable, Equatable {
  // Bytes
  case invalidUTF8(bytes: Int)

  // Front matter and options
  case unclosedFrontMatter
  case invalidYAML(String)
  case frontMatterIsNoMapping
  case unknownKey(String, suggestion: String?)
  case wrongValue(key: String, expected: String)
  case unknownOption(String, suggestion: String?)
  case wrongOption(key: String, expected: String)

  /// Problems beyond the number that is told one by one.
  case more(Int, severity: Diagnostic.Severity)

  // Text
  case unclosedFence(String)
  case emptyExpression

  // Formulas
  case tooManyFormulas
  case unclosedFormula(FormulaDelimiter)
  case strayEnd(String)
  case unclosedBrace
  case strayBrace
  case unclosedEnvironment(String)
  case strayEnvironmentEnd(String)
  case dollarInFormula
  case unknownPackage(String, suggestion: String?)
  case commandWithoutEffect(String)
  case unusableDefinition(String)
  case redefinedMacro(String)

  // Labels
  case duplicateLabel(String, line: Int, column: Int)
  case duplicateSample(String, line: Int)
  case labelWithoutNumber(String)
  case undefinedLabel(String, suggestion: String?)
  case ambiguousLabel(String, articles: [String])
  case undefinedLabelElsewhere(String, article: String, suggestion: String?)
  case undefinedFragment(String)
  case missingArticle(String, suggestion: String?)

  func diagnostic(in source: Source, at offset: Int) -> Diagnostic {
    Diagnostic(identifier, severity, message, hint: hint, in: source, at: min(max(offset, 0), source.bytes.count))
  }
}

extension Problem {
  /// A stable name, by which strictness can be set.
  var identifier: String {
    switch self {
    case .more: "article.problems"
    case .invalidUTF8: "text.encoding"
    case .unclosedFrontMatter, .invalidYAML, .frontMatterIsNoMapping: "yaml.syntax"
    case .unknownKey: "frontmatter.key"
    case .wrongValue: "frontmatter.value"
    case .unknownOption: "option.key"
    case .wrongOption: "option.value"
    case .unclosedFence: "fence.unclosed"
    case .emptyExpression: "expression.empty"
    case .tooManyFormulas: "math.count"
    case .unclosedFormula, .strayEnd: "math.unclosed"
    case .unclosedBrace, .strayBrace: "math.braces"
    case .unclosedEnvironment, .strayEnvironmentEnd: "math.environment"
    case .dollarInFormula: "math.dollar"
    case .unknownPackage: "math.package"
    case .commandWithoutEffect: "math.untrusted"
    case .unusableDefinition, .redefinedMacro: "math.definition"
    case .duplicateLabel, .duplicateSample: "label.duplicate"
    case .labelWithoutNumber: "label.unnumbered"
    case .undefinedLabel, .undefinedLabelElsewhere: "label.undefined"
    case .ambiguousLabel: "label.ambiguous"
    case .undefinedFragment: "link.fragment"
    case .missingArticle: "link.article"
    }
  }

  var severity: Diagnostic.Severity {
    switch self {
    case .more(_, let severity): severity
    case .unknownKey, .unknownPackage, .commandWithoutEffect, .unusableDefinition, .redefinedMacro,
      .labelWithoutNumber, .undefinedFragment:
      .warning
    default: .error
    }
  }
}
