/// Tells contents apart: two independent 64-bit sums over words of eight bytes. Good for noticing changes, not for
/// security; the executor's cache, whose entries may come from elsewhere, uses SHA-256.
struct ContentHash {
  private var first: UInt64 = 0xcbf2_9ce4_8422_2325
  private var second: UInt64 = 0x9e37_79b9_7f4a_7c15

  mutating func combine(_ bytes: some Sequence<UInt8>) {
    let count =
      bytes.withContiguousStorageIfAvailable { buffer in
        combine(words: UnsafeRawBufferPointer(buffer))
        return buffer.count
      } ?? combine(copying: Array(bytes))
    mix(UInt64(count))
  }

  var text: String { String(first, radix: 16) + "-" + String(second, radix: 16) }

  private mutating func combine(copying bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { combine(words: $0) }
    return bytes.count
  }

  private mutating func combine(words bytes: UnsafeRawBufferPointer) {
    let whole = bytes.count / 8
    for index in 0..<whole { mix(bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)) }
    var rest: UInt64 = 0
    for byte in bytes.dropFirst(whole * 8) { rest = rest << 8 | UInt64(byte) }
    mix(rest)
  }

  private mutating func mix(_ word: UInt64) {
    first = (first ^ word) &* 0x100_0000_01b3
    first ^= first >> 29
    second = (second &+ word) &* 0xbf58_476d_1ce4_e5b9
    second ^= second >> 31
  }
}
