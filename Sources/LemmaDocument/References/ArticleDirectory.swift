/// What the articles of a site can point at, in all of them.
struct ArticleDirectory {
  /// One article's places.
  struct Entry {
    var path: String
    var title: String?
    var labels: [String: LabelTarget]
    /// Text of each heading, by its identifier.
    var headings: [String: String]
    /// `id`s of numbered equations.
    var anchors: Set<String>

    init(_ article: Article) {
      path = article.path
      title = article.frontMatter.title
      labels = article.labels
      headings = Self.headings(in: article.body, formulas: article.formulas)
      anchors = Set(article.formulas.flatMap { $0.equations.compactMap(\.anchor) })
    }

    func holds(_ fragment: String) -> Bool {
      labels[fragment] != nil || headings[fragment] != nil || anchors.contains(fragment)
        || labels.values.contains { $0.anchor == fragment }
    }

    var fragments: [String] { (Array(labels.keys) + Array(headings.keys)).sorted() }

    private static func headings(in blocks: [Block], formulas: [Formula]) -> [String: String] {
      var found: [String: String] = [:]
      for block in blocks {
        switch block {
        case .heading(_, let identifier, let inlines):
          found[identifier] = inlines.map { $0.plainText(formulas: formulas) }.joined()
        case .quote(let blocks): found.merge(headings(in: blocks, formulas: formulas)) { first, _ in first }
        case .list(let list):
          for item in list.items {
            found.merge(headings(in: item.blocks, formulas: formulas)) { first, _ in first }
          }
        default: break
        }
      }
      return found
    }
  }

  let entries: [Entry]
  private let byPath: [String: Int]
  private let byLabel: [String: [Int]]

  init(_ articles: [Article]) {
    entries = articles.map(Entry.init)
    var paths: [String: Int] = [:]
    var labels: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      paths[RelativePath.normalized(entry.path)] = index
      for label in entry.labels.keys { labels[label, default: []].append(index) }
    }
    byPath = paths
    byLabel = labels
  }

  /// The article that `path` names, seen from the folder of the article at `origin`.
  func entry(at path: String, from origin: String) -> Entry? {
    for candidate in [path, RelativePath.decoded(path)] {
      if let index = byPath[RelativePath.normalized(RelativePath.folder(of: origin) + candidate)] {
        return entries[index]
      }
    }
    return nil
  }

  func entries(defining label: String) -> [Entry] { (byLabel[label] ?? []).map { entries[$0] } }

  var allLabels: [String] { byLabel.keys.sorted() }
}
