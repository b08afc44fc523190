internal import Glibc

/// The system calls the writer needs, with errors that name path and reason.
enum FileSystem {
  static let temporarySuffix = ".lemma-part"

  private static func failure(_ path: String) -> SiteWritingError {
    SiteWritingError(path: path, reason: String(cString: strerror(errno)))
  }

  /// The folder and the name of a path.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// Creates the folder and those above it, where they are missing.
  static func createFolder(_ path: String) throws {
    if path.isEmpty || isFolder(path) { return }
    let parent = split(path).folder
    if parent != path, parent != "." { try createFolder(parent) }
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw failure(path) }
    if !isFolder(path) { throw SiteWritingError(path: path, reason: "is not a folder") }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    let size = Int(status.st_size)
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      while count < size {
        let read = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if read < 0, errno == EINTR { continue }
        if read <= 0 { break }
        count += read
      }
      initialized = count
    }
    return bytes
  }

  /// Whether the file has exactly these bytes.
  static func isFile(_ path: String, equalTo bytes: [UInt8]) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count else {
      return false
    }
    return (try? read(path)) == bytes
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        let error = failure(path)
        close(descriptor)
        unlink(path)
        throw error
      }
      rest = rest.dropFirst(written)
    }
    guard close(descriptor) == 0 else { throw failure(path) }
  }

  static func rename(_ source: String, to path: String) throws {
    guard Glibc.rename(source, path) == 0 else { throw failure(path) }
  }

  /// Removes a file; says whether there was one.
  static func remove(_ path: String) throws -> Bool {
    if unlink(path) == 0 { return true }
    if errno == ENOENT || errno == ENOTDIR { return false }
    throw failure(path)
  }

  /// Removes the folders above a removed file that are empty now.
  static func removeEmptyFolders(above path: String, in root: String) {
    var parts = path.split(separator: "/").dropLast()
    while !parts.isEmpty {
      guard rmdir(root + "/" + parts.joined(separator: "/")) == 0 else { return }
      parts = parts.dropLast()
    }
  }
}
