internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// Turns generated programs into shared libraries.
final class Compiler: Sendable {
  /// Bump it whenever generated programs or flags change their meaning: stored results then no longer apply.
  static let generation = 1
  static let flags = [
    // Articles compute, so they are optimised; their traps must still say why.
    "-O", "-assert-config", "Debug", "-gline-tables-only", "-debug-info-format=dwarf", "-dwarf-version=4",
    // Ordinary code passes without a concurrency annotation.
    "-swift-version", "5",
    // What one article imports must not change the members that another sees.
    "-enable-upcoming-feature", "MemberImportVisibility",
  ]

  enum Outcome {
    case library(path: String, messages: [CompilerMessage])
    case rejected(messages: [CompilerMessage], output: String)
  }

  private let toolchain: Toolchain
  private let runtime: RuntimeBuild
  private let scratch: ScratchFolder
  private let modules: CompiledModules
  private let stubs: String
  private let count = Atomic(0)

  init(toolchain: Toolchain, runtime: RuntimeBuild, scratch: ScratchFolder, modules: CompiledModules) throws {
    self.toolchain = toolchain
    self.runtime = runtime
    self.scratch = scratch
    self.modules = modules
    stubs = try scratch.folder("modules")
    // The runtime imports C modules for itself; who imports the runtime must name them but never looks inside.
    try write(Array("module CLapack {}\n".utf8), to: "\(stubs)/module.modulemap")
  }

  /// Compiles programs together into one library.
  func compile(_ programs: [Program]) throws -> Outcome {
    let number = count.add(1, ordering: .relaxed).newValue
    let folder = try scratch.folder("unit-\(number)")
    var files: [String] = []
    for program in programs {
      let file = "\(folder)/\(program.fileName)"
      try write(program.text, to: file)
      files.append(file)
    }
    let object = "\(folder)/program.o"
    let output = try Command(
      arguments: arguments(programs, files: files, module: "\(ReadableNames.modulePrefix)\(number)", object: object)
    ).run()
    let messages = CompilerMessage.messages(in: output.text)
    guard output.isSuccess else { return .rejected(messages: messages, output: output.text) }
    return try link(object, into: "\(folder)/program.so", programs: programs, messages: messages)
  }

  /// Messages about the grammar of a text by itself.
  func checkGrammar(_ text: [UInt8]) throws -> [CompilerMessage] {
    let folder = try scratch.folder("grammar-\(count.add(1, ordering: .relaxed).newValue)")
    let file = "\(folder)/text.swift"
    try write(text, to: file)
    let command = Command(arguments: [
      toolchain.frontend, "-frontend", "-parse", "-diagnostic-style", "llvm", "-swift-version", "5", file,
    ])
    return CompilerMessage.messages(in: try command.run().text)
  }

  private func arguments(_ programs: [Program], files: [String], module: String, object: String) -> [String] {
    var arguments = [toolchain.frontend, "-frontend", "-c"] + files
    arguments += ["-target", Toolchain.target, "-disable-objc-interop", "-module-name", module, "-o", object]
    arguments += ["-I", runtime.modules, "-I", stubs, "-module-cache-path", modules.folder]
    arguments += ["-plugin-path", toolchain.plugins]
    arguments += ["-no-color-diagnostics", "-diagnostic-style", "llvm"]
    arguments += Self.flags
    if let script = programs.first(where: { $0.mode == .script }) {
      arguments += ["-entry-point-function-name", script.entry]
    } else {
      arguments.append("-parse-as-library")
    }
    return arguments
  }

  private func link(
    _ object: String, into library: String, programs: [Program], messages: [CompilerMessage]
  ) throws -> Outcome {
    var arguments = [toolchain.linker, "-shared", toolchain.registration, object, "-o", library]
    if programs.contains(where: \.importsModules) { arguments += try importedLibraries(of: object) }
    let output = try Command(arguments: arguments).run()
    guard output.isSuccess else { return .rejected(messages: messages, output: output.text) }
    return .library(path: library, messages: messages)
  }

  /// Libraries of the toolchain that the object file asks for. The runtime brings its own and the system's.
  private func importedLibraries(of object: String) throws -> [String] {
    let list = object + ".autolink"
    let tool = "\(toolchain.folder)/bin/swift-autolink-extract"
    _ = try Command(arguments: [tool, object, "-o", list]).run()
    let text = (try? String(contentsOfFile: list, encoding: .utf8)) ?? ""
    return Set(text.split(whereSeparator: \.isWhitespace)).compactMap { word in
      guard word.hasPrefix("-l") else { return nil }
      let library = "\(toolchain.libraries)/lib\(word.dropFirst(2)).so"
      return FileManager.default.fileExists(atPath: library) ? library : nil
    }.sorted()
  }
}

/// Writes a whole file.
func write(_ bytes: [UInt8], to path: String) throws {
  let file = try Descriptor.open(path, O_WRONLY | O_CREAT | O_TRUNC)
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(file.number, $0.baseAddress, $0.count) }
    guard count > 0 || errno == EINTR else { throw FileError(path: path, code: errno) }
    rest = rest.dropFirst(max(0, count))
  }
}
