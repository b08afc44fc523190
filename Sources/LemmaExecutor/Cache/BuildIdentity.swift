internal import FoundationEssentials
internal import Glibc

/// A file's size and time of change: enough to know that it has not been touched.
struct FileStamp: Equatable, Codable {
  var size: Int
  var modified: Int
  var isRegularFile: Bool

  init?(path: String) {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    size = Int(information.st_size)
    modified = information.st_mtim.tv_sec * 1_000_000_000 + information.st_mtim.tv_nsec
    isRegularFile = information.st_mode & S_IFMT == S_IFREG
  }
}

/// Which runtime and which compiler make the results.
///
/// Hashing the runtime and asking the compiler for its version take longer than a warm render, so both are remembered
/// as long as the files keep their size and time.
struct BuildIdentity: Equatable, Codable {
  /// Digest of `libLemma.so`.
  var runtime: String
  /// Version and flags.
  var compiler: String

  private struct Remembered: Codable {
    var library: FileStamp
    var libraryPath: String
    var frontend: FileStamp
    var frontendPath: String
    var identity: BuildIdentity
  }

  static func identity(of runtime: RuntimeBuild, _ toolchain: Toolchain, rememberedIn file: String?) -> BuildIdentity {
    guard let library = FileStamp(path: runtime.library), let frontend = FileStamp(path: toolchain.frontend) else {
      return BuildIdentity(runtime: "", compiler: "")
    }
    if let file, let data = FileManager.default.contents(atPath: file),
      let old = try? JSONDecoder().decode(Remembered.self, from: data), old.library == library,
      old.frontend == frontend, old.libraryPath == runtime.library, old.frontendPath == toolchain.frontend,
      old.identity.compiler.hasSuffix(flags)
    {
      return old.identity
    }
    let identity = BuildIdentity(
      runtime: SHA256.digest(FileManager.default.contents(atPath: runtime.library) ?? Data()),
      compiler: version(of: toolchain) + flags)
    let remembered = Remembered(
      library: library, libraryPath: runtime.library, frontend: frontend, frontendPath: toolchain.frontend,
      identity: identity)
    if let file, let data = try? JSONEncoder().encode(remembered) { try? writeAtomically(Array(data), to: file) }
    return identity
  }

  private static var flags: String { "; \(Compiler.flags.joined(separator: " ")); \(Compiler.generation)" }

  private static func version(of toolchain: Toolchain) -> String {
    let output = try? Command(arguments: [toolchain.frontend, "--version"], timeLimit: 60).run()
    return output?.text.split(separator: "\n").joined(separator: " ") ?? ""
  }
}

/// Writes a file beside its place and moves it there, so that a reader sees the old or the new one, whole.
func writeAtomically(_ bytes: [UInt8], to path: String) throws {
  let temporary = "\(path).\(getpid())-\(UInt32.random(in: 0 ... .max))"
  try write(bytes, to: temporary)
  guard rename(temporary, path) == 0 else {
    let code = errno
    unlink(temporary)
    throw FileError(path: path, code: code)
  }
}
