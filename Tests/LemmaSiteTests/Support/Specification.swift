import Foundation

/// The examples of GitHub's markdown specification, CommonMark 0.29's among them, read when the tests run: from the
/// package `cmark-gfm`, or from where `make` unpacked it.
enum Specification {
  struct Example {
    var number: Int
    var extensions: [String]
    var markdown: String
    var html: String
  }

  static var path: String? {
    [
      "/usr/share/doc/cmark-gfm/spec.txt.gz",
      Tools.packageFolder + "/.tools/cmark-gfm/usr/share/doc/cmark-gfm/spec.txt.gz",
    ].first { FileManager.default.fileExists(atPath: $0) }
  }

  static func examples(at path: String) throws -> [Example] {
    guard let gzip = Tools.command("gzip") else { return [] }
    let text = try Command(gzip, ["--decompress", "--stdout", path]).text
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    while let line = lines.popFirst() {
      guard line.hasPrefix(fence + " example") else { continue }
      let end = lines.firstIndex(of: fence) ?? lines.endIndex
      let parts = lines[..<end].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      lines = lines[end...].dropFirst()
      let extensions = line.dropFirst(fence.count + 8).split(separator: " ").map(String.init)
      let texts = parts.map { part in
        part.map { $0.replacing("→", with: "\t") + "\n" }.joined()
      }
      examples.append(
        Example(
          number: examples.count + 1, extensions: extensions, markdown: texts[0], html: texts.count > 1 ? texts[1] : "")
      )
    }
    return examples
  }
}
