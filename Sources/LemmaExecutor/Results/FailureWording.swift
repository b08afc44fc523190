internal import Glibc
internal import LemmaResult

/// Failures in words. Facts are collected elsewhere; every sentence that a reader sees about a failed run stands here.
enum FailureWording {
  typealias Words = (kind: Failure.Kind, message: String)

  static func timeOut(seconds: Double) -> Words {
    (.limit, "stopped after \(seconds.formattedSeconds): the block's time limit")
  }

  static let tooManyRecords: Words = (.limit, "stopped: it showed more than the limit for results allows")

  /// A signal that the program's own handler caught.
  static func caught(_ status: StatusPage, limits: Limits, words: String?) -> Words {
    switch status.signal {
    case SIGSYS: refused(status.systemCall)
    case SIGXCPU: (.limit, "stopped: it used more processor time than its limit")
    case SIGXFSZ: (.limit, "stopped: it printed or wrote more than \(limits.fileSize.formattedBytes)")
    case _ where status.isStackOverflow: (.trapped, "the stack overflowed, as in an endless recursion")
    case SIGSEGV, SIGBUS: (.trapped, words ?? "it accessed memory that is not its own")
    case SIGABRT: (.trapped, words ?? "it aborted")
    default: (.trapped, words ?? "it trapped")
    }
  }

  /// How a process ended whose handler could say nothing.
  static func ended(_ signal: Int32) -> Words {
    switch signal {
    // Process creation blocks every signal while it asks the kernel.
    case SIGSYS: refusedProcess
    case SIGKILL: (.limit, "stopped by the system, probably for lack of memory")
    case SIGXCPU: (.limit, "stopped: it used more processor time than its limit")
    case SIGSEGV, SIGBUS: (.trapped, "it accessed memory that is not its own, or its stack overflowed")
    default: (.trapped, "ended by signal \(signal)")
    }
  }

  static func exited(_ status: Int32) -> Words {
    (.trapped, "the program ended itself with exit status \(status)")
  }

  static func outOfMemory(_ limits: Limits) -> Words {
    (.limit, "stopped: it asked for more memory than its limit of \(limits.memory.formattedBytes)")
  }

  static func cutOutput(_ limits: Limits) -> String {
    "\n… cut: only the first \(limits.shownOutput.formattedBytes) are kept\n"
  }

  private static let refusedProcess: Words = (.denied, "it tried to start a process, which an article may not")

  private static func refused(_ systemCall: Int) -> Words {
    if SystemCall.process.contains(systemCall) { return refusedProcess }
    if systemCall == SystemCall.socket { return (.denied, "it tried to reach the network, which an article may not") }
    return (.denied, "it asked the system for something that an article may not do (call \(systemCall))")
  }
}

/// Numbers of the refused system calls that have words of their own.
private enum SystemCall {
  #if arch(arm64)
    static let process: Set<Int> = [220, 221, 281, 435]
    static let socket = 198
  #else
    static let process: Set<Int> = [56, 57, 58, 59, 322, 435]
    static let socket = 41
  #endif
}

extension Double {
  fileprivate var formattedSeconds: String {
    self == rounded() && self < 1e9 ? "\(Int(self)) s" : "\(self) s"
  }
}

extension Int {
  fileprivate var formattedBytes: String {
    switch self {
    case (1 << 30)... where self % (1 << 30) == 0: "\(self >> 30) GiB"
    case (1 << 20)...: "\(self >> 20) MiB"
    case (1 << 10)...: "\(self >> 10) KiB"
    default: "\(self) bytes"
    }
  }
}
