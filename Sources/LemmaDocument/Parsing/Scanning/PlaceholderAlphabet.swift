/// The scalars that stand for placeholders, and the one that joins emphasis to what it stands beside.
///
/// They come from the supplementary private-use planes: cmark takes them for letters, neither space nor punctuation.
/// Scalars that the author wrote are left out, so nothing of the author's is ever taken for a placeholder.
struct PlaceholderAlphabet: Sendable {
  let joiner: UInt32
  private let taken: Set<UInt32>
  private var next = PrivateScalars.first
  private var indexes: [UInt32: Int] = [:]
  private var count = 0

  init(avoiding taken: Set<UInt32>) {
    self.taken = taken
    var last = PrivateScalars.last
    while taken.contains(last), last > PrivateScalars.first { last -= 1 }
    joiner = last
  }

  /// The scalar for the next placeholder; none when the planes are full.
  mutating func allocate() -> UInt32? {
    while taken.contains(next) || !PrivateScalars.contains(next), next < joiner { next += 1 }
    guard next < joiner else { return nil }
    defer { next += 1 }
    if !taken.isEmpty { indexes[next] = count }
    count += 1
    return next
  }

  /// The placeholder that `scalar` stands for.
  func index(of scalar: UInt32) -> Int? {
    guard scalar >= PrivateScalars.first, scalar < joiner else { return nil }
    if !taken.isEmpty { return indexes[scalar] }
    let plane = Int(scalar >> 16) - 0xF
    let index = Int(scalar & 0xFFFF) + plane * 0xFFFE
    return index < count ? index : nil
  }

  /// The scalar of planes 15 and 16 that begins at `offset` in valid UTF-8.
  static func scalar(at offset: Int, in bytes: [UInt8]) -> UInt32? {
    guard offset + 4 <= bytes.count, bytes[offset] >= 0xF3 else { return nil }
    let high = UInt32(bytes[offset] & 0x07) << 18 | UInt32(bytes[offset + 1] & 0x3F) << 12
    return high | UInt32(bytes[offset + 2] & 0x3F) << 6 | UInt32(bytes[offset + 3] & 0x3F)
  }

  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    bytes.append(UInt8(0xF0 | scalar >> 18))
    bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
    bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    bytes.append(UInt8(0x80 | scalar & 0x3F))
  }
}
