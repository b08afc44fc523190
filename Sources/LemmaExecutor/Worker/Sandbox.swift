internal import FoundationEssentials
internal import Glibc

/// What surrounds an article's program: namespaces of its own without a network, a file system that it can only read.
struct Sandbox: Sendable {
  /// What is visible besides the system's libraries.
  struct Surroundings {
    var readable: [String]
    /// Where the program starts, so that it finds the data files beside its article.
    var directory: String
    var temporaryFiles: Int
  }

  /// None runs without namespaces; limits and the filter of system calls hold all the same.
  let bubblewrap: String?

  static func bubblewrap(searching path: String) throws(ExecutorError) -> Sandbox {
    guard let program = Toolchain.find("bwrap", in: path) else { throw .sandboxMissing }
    return Sandbox(bubblewrap: program)
  }

  static let none = Sandbox(bubblewrap: nil)

  /// The whole command line for `worker`.
  func arguments(for worker: [String], environment: [String: String], in surroundings: Surroundings) -> [String] {
    guard let bubblewrap else { return worker }
    var arguments = [bubblewrap, "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    arguments.append("--clearenv")
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) { arguments += ["--setenv", name, value] }
    arguments += ["--proc", "/proc", "--dev", "/dev"]
    arguments += ["--size", String(surroundings.temporaryFiles), "--tmpfs", "/tmp"]
    arguments += Self.system
    for path in surroundings.readable where path != "/" { arguments += ["--ro-bind", path, path] }
    // The mount points themselves would otherwise be writable memory.
    arguments += ["--remount-ro", "/dev", "--remount-ro", "/"]
    arguments += ["--chdir", surroundings.directory, "--"]
    return arguments + worker
  }

  /// The system's libraries, and the two places of `/etc` that the loader reads.
  private static let system: [String] = {
    var arguments = ["--ro-bind", "/usr", "/usr"]
    for folder in ["/lib", "/lib64", "/lib32", "/libx32"] {
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: folder) {
        arguments += ["--symlink", target, folder]
      } else if FileManager.default.fileExists(atPath: folder) {
        arguments += ["--ro-bind", folder, folder]
      }
    }
    for path in ["/etc/ld.so.cache", "/etc/alternatives"] { arguments += ["--ro-bind-try", path, path] }
    return arguments
  }()

  /// Starts something harmless, to learn why nothing starts.
  func check() throws(ExecutorError) {
    guard bubblewrap != nil else { return }
    let surroundings = Surroundings(readable: [], directory: "/", temporaryFiles: 1 << 20)
    let arguments = arguments(for: ["/usr/bin/true"], environment: [:], in: surroundings)
    guard let output = try? Command(arguments: arguments, timeLimit: 20).run() else {
      throw .sandboxBroken(message: "bwrap could not be started")
    }
    guard output.isSuccess else {
      throw .sandboxBroken(message: output.text.split(separator: "\n").first.map(String.init) ?? "no message")
    }
  }
}
