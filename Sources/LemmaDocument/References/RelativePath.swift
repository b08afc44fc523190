/// Paths of articles, as the files of a folder name each other.
enum RelativePath {
  /// The folder of the file at `path`, with its slash; empty for a file without one.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }

  /// Without `.`, and `..` taken with the folder before it.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// The way from the folder of the file at `origin` to the file at `path`.
  static func path(to path: String, from origin: String) -> String {
    let target = normalized(path).split(separator: "/")
    let folder = normalized(folder(of: origin)).split(separator: "/")
    let shared = zip(target.dropLast(), folder).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: folder.count - shared) + target.dropFirst(shared).map(String.init)
    return steps.joined(separator: "/")
  }

  /// With `%20` and the like decoded; unchanged where that is not text.
  static func decoded(_ path: String) -> String {
    guard path.contains("%") else { return path }
    var bytes: [UInt8] = []
    var rest = Array(path.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? path
  }
}
