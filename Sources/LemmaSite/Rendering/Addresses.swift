extension String {
  /// Whether the address names a protocol or a host of its own.
  var hasAddressScheme: Bool {
    if hasPrefix("//") { return true }
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: ":"): return true
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        continue
      default: return false
      }
    }
    return false
  }

  /// The path with `.` and `..` resolved.
  var normalizedPath: String {
    var parts: [Substring] = []
    for part in split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// The address as seen from the page at `origin`; both are counted from the root of the site.
  func relativeAddress(from origin: String) -> String {
    let target = split(separator: "/")
    let folder = origin.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let shared = zip(target.dropLast(), folder).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: folder.count - shared) + target.dropFirst(shared).map(String.init)
    return steps.isEmpty ? "./" : steps.joined(separator: "/")
  }

  /// What leads from the page at `origin` into the folder: empty, or ending in a slash.
  func relativeFolder(from origin: String) -> String {
    let relative = (isEmpty ? "x" : self + "/x").relativeAddress(from: origin)
    return String(relative.dropLast())
  }

  /// The text with `%41` and the like decoded; unchanged where that is not text.
  var percentDecoded: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
        rest.count >= 2
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? self
  }

  /// A name as an `id`: letters and digits of any script stay, everything else becomes a hyphen.
  package var asIdentifier: String {
    var name = ""
    for scalar in unicodeScalars {
      let stays =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-_:.".unicodeScalars.contains(scalar)
      if stays { name.unicodeScalars.append(scalar) } else if name.last != "-" { name.append("-") }
    }
    return name
  }
}
