import LemmaDocument

extension Article {
  /// An article of executed blocks and inline expressions, without the parser: the file is written as an author
  /// would, so that lines can be compared with its text.
  ///
  /// - Parameter parts: What stands in the file, in order.
  init(_ path: String, _ parts: Part...) { self.init(path, parts) }

  init(_ path: String, _ parts: [Part]) {
    var text = "# \(path)\n\n"
    var blocks: [SwiftBlock] = []
    var expressions: [SwiftExpression] = []
    for part in parts {
      switch part {
      case .prose(let prose): text += prose + "\n\n"
      case .inline(let code):
        text += "The value is `{swift} "
        let start = text.utf8.count
        text += code
        expressions.append(
          SwiftExpression(
            index: expressions.count, code: code, range: start..<text.utf8.count, followsBlocks: blocks.count,
            isInFormula: false))
        text += "`.\n\n"
      case .block(let code, let options):
        let fenceLine = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        text += "```swift\n\(code)\n```\n\n"
        blocks.append(
          SwiftBlock(
            index: blocks.count, code: code + "\n", line: fenceLine + 1, indentation: 0, fenceLine: fenceLine,
            options: options))
      }
    }
    self.init(source: Source(path: path, bytes: Array(text.utf8)))
    swiftBlocks = blocks
    self.expressions = expressions
  }

  enum Part {
    case prose(String)
    case block(String, BlockOptions)
    case inline(String)

    static func swift(_ code: String) -> Part { .block(code, BlockOptions()) }

    static func failing(_ code: String) -> Part {
      var options = BlockOptions()
      options.expectsError = true
      return .block(code, options)
    }

    static func swift(_ code: String, timeout: Double) -> Part {
      var options = BlockOptions()
      options.timeout = timeout
      return .block(code, options)
    }

    static func hidden(_ code: String) -> Part {
      var options = BlockOptions()
      options.isEvaluated = false
      return .block(code, options)
    }
  }

  /// The line of the file that contains `text`, from 1.
  func line(of text: String) -> Int? {
    let lines = String(decoding: source.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.firstIndex { $0.contains(text) }.map { $0 + 1 }
  }
}
