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
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
        || scalar.properties.generalCategory == .nonspacingMark
      {
        slug.unicodeScalars.append(scalar)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "section" : slug
  }
}
