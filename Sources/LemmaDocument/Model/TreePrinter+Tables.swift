extension TreePrinter {
  func formula(_ index: Int) -> String {
    let formula = article.formulas[index]
    let environment = formula.environment.map { " \($0)" } ?? ""
    let kind = formula.isDisplay ? " display" : ""
    return
      "\(index) \(place(formula.range))\(kind)\(environment) \(formula.segments.map(segment).joined(separator: " "))"
  }

  private func segment(_ segment: Formula.Segment) -> String {
    switch segment {
    case .tex(let tex): quoted(tex)
    case .swift(let index): "swift \(index)"
    case .reference(let label, let parentheses, _): parentheses ? "(\(label))" : label
    }
  }

  mutating func printSwiftBlock(_ block: SwiftBlock) {
    let options = block.options
    var facts = ["swift \(block.index)", "fence \(block.fenceLine)", "code \(block.line)"]
    if block.indentation > 0 { facts.append("indented \(block.indentation)") }
    if let label = options.label { facts.append("label \(label)") }
    if let caption = options.caption { facts.append("caption \(quoted(caption))") }
    if options.echo != .shown { facts.append(options.echo.rawValue) }
    if !options.isEvaluated { facts.append("not evaluated") }
    if !options.showsOutput { facts.append("no output") }
    if options.expectsError { facts.append("expects error") }
    if let timeout = options.timeout { facts.append("timeout \(timeout)") }
    line(facts.joined(separator: ", ") + " \(quoted(block.code))")
  }

  /// What stands beside the text: labels, expressions inside formulas, macros and diagnostics.
  mutating func printTables() {
    for (label, target) in article.labels.sorted(by: { $0.value.offset < $1.value.offset }) {
      line("label \(label) = \(target.text) #\(target.anchor) \(place(target.offset))")
    }
    for expression in article.expressions where expression.isInFormula {
      line(
        "expression \(expression.index) \(place(expression.range)) after \(expression.followsBlocks) "
          + quoted(expression.code))
    }
    for macro in article.macros {
      let optional = macro.optional.map { "[\($0)]" } ?? ""
      line("macro \\\(macro.name)[\(macro.arguments)]\(optional) \(quoted(macro.body))")
    }
    for diagnostic in article.diagnostics {
      line(
        "\(diagnostic.severity.rawValue) \(diagnostic.line ?? 0):\(diagnostic.column ?? 0) \(diagnostic.identifier): "
          + diagnostic.message)
    }
  }
}
