internal import Foundation

/// What the last successful render saw and wrote, so that a render of unchanged articles ends at once.
struct RenderState: Codable {
  struct File: Codable, Equatable {
    var path: String
    var size: Int
    var modified: Double
  }

  /// Stands for everything that went in.
  var fingerprint: String
  var output: String
  var files: [File]
  var articles: Int

  /// The state stored at `path`; none where there is none or it is damaged.
  static func stored(at path: String) -> RenderState? {
    FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(RenderState.self, from: $0) }
  }

  /// Stores the state whole or not at all. Without it the next render does its work again, so failures are no error.
  func store(at path: String) {
    let folder = path.parentPath
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if let data = try? JSONEncoder().encode(self) { try? data.write(to: URL(fileURLWithPath: path), options: .atomic) }
  }

  /// Whether every file still is what was written.
  var isIntact: Bool {
    files.allSatisfy { File(at: output + "/" + $0.path, named: $0.path) == $0 }
  }
}

extension RenderState.File {
  /// Size and time of the file at `location`; none where there is no such file.
  init?(at location: String, named path: String) {
    var information = stat()
    guard stat(location, &information) == 0 else { return nil }
    self.path = path
    size = Int(information.st_size)
    modified = Double(information.st_mtim.tv_sec) + Double(information.st_mtim.tv_nsec) * 1e-9
  }
}
