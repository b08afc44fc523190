/// The `id`s of a page, each given once.
struct IdentifierRegistry {
  private var used: Set<String> = []

  /// `wanted`, or the first of `wanted-1`, `wanted-2`, … that is free.
  mutating func unique(_ wanted: String) -> String {
    if used.insert(wanted).inserted { return wanted }
    var count = 1
    while !used.insert("\(wanted)-\(count)").inserted { count += 1 }
    return "\(wanted)-\(count)"
  }

  /// Letters of any script, digits and `_`, in small letters, everything else one `-`.
  static func slug(_ text: String) -> String {
    var slug = String.UnicodeScalarView()
    var endsWithHyphen = true
    for scalar in text.unicodeScalars {
      switch kind(of: scalar) {
      case .asItIs: slug.append(scalar)
      case .capital: slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      case .other:
        if !endsWithHyphen { slug.append("-") }
        endsWithHyphen = true
        continue
      }
      endsWithHyphen = false
    }
    if slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "section" : String(slug)
  }

  private enum Kind { case asItIs, capital, other }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39, 0x5F, 0x4E00...0x9FFF: return .asItIs
    case 0x41...0x5A: return .capital
    case 0..<0x80: return .other
    default:
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark {
        return properties.isUppercase ? .capital : .asItIs
      }
      return .other
    }
  }
}
