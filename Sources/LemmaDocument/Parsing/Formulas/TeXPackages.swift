/// What `\require` may ask for: the packages that MathJax's `tex-chtml-full` component brings along.
enum TeXPackages {
  static let available: Set<String> = [
    "action", "ams", "amscd", "amsmath", "amssymb", "amsfonts", "bbox", "boldsymbol", "braket", "bussproofs", "cancel",
    "cases", "centernot", "color", "colortbl", "colorv2", "configmacros", "empheq", "enclose", "extpfeil", "gensymb",
    "html", "mathtools", "mhchem", "newcommand", "noerrors", "noundefined", "physics", "setoptions", "tagformat",
    "textcomp", "textmacros", "unicode", "upgreek", "verb",
  ]

  static func contains(_ name: String) -> Bool { available.contains(name.lowercased()) }
}
