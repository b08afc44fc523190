/// How a formula is set off from the text.
enum FormulaDelimiter: Hashable, Sendable {
  case dollar, dollars, parenthesis, bracket
  case environment(String)

  /// The environments of amsmath that stand bare in the text, without their stars.
  static let environments = [
    "equation", "align", "gather", "multline", "alignat", "flalign", "eqnarray",
  ]

  var isDisplay: Bool {
    switch self {
    case .dollar, .parenthesis: false
    case .dollars, .bracket, .environment: true
    }
  }

  var opening: String {
    switch self {
    case .dollar: "$"
    case .dollars: "$$"
    case .parenthesis: "\\("
    case .bracket: "\\["
    case .environment(let name): "\\begin{\(name)}"
    }
  }

  var closing: String {
    switch self {
    case .dollar: "$"
    case .dollars: "$$"
    case .parenthesis: "\\)"
    case .bracket: "\\]"
    case .environment(let name): "\\end{\(name)}"
    }
  }
}
