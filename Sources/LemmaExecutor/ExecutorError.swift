package import LemmaDocument

/// Why nothing can run at all.
package enum ExecutorError: Error, Equatable {
  case toolchainMissing(searched: String)
  case toolchainIncomplete(compiler: String)
  case linkerMissing(toolchain: String)
  case runtimeMissing(folder: String)
  case sandboxMissing
  case sandboxBroken(message: String)
  case fileProblem(message: String)

  /// The error in words, with a way out.
  package var diagnostic: Diagnostic {
    switch self {
    case .toolchainMissing(let path):
      Diagnostic(
        "toolchain.missing", .error, "no Swift compiler: `swiftc` is not in PATH",
        hint: "Install Swift from https://www.swift.org/install and add its `usr/bin` to PATH (now \(path)).")
    case .toolchainIncomplete(let compiler):
      Diagnostic(
        "toolchain.missing", .error, "\(compiler) has no `swift-frontend` beside it",
        hint: "Put the `usr/bin` folder of a complete Swift toolchain first in PATH.")
    case .linkerMissing(let toolchain):
      Diagnostic(
        "toolchain.missing", .error, "no linker: `ld.lld` is neither in \(toolchain)/bin nor in PATH",
        hint: "Swift's Linux toolchains carry it; Debian has it in the package `lld`.")
    case .runtimeMissing(let folder):
      Diagnostic(
        "runtime.missing", .error, "no runtime: `libLemma.so`, `lemma-worker` and `Modules` are not in \(folder)",
        hint: "Build them with `swift build -c release`, or name their folder.")
    case .sandboxMissing:
      Diagnostic(
        "sandbox.missing", .error, "no sandbox: `bwrap` is not in PATH",
        hint: "Install bubblewrap (`apt install bubblewrap`), or trust the articles with `--unsandboxed`.")
    case .sandboxBroken(let message):
      Diagnostic(
        "sandbox.missing", .error, "the sandbox does not start: \(message)",
        hint: "Allow unprivileged user namespaces, or trust the articles with `--unsandboxed`.")
    case .fileProblem(let message):
      Diagnostic(
        "executor.files", .error, message, hint: "Check the free space and the rights of the temporary folder.")
    }
  }
}
