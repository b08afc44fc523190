/// Finds the lines of the article behind a crash.
struct Symbolizer {
  /// Functions and lines from the innermost outwards; inlined calls are frames of their own.
  struct Frame: Equatable {
    var function: String
    var file: String
    var line: Int
  }

  let toolchain: Toolchain
  let library: String

  /// Frames inside the program's library.
  func frames(at addresses: [UInt64]) -> [Frame] {
    guard let symbolizer = toolchain.symbolizer, !addresses.isEmpty else { return [] }
    let size = UInt64(FileStamp(path: library)?.size ?? 0)
    // A return address belongs to the instruction in front of it.
    let places = addresses.enumerated().map { $0 == 0 ? $1 : $1 &- 1 }
      .filter { $0 < size }.prefix(64).map { "0x" + String($0, radix: 16) }
    guard !places.isEmpty else { return [] }
    let command = Command(
      arguments: [symbolizer, "--obj=\(library)", "--output-style=LLVM", "--no-demangle"] + places, timeLimit: 20)
    guard let output = try? command.run(), output.isSuccess else { return [] }
    return Self.frames(in: output.text)
  }

  /// Pairs of lines, function and `file:line:column`; an empty line ends each address.
  static func frames(in text: String) -> [Frame] {
    var frames: [Frame] = []
    var function: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      guard let name = function else {
        function = line
        continue
      }
      function = nil
      let parts = line.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count >= 3, let number = Int(parts[parts.count - 2]) else { continue }
      frames.append(
        Frame(function: String(name), file: parts.dropLast(2).joined(separator: ":"), line: number))
    }
    return frames
  }
}

extension Symbolizer.Frame {
  /// What the compiler says about a trap of its own, such as an arithmetic overflow.
  var runtimeFailure: String? {
    let mark = "Swift runtime failure: "
    return function.hasPrefix(mark) ? String(function.dropFirst(mark.count)) : nil
  }
}
