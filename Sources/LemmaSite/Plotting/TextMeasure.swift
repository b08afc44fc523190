/// Guesses at the room text takes, in `em`.
enum TextMeasure {
  static func width(_ text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.isHan ? 1 : $1.value > 0x2070 && $1.value < 0x208F ? 0.4 : 0.57) }
  }

  /// At most `limit` characters, with an ellipsis where something is missing.
  static func shortened(_ text: String, to limit: Int) -> String {
    text.count <= limit ? text : text.prefix(limit - 1) + "…"
  }

  /// A label that cannot hold formulas: dollars go, a few commands become characters.
  static func plain(_ label: String) -> String {
    guard label.contains("$") || label.contains("\\") else { return label }
    var text = label.filter { $0 != "$" }
    for (command, character) in characters { text.replace("\\" + command, with: character) }
    return text.filter { $0 != "{" && $0 != "}" }
  }

  private static let characters = [
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("varepsilon", "ε"), ("epsilon", "ε"), ("zeta", "ζ"),
    ("theta", "θ"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"), ("pi", "π"), ("rho", "ρ"),
    ("sigma", "σ"), ("tau", "τ"), ("varphi", "φ"), ("phi", "φ"), ("chi", "χ"), ("psi", "ψ"), ("omega", "ω"),
    ("eta", "η"), ("Delta", "Δ"), ("Sigma", "Σ"), ("Omega", "Ω"), ("infty", "∞"), ("cdot", "·"), ("times", "×"),
    ("Vert", "‖"), ("|", "‖"), ("leq", "≤"), ("geq", "≥"), ("partial", "∂"), ("nabla", "∇"), ("log", "log"),
    ("exp", "exp"), ("^2", "²"),
  ]
}
