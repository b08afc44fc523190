/// One file of the site.
package struct OutputFile: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case bytes([UInt8])
    /// A copy of the file at the path.
    case copy(String)
  }

  /// Path from the root of the site, with `/` between folders.
  package var path: String
  package var content: Content

  package init(path: String, content: Content) {
    self.path = path
    self.content = content
  }

  package init(path: String, text: String) {
    self.init(path: path, content: .bytes(Array(text.utf8)))
  }
}
