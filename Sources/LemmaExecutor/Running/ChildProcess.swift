internal import Glibc

/// A process started with exactly the descriptors it is given.
///
/// Records and the status page need descriptors of their own, which is why this is not left to a package.
struct ChildProcess {
  enum Termination: Equatable {
    case exited(Int32)
    case signaled(Int32)
  }

  struct SpawnError: Error {
    var program: String
    var code: Int32
  }

  let identifier: pid_t

  /// - Parameters:
  ///   - arguments: The program's path first.
  ///   - environment: The whole environment.
  ///   - descriptors: In the child, by number from 0; everything above is closed.
  init(arguments: [String], environment: [String: String], descriptors: [Int32]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    _ = closeFrom?(&actions, Int32(descriptors.count))

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that nothing the child starts outlives it.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))

    var process: pid_t = 0
    let code = withCStrings(arguments) { argumentPointers in
      withCStrings(environment.map { "\($0.key)=\($0.value)" }) { environmentPointers in
        posix_spawn(&process, arguments[0], &actions, &attributes, argumentPointers, environmentPointers)
      }
    }
    guard code == 0 else { throw SpawnError(program: arguments[0], code: code) }
    identifier = process
  }

  /// Ends the process and its group at once.
  func kill() { Glibc.kill(-identifier, SIGKILL) }

  func wait() -> Termination {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
    return Termination(status: status)
  }

  /// How it ended, if it has.
  func poll() -> Termination? {
    var status: Int32 = 0
    return waitpid(identifier, &status, WNOHANG) == identifier ? Termination(status: status) : nil
  }
}

extension ChildProcess.Termination {
  fileprivate init(status: Int32) {
    let signal = status & 0x7f
    self = signal == 0 ? .exited((status >> 8) & 0xff) : .signaled(signal)
  }
}

/// `posix_spawn_file_actions_addclosefrom_np`, which the C library has but does not show to Swift.
private let closeFrom: (@convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32)? = {
  guard let address = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np") else { return nil }
  return unsafeBitCast(
    address, to: (@convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32).self)
}()

/// Calls `body` with a null-terminated array of C strings.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) } + [nil]
  defer { copies.forEach { free($0) } }
  return body(copies)
}
