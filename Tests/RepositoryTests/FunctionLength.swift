/// The functions of a formatted Swift file and their lengths, found by matching indentation: a function ends at the
/// first line that closes a brace at the column at which it began.
struct FunctionLength: Equatable {
  var name: String
  var lines: Int

  static func measured(in text: String) -> [FunctionLength] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.indices.compactMap { start in
      guard let name = name(of: lines[start]) else { return nil }
      let indentation = lines[start].prefix { $0 == " " }
      // A body on one line has its closing brace there.
      let isClosed = lines[start].contains("{") && lines[start].hasSuffix("}")
      let end = isClosed ? start : lines[start...].firstIndex { $0 == indentation + "}" }
      return FunctionLength(name: name, lines: (end ?? start) - start + 1)
    }
  }

  private static func name(of line: String) -> String? {
    let words = line.split(separator: " ").map(String.init)
    guard let position = words.firstIndex(where: { $0 == "func" || $0.hasPrefix("init(") }) else { return nil }
    guard words[..<position].allSatisfy({ modifiers.contains($0) || $0.hasPrefix("@") }) else { return nil }
    let word = words[position] == "func" ? words[(position + 1)...].first ?? "" : words[position]
    return String(word.prefix { $0 != "(" && $0 != "<" })
  }

  private static let modifiers: Set<String> = [
    "public", "package", "internal", "private", "fileprivate", "static", "mutating", "override", "final", "prefix",
    "nonisolated", "convenience", "required", "infix", "postfix",
  ]
}
