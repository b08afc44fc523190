internal import FoundationEssentials
internal import LemmaDocument

/// The compiler, the linker and what they need, found as the shell would find `swiftc`.
struct Toolchain: Sendable {
  /// The `usr` folder.
  let folder: String
  let frontend: String
  let linker: String
  /// Finds lines for addresses; without it, a trap is reported at its statement's line.
  let symbolizer: String?

  /// The Swift libraries that a program loads.
  var libraries: String { "\(folder)/lib/swift/linux" }
  /// Registers a library's types and conformances with the language's runtime when it is loaded.
  var registration: String { "\(libraries)/\(Self.architecture)/swiftrt.o" }
  var plugins: String { "\(folder)/lib/swift/host/plugins" }

  init(searching path: String) throws(ExecutorError) {
    guard let compiler = Self.find("swiftc", in: path) else { throw .toolchainMissing(searched: path) }
    let folder = try Self.folder(of: compiler)
    guard let linker = Self.find("ld.lld", in: "\(folder)/bin:\(path)") else { throw .linkerMissing(toolchain: folder) }
    self.folder = folder
    self.linker = linker
    frontend = "\(folder)/bin/swift-frontend"
    symbolizer = Self.find("llvm-symbolizer", in: "\(folder)/bin:\(path)")
  }

  /// The first program of that name, links resolved.
  static func find(_ name: String, in path: String) -> String? {
    for folder in path.split(separator: ":") where folder.hasPrefix("/") {
      let candidate = "\(folder)/\(name)"
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
    }
    return nil
  }

  private static func folder(of compiler: String) throws(ExecutorError) -> String {
    let resolved = resolvingLinks(compiler)
    let folder = resolved.parentFolder.parentFolder
    if FileManager.default.isExecutableFile(atPath: "\(folder)/bin/swift-frontend") { return folder }
    // `swiftc` may be a launcher that chooses among toolchains; the chosen one tells where it is.
    let command = Command(arguments: [compiler, "-print-target-info"], environment: ["PATH": compiler.parentFolder])
    guard let text = try? command.run().text, let usr = resourceFolder(in: text)?.parentFolder.parentFolder,
      FileManager.default.isExecutableFile(atPath: "\(usr)/bin/swift-frontend")
    else { throw .toolchainIncomplete(compiler: compiler) }
    return usr
  }

  private static func resourceFolder(in targetInformation: String) -> String? {
    struct Information: Decodable {
      struct Paths: Decodable { var runtimeResourcePath: String }
      var paths: Paths
    }
    return try? JSONDecoder().decode(Information.self, from: Data(targetInformation.utf8)).paths.runtimeResourcePath
  }

  static var target: String { "\(architecture)-unknown-linux-gnu" }

  private static var architecture: String {
    #if arch(arm64)
      "aarch64"
    #else
      "x86_64"
    #endif
  }
}
