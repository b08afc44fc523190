internal import Glibc

/// Writes a site into a folder so that at every moment each file there is whole: the old one or the new one.
///
/// New contents are first written beside their places, then renamed into them one after the other; a process that is
/// killed before the renaming leaves the previous site as it was. Files that are already right are not touched. Files
/// that an earlier run wrote and that the site no longer has are removed; anything else in the folder is left alone.
package struct SiteWriter: Sendable {
  package let folder: String

  package init(folder: String) {
    self.folder = folder
  }

  /// What a run did.
  package struct Report: Sendable, Equatable {
    package var written: [String] = []
    package var unchanged = 0
    package var removed: [String] = []

    package init(written: [String] = [], unchanged: Int = 0, removed: [String] = []) {
      self.written = written
      self.unchanged = unchanged
      self.removed = removed
    }
  }

  /// Writes `files`.
  ///
  /// - Throws: `SiteWritingError` that names the path and the system's reason.
  package func write(_ files: [OutputFile]) throws -> Report {
    try FileSystem.createFolder(folder)
    try files.forEach(check)
    let earlier = Manifest.read(in: folder)
    var report = Report()
    var staged: [(temporary: String, path: String)] = []
    do {
      for file in files { try stage(file, into: &staged, report: &report) }
      let union = Manifest(paths: earlier.paths.union(files.map(\.path)))
      if union != earlier { try union.write(in: folder) }
      for (temporary, path) in staged { try FileSystem.rename(temporary, to: path) }
    } catch {
      for (temporary, _) in staged { unlink(temporary) }
      throw error
    }
    try removeStale(earlier.paths.subtracting(files.map(\.path)), report: &report)
    let final = Manifest(paths: Set(files.map(\.path)))
    if final != Manifest.read(in: folder) { try final.write(in: folder) }
    return report
  }

  /// A path must stay inside the folder.
  private func check(_ file: OutputFile) throws {
    let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }), !file.path.utf8.contains(0) else {
      throw SiteWritingError(path: file.path, reason: "leads out of the folder")
    }
  }

  private func stage(
    _ file: OutputFile, into staged: inout [(temporary: String, path: String)], report: inout Report
  ) throws {
    let path = folder + "/" + file.path
    let bytes: [UInt8] =
      switch file.content {
      case .bytes(let bytes): bytes
      case .copy(let source): try FileSystem.read(source)
      }
    if FileSystem.isFile(path, equalTo: bytes) {
      report.unchanged += 1
      return
    }
    let (parent, name) = FileSystem.split(path)
    try FileSystem.createFolder(parent)
    let temporary = "\(parent)/.\(name).\(getpid())\(FileSystem.temporarySuffix)"
    staged.append((temporary, path))
    try FileSystem.write(bytes, to: temporary)
    report.written.append(file.path)
  }

  private func removeStale(_ paths: Set<String>, report: inout Report) throws {
    for path in paths.sorted() {
      if try FileSystem.remove(folder + "/" + path) { report.removed.append(path) }
      FileSystem.removeEmptyFolders(above: path, in: folder)
    }
  }
}

/// A file of the site could not be written.
package struct SiteWritingError: Error, Equatable, CustomStringConvertible {
  package var path: String
  /// The system's reason, in words.
  package var reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  package var description: String { "cannot write \(path): \(reason)" }
}
