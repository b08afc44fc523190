internal import LemmaDocument
internal import LemmaResult

extension ArticleRenderer {
  /// What a block produced, in the order in which it appeared.
  ///
  /// A figure holds values only: the claims of a captioned block follow under its caption.
  mutating func renderResults(of block: SwiftBlock, withClaims: Bool) {
    guard block.options.isEvaluated, let result else { return }
    guard result.blocks.indices.contains(block.index) else {
      renderRemark(wording.notComputed)
      return
    }
    let output = result.blocks[block.index]
    var entries = claims.entries(ofBlock: block.index)
    for item in output.items {
      switch item {
      case .printed(let text): renderPrinted(text, style: "printed")
      case .printedError(let text): renderPrinted(text, style: "printed error-stream")
      case .value(let output): render(output)
      case .claim: if let entry = entries.popFirst(), withClaims { render(entry) }
      }
    }
    renderState(of: output)
  }

  private mutating func renderPrinted(_ text: String, style: StaticString) {
    out.startLine()
    out.markup("<pre class=\"")
    out.markup(style)
    out.markup(" notranslate\" translate=\"no\" tabindex=\"0\">")
    let shown = text.hasSuffix("\n") ? String(text.dropLast()) : text
    // A line feed right after the tag is not part of the text: one more keeps an empty first line.
    if shown.hasPrefix("\n") { out.markup("\n") }
    out.text(shown)
    out.markup("</pre>\n")
  }

  private mutating func renderState(of result: BlockResult) {
    switch result.state {
    case .completed, .skipped: break
    case .notReached: renderRemark(wording.blockNotReached)
    case .unexpectedlyCompleted: renderRemark(wording.unexpectedCompletion, style: "remark fails")
    case .failed: renderFailure(result.failure, isExpected: false)
    case .failedAsExpected: renderFailure(result.failure, isExpected: true)
    }
  }

  private mutating func renderRemark(_ text: String, style: StaticString = "remark missing") {
    out.startLine()
    out.markup("<p class=\"")
    out.markup(style)
    out.markup("\">")
    out.text(text)
    out.markup("</p>\n")
  }

  private mutating func renderFailure(_ failure: Failure?, isExpected: Bool) {
    out.startLine()
    out.markup(isExpected ? "<div class=\"failure expected\">" : "<div class=\"failure\" role=\"alert\">")
    out.markup("<p><strong><span aria-hidden=\"true\">✗</span> ")
    out.text(wording.failure(failure?.kind ?? .trapped))
    out.markup("</strong>")
    if isExpected {
      out.markup(" · ")
      out.text(wording.expectedFailure)
    }
    if let line = failure?.line {
      out.markup(" · ")
      out.text(wording.line(line))
    }
    out.markup("</p>")
    if let message = failure?.message, !message.isEmpty {
      out.markup("<pre class=\"notranslate\" translate=\"no\" tabindex=\"0\">")
      out.text(message)
      out.markup("</pre>")
    }
    out.markup("</div>\n")
  }
}
