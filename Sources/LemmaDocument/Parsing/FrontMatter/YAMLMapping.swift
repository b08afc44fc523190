import Yams

/// A YAML mapping whose keys and values know where they stand in the file.
struct YAMLMapping {
  struct Entry {
    var key: String
    var keyOffset: Int
    var value: Node
    var valueOffset: Int
  }

  var entries: [Entry] = []
  var problem: Located<Problem>?

  /// - Parameter lineOffsets: File offset at which each line of `text` begins.
  init(_ text: String, lineOffsets: [Int]) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    func offset(_ mark: Mark?) -> Int {
      guard let mark, let last = lineOffsets.last, let end = lines.last else { return lineOffsets.first ?? 0 }
      // What is missing is missed after the last line.
      guard mark.line <= lineOffsets.count, mark.line <= lines.count else { return last + end.utf8.count }
      let before = Substring(lines[mark.line - 1].unicodeScalars.prefix(mark.column - 1))
      return lineOffsets[mark.line - 1] + before.utf8.count
    }
    do {
      // The basic resolver leaves scalars as they are written; what a key's value must be, the reader knows. The
      // encoding is named because the default is looked up in the environment, at every call.
      guard let root = try Yams.compose(yaml: text, .basic, .default, .utf8) else { return }
      guard let mapping = root.mapping else {
        if root.scalar?.string.isEmpty != true { problem = Located(.frontMatterIsNoMapping, at: offset(root.mark)) }
        return
      }
      for (key, value) in mapping {
        entries.append(
          Entry(
            key: key.scalar?.string ?? "", keyOffset: offset(key.mark), value: value, valueOffset: offset(value.mark)))
      }
    } catch let error as YamlError {
      let (text, mark) = error.fact
      problem = Located(.invalidYAML(text), at: offset(mark))
    } catch {
      problem = Located(.invalidYAML("it cannot be read"), at: offset(nil))
    }
  }
}

extension YamlError {
  fileprivate var fact: (String, Mark?) {
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (problem, mark)
    case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem), .representer(let problem):
      (problem, nil)
    case .duplicatedKeysInMapping(let keys, let context):
      ("key `\(keys.joined(separator: "`, `"))` occurs twice", context.mark)
    case .no, .memory, .dataCouldNotBeDecoded: ("it cannot be read", nil)
    }
  }
}
