/// Which files of the folder the site owns, one path per line.
struct Manifest: Equatable {
  static let name = ".lemma-site"

  var paths: Set<String>

  /// What the last run wrote; nothing where there was none.
  static func read(in folder: String) -> Manifest {
    guard let bytes = try? FileSystem.read(folder + "/" + name) else { return Manifest(paths: []) }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    // A manifest that someone edited must not make us remove files elsewhere.
    return Manifest(paths: Set(lines.filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") }))
  }

  func write(in folder: String) throws {
    let path = folder + "/" + Self.name
    let text = paths.sorted().map { $0 + "\n" }.joined()
    try FileSystem.write(Array(text.utf8), to: path + FileSystem.temporarySuffix)
    try FileSystem.rename(path + FileSystem.temporarySuffix, to: path)
  }
}
