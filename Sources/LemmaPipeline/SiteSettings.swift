internal import Foundation
internal import LemmaDocument
internal import LemmaSite
internal import Yams

/// What `site.yml` says of the site.
struct SiteSettings {
  var configuration = SiteConfiguration()
  var diagnostics: [Diagnostic] = []

  /// Settings of a site without a file of its own.
  init() {}

  init(readingFrom path: String) {
    guard let data = FileManager.default.contents(atPath: path) else {
      diagnostics = [
        Diagnostic("site.unreadable", .error, "the file cannot be read", hint: "check its permissions", path: path)
      ]
      return
    }
    read(String(decoding: data, as: UTF8.self), path: path)
  }

  private mutating func read(_ text: String, path: String) {
    do {
      guard let node = try Yams.compose(yaml: text) else { return }
      guard let mapping = node.mapping else {
        diagnostics.append(
          Diagnostic(
            "site.invalid", .error, "the file is not a list of settings", hint: "write lines such as `title: My notes`",
            path: path, line: 1, column: 1))
        return
      }
      for (key, value) in mapping { set(key, value, path: path) }
    } catch let error as YamlError {
      diagnostics.append(
        Diagnostic("site.invalid", .error, "this is not YAML: \(error)", hint: "mend the file", path: path))
    } catch {
      diagnostics.append(Diagnostic("site.invalid", .error, "\(error)", hint: "mend the file", path: path))
    }
  }

  private mutating func set(_ key: Node, _ value: Node, path: String) {
    let words = value.string ?? value.sequence?.first?.string
    switch key.string {
    case "title": words.map { configuration.title = $0 }
    case "description": words.map { configuration.description = $0 }
    case "lang": words.map { configuration.language = $0 }
    case "author", "authors":
      configuration.authors = value.sequence.map { $0.compactMap(\.string) } ?? words.map { [$0] } ?? []
    case "url": configuration.baseURL = words
    case "articles-per-page": value.int.map { configuration.articlesPerPage = $0 }
    default:
      diagnostics.append(
        Diagnostic(
          "site.unknown-key", .warning, "unknown setting `\(key.string ?? "?")`",
          hint: "known are title, description, lang, author, url, articles-per-page", path: path,
          line: key.mark?.line, column: key.mark?.column))
    }
  }
}
