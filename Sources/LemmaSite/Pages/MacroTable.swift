internal import LemmaDocument

/// TeX definitions in the shape MathJax's configuration has: `{"R": "\\mathbb{R}", "norm": ["\\|#1\\|", 1]}`.
struct MacroTable {
  let macros: [Macro]

  init(_ macros: [Macro]) {
    self.macros = macros
  }

  /// The definitions as JSON, later ones in place of earlier ones of the same name.
  var json: String {
    var order: [String] = []
    var entries: [String: String] = [:]
    for macro in macros {
      if entries.updateValue(entry(for: macro), forKey: macro.name) == nil { order.append(macro.name) }
    }
    return "{" + order.map { "\($0.asJSON):\(entries[$0] ?? "")" }.joined(separator: ",") + "}"
  }

  private func entry(for macro: Macro) -> String {
    if let optional = macro.optional { return "[\(macro.body.asJSON),\(macro.arguments),\(optional.asJSON)]" }
    return macro.arguments > 0 ? "[\(macro.body.asJSON),\(macro.arguments)]" : macro.body.asJSON
  }
}
