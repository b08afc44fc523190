internal import LemmaDocument
internal import LemmaResult

/// A compiler message at its place in an article.
struct Problem: Equatable {
  var severity: CompilerMessage.Severity
  var text: String
  var place: SourceMap.Place
  /// What the compiler adds, such as the candidates of an ambiguous call.
  var notes: [String] = []

  /// The messages that concern an article. Those about text that is not the author's are left out unless they are
  /// errors, of which none may be lost.
  static func problems(in messages: [CompilerMessage], map: SourceMap) -> [Problem] {
    var problems: [Problem] = []
    for message in messages {
      guard let file = message.file, let place = map.place(file: file, line: message.line, column: message.column)
      else {
        continue
      }
      let problem = Problem(severity: message.severity, text: message.text, place: place)
      if message.severity == .note {
        if !problems.isEmpty { problems[problems.count - 1].notes.append(message.text) }
      } else if !problems.contains(problem), message.severity == .error || !place.isGenerated {
        problems.append(problem)
      }
    }
    return problems
  }

  var failure: Failure {
    Failure(kind: .rejected, message: text, block: place.block, line: place.line, column: place.column)
  }

  func diagnostic(in source: Source) -> Diagnostic {
    Diagnostic(
      severity == .error ? "block.rejected" : "block.warning", severity == .error ? .error : .warning, text,
      hint: notes.isEmpty ? nil : notes.joined(separator: "; "), path: source.path, line: place.line,
      column: place.column, sourceLine: source.text(ofLine: place.line))
  }
}
