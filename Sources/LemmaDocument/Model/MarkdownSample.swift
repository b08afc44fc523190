/// A fence of markdown with a name, ```` ```markdown {#name} ````: shown as it stands, and rendered to a page of its own
/// that the article's program can read.
package struct MarkdownSample: Sendable, Equatable {
  /// What the program asks for.
  package var name: String
  /// The text between the fences.
  package var text: String
  /// Line of the opening fence, from 1.
  package var line: Int
  /// The page, byte for byte as it would be served, once it is rendered.
  package var page: String?

  package init(name: String, text: String, line: Int, page: String? = nil) {
    self.name = name
    self.text = text
    self.line = line
    self.page = page
  }
}

extension MarkdownSample {
  /// The name in an info string such as `markdown {#name}`; none where the fence is only shown.
  static func name(in information: String) -> String? {
    let words = information.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == "markdown" || words[0] == "md", words[1].hasPrefix("{#"),
      words[1].hasSuffix("}")
    else { return nil }
    let name = words[1].dropFirst(2).dropLast()
    return name.isEmpty ? nil : String(name)
  }
}
