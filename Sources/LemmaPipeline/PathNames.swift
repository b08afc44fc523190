// Foundation's own `deletingLastPathComponent` stops the program for a relative name of one letter (Swift 6.3.1).
extension String {
  /// The path without its last component: empty for a name alone, `/` for what stands at the root.
  package var parentPath: String {
    guard let slash = trimmedPath.lastIndex(of: "/") else { return "" }
    let parent = trimmedPath[..<slash]
    return parent.isEmpty ? "/" : String(parent).trimmedPath
  }

  /// The name at the end of the path.
  package var lastPathName: String {
    let path = trimmedPath
    return path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The path without slashes at its end.
  private var trimmedPath: String {
    var path = self
    while path.count > 1, path.last == "/" { path.removeLast() }
    return path
  }
}
