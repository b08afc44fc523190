/// Settles what references and links between articles point at.
///
/// A label is looked for in the article itself, then in all others, where it must be unique. A reference to another
/// article's label names that article afterwards (`Inline.reference(article:)`, relative to the file's folder); inside a
/// formula it becomes the number itself. What points nowhere is an error at its position.
package func resolveReferences(in articles: inout [Article]) {
  let directory = ArticleDirectory(articles)
  for index in articles.indices {
    var resolver = ReferenceResolver(articles[index], directory: directory)
    resolver.resolve()
    articles[index] = resolver.article
  }
}

struct ReferenceResolver {
  var article: Article
  let directory: ArticleDirectory
  private let own: ArticleDirectory.Entry
  private var problems: [Located<Problem>] = []

  init(_ article: Article, directory: ArticleDirectory) {
    self.article = article
    self.directory = directory
    own = ArticleDirectory.Entry(article)
  }

  mutating func resolve() {
    article.body = resolved(article.body)
    for index in article.footnotes.indices {
      article.footnotes[index].blocks = resolved(article.footnotes[index].blocks)
    }
    for index in article.formulas.indices { resolveFormula(index) }
    for link in article.links { check(link) }
    let found = problems.sorted { $0.offset < $1.offset }.map { $0.value.diagnostic(in: article.source, at: $0.offset) }
    if !found.isEmpty { article.diagnostics = (article.diagnostics + found).sorted(by: Self.standsBefore) }
  }

  private static func standsBefore(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    (a.line ?? 0, a.column ?? 0) < (b.line ?? 0, b.column ?? 0)
  }

  private mutating func report(_ problem: Problem, at offset: Int) { problems.append(Located(problem, at: offset)) }

  private mutating func resolveFormula(_ index: Int) {
    for position in article.formulas[index].segments.indices {
      guard case .reference(let label, let parentheses, let offset) = article.formulas[index].segments[position],
        let target = target(of: label, article: nil, offset: offset)
      else { continue }
      let text = target.label.text
      article.formulas[index].segments[position] = .tex(parentheses ? "(\(text))" : text)
    }
  }

  /// Where `label` stands, and the other article's path if it is in another.
  private mutating func target(
    of label: String, article path: String?, offset: Int
  ) -> (label: LabelTarget, article: String?)? {
    if let path { return target(of: label, inArticle: path, offset: offset) }
    if let target = own.labels[label] { return (target, nil) }
    let others = directory.entries(defining: label)
    if others.count == 1, let target = others[0].labels[label] {
      return (target, RelativePath.path(to: others[0].path, from: article.path))
    }
    if others.isEmpty {
      let suggestion = Suggestion.nearest(to: label, among: own.labels.keys.sorted() + directory.allLabels)
      report(.undefinedLabel(label, suggestion: suggestion), at: offset)
    } else {
      let paths = others.map { RelativePath.path(to: $0.path, from: article.path) }
      report(.ambiguousLabel(label, articles: paths), at: offset)
    }
    return nil
  }

  private mutating func target(
    of label: String, inArticle path: String, offset: Int
  ) -> (label: LabelTarget, article: String?)? {
    // A missing article is reported with its link.
    guard let entry = directory.entry(at: path, from: article.path) else { return nil }
    if let target = entry.labels[label] { return (target, path) }
    let suggestion = Suggestion.nearest(to: label, among: entry.labels.keys.sorted())
    report(.undefinedLabelElsewhere(label, article: path, suggestion: suggestion), at: offset)
    return nil
  }

  /// What a reference becomes.
  mutating func resolved(_ label: String, _ parentheses: Bool, _ path: String?, _ offset: Int) -> Inline {
    if let heading = heading(label, path) {
      return .link(destination: (path ?? "") + "#" + label, title: "", [.text(heading)])
    }
    let target = target(of: label, article: path, offset: offset)
    return .reference(
      label: label, parentheses: parentheses, article: target.map(\.article) ?? path, offset: offset)
  }

  /// The heading that a reference without a text names: it is shown by its words.
  private func heading(_ identifier: String, _ path: String?) -> String? {
    guard let path else { return own.labels[identifier] == nil ? own.headings[identifier] : nil }
    guard let entry = directory.entry(at: path, from: article.path), entry.labels[identifier] == nil else { return nil }
    return entry.headings[identifier]
  }

  /// Checks a link that has a text of its own.
  private mutating func check(_ link: LinkSite) {
    let parts = link.destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let fragment = parts.count > 1 ? RelativePath.decoded(parts[1]) : ""
    if parts[0].isEmpty {
      if !link.isReference, !own.holds(fragment), !holdsElement(fragment) {
        report(.undefinedFragment(fragment), at: link.offset)
      }
      return
    }
    guard parts[0].hasSuffix(".md"), !parts[0].contains(":"), !parts[0].hasPrefix("/") else { return }
    guard let entry = directory.entry(at: parts[0], from: article.path) else {
      let paths = directory.entries.map { RelativePath.path(to: $0.path, from: article.path) }
      return report(
        .missingArticle(parts[0], suggestion: Suggestion.nearest(to: parts[0], among: paths)), at: link.offset)
    }
    if !link.isReference, !fragment.isEmpty, !entry.holds(fragment) {
      let suggestion = Suggestion.nearest(to: fragment, among: entry.fragments)
      report(.undefinedLabelElsewhere(fragment, article: parts[0], suggestion: suggestion), at: link.offset)
    }
  }

  /// Whether raw HTML of the article gives an element this `id`.
  private func holdsElement(_ identifier: String) -> Bool {
    let text = article.source.text(in: 0..<article.source.bytes.count)
    return identifier.isEmpty || text.contains("id=\"\(identifier)\"") || text.contains("id='\(identifier)'")
  }
}
