import Foundation
import Glibc

/// A headless browser, driven over two pipes: JSON messages that end with a zero byte.
final class Chromium {
  struct Failure: Error { var message: String }

  private let process: pid_t
  private let toBrowser: Int32
  private let fromBrowser: Int32
  private let profile: TemporaryFolder
  private var buffer: [UInt8] = []
  private var number = 0
  /// Messages that answered nothing, oldest first.
  private(set) var events: [[String: Any]] = []

  static var path: String? { Tools.command("chromium", "chromium-browser", "google-chrome") }

  init(_ path: String) throws {
    profile = try TemporaryFolder()
    let (commands, answers) = (try Self.pipe(), try Self.pipe())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, commands.read, 3)
    posix_spawn_file_actions_adddup2(&actions, answers.write, 4)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let arguments = [
      path, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
      "--allow-file-access-from-files", "--remote-debugging-pipe", "--user-data-dir=\(profile.path)", "about:blank",
    ]
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child: pid_t = 0
    let status = posix_spawn(&child, path, &actions, nil, &pointers, environ)
    guard status == 0 else { throw Failure(message: String(cString: strerror(status))) }
    process = child
    close(commands.read)
    close(answers.write)
    (toBrowser, fromBrowser) = (commands.write, answers.read)
  }

  /// Asks the browser to end, so that its helpers end with it and leave nothing in the profile's folder.
  deinit {
    let farewell = Array("{\"id\":0,\"method\":\"Browser.close\"}".utf8) + [0]
    _ = write(toBrowser, farewell, farewell.count)
    var status: Int32 = 0
    var attempts = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      attempts += 1
      if attempts > 500 {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        break
      }
      usleep(10_000)
    }
    close(toBrowser)
    close(fromBrowser)
  }

  /// A pipe whose ends are far from the descriptors the browser listens on, and closed in other children.
  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw Failure(message: "no pipe") }
    defer { for end in ends { close(end) } }
    return (fcntl(ends[0], F_DUPFD_CLOEXEC, 20), fcntl(ends[1], F_DUPFD_CLOEXEC, 20))
  }

  /// Sends a command and waits for its answer.
  @discardableResult
  func send(_ method: String, _ parameters: [String: Any] = [:], session: String? = nil) throws -> [String: Any] {
    number += 1
    var message: [String: Any] = ["id": number, "method": method, "params": parameters]
    message["sessionId"] = session
    var bytes = Array(try JSONSerialization.data(withJSONObject: message)) + [0]
    while !bytes.isEmpty {
      let written = write(toBrowser, bytes, bytes.count)
      guard written > 0 else { throw Failure(message: "the browser is gone") }
      bytes.removeFirst(written)
    }
    while true {
      let answer = try receive()
      guard answer["id"] as? Int == number else {
        events.append(answer)
        continue
      }
      if let error = answer["error"] as? [String: Any] { throw Failure(message: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  /// Waits for an event of the session, those that came already included.
  func wait(for method: String, session: String) throws {
    func matches(_ event: [String: Any]) -> Bool {
      event["method"] as? String == method && event["sessionId"] as? String == session
    }
    if let index = events.firstIndex(where: matches) {
      events.remove(at: index)
      return
    }
    while true {
      let event = try receive()
      if matches(event) { return }
      events.append(event)
    }
  }

  private func receive() throws -> [String: Any] {
    while true {
      if let end = buffer.firstIndex(of: 0) {
        let message = Data(buffer[..<end])
        buffer.removeSubrange(...end)
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      var waiting = pollfd(fd: fromBrowser, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 120_000) > 0 else { throw Failure(message: "the browser does not answer") }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(fromBrowser, &chunk, chunk.count)
      guard count > 0 else { throw Failure(message: "the browser is gone") }
      buffer += chunk[..<count]
    }
  }
}
