extension Article {
  /// Reads an article. Never fails: whatever is wrong is in `diagnostics`, and the rest of the text stands.
  ///
  /// Formulas are taken out of the text before cmark reads it and put back when its tree is converted, so markdown
  /// never touches them. Takes time in proportion to the file.
  package init(parsing source: Source, options: ParsingOptions = .init()) {
    self.init(source: source)
    let text = ReadableText(source.bytes)
    var problems = text.invalid.map { Located(Problem.invalidUTF8(bytes: $0.count), at: $0.lowerBound) }
    let scanned: ScannedText
    if options.dialect {
      let reader = FrontMatterParser(text)
      frontMatter = reader.frontMatter
      problems += reader.problems
      var scanner = MarkdownScanner(text, from: reader.end)
      scanned = scanner.scan()
      problems += scanned.problems
    } else {
      scanned = ScannedText(verbatim: text.bytes)
    }
    let conversion = convert(scanned, text: text, options: options)
    problems += conversion.problems + conversion.resolution.ledger.problems
    problems += addLabels(conversion.resolution, conversion.identifiers)
    diagnostics = Self.diagnostics(of: problems, in: source)
  }

  /// The first of the problems, in the order of the file; a file that is something else altogether would have
  /// thousands.
  private static func diagnostics(of problems: [Located<Problem>], in source: Source) -> [Diagnostic] {
    let told = 100
    var sorted = problems.sorted { $0.offset < $1.offset }
    if sorted.count > told, let next = sorted[told...].first {
      let severity = sorted[told...].map(\.value.severity).max() ?? .warning
      let rest = Problem.more(sorted.count - told, severity: severity)
      sorted.replaceSubrange(told..., with: [Located(rest, at: next.offset)])
    }
    return sorted.map { $0.value.diagnostic(in: source, at: $0.offset) }
  }

  /// Parses and converts the text, and takes over everything but the labels.
  private mutating func convert(
    _ scanned: ScannedText, text: ReadableText, options: ParsingOptions
  ) -> CmarkConversion {
    let tree = CmarkTree(scanned.bytes, footnotes: options.footnotes)
    let everything = Resolution(scanned.placeholders, text: text, macros: frontMatter.macros) { _ in true }
    var conversion = CmarkConversion(
      scanned, text: text, source: source, options: options, resolution: everything)
    body = conversion.convert(tree)
    if conversion.isPlaced.contains(false), !scanned.placeholders.isEmpty {
      // Some stand in code, addresses or attributes, where they are no math: they must not take a number.
      let isPlaced = conversion.isPlaced
      let isUsed = { (index: Int) in isPlaced[index] || scanned.placeholders[index].kind == .destination }
      let resolution = Resolution(scanned.placeholders, text: text, macros: frontMatter.macros, isUsed: isUsed)
      conversion = CmarkConversion(scanned, text: text, source: source, options: options, resolution: resolution)
      body = conversion.convert(tree)
    }
    footnotes = conversion.footnotes
    swiftBlocks = conversion.swiftBlocks
    samples = conversion.samples
    links = conversion.links
    formulas = conversion.resolution.formulas
    macros = conversion.resolution.ledger.macros
    expressions = conversion.resolution.ledger.expressions
    for index in expressions.indices {
      let line = source.line(at: expressions[index].range.lowerBound)
      expressions[index].followsBlocks = swiftBlocks.prefix { $0.fenceLine < line }.count
    }
    return conversion
  }
}
