import Yams

/// The options that a block's `//|` lines may set.
enum BlockOptionKey: String, CaseIterable {
  case label, caption, echo, eval, output, error, timeout
}

extension BlockOptions {
  /// Sets what `key` says, or returns what its value should have been.
  mutating func set(_ key: BlockOptionKey, to node: Node) -> String? {
    switch key {
    case .label:
      guard let text = node.text, !text.isEmpty, !text.contains(where: \.isWhitespace) else {
        return "a name without spaces, such as `fig-loss`"
      }
      label = text
    case .caption:
      guard let text = node.text else { return "a text" }
      caption = text
    case .echo:
      guard let echo = Echo(node) else { return "`true`, `false` or `fold`" }
      self.echo = echo
    case .eval: return assign(node.truth, to: \.isEvaluated)
    case .output: return assign(node.truth, to: \.showsOutput)
    case .error: return assign(node.truth, to: \.expectsError)
    case .timeout:
      guard let seconds = node.text.flatMap({ Double($0) }), seconds > 0, seconds.isFinite else {
        return "a positive number of seconds"
      }
      timeout = seconds
    }
    return nil
  }

  private mutating func assign(_ truth: Bool?, to property: WritableKeyPath<BlockOptions, Bool>) -> String? {
    guard let truth else { return "`true` or `false`" }
    self[keyPath: property] = truth
    return nil
  }
}

extension BlockOptions.Echo {
  fileprivate init?(_ node: Node) {
    if node.text == "fold" {
      self = .folded
    } else if let truth = node.truth {
      self = truth ? .shown : .hidden
    } else {
      return nil
    }
  }
}
