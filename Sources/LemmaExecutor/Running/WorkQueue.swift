internal import Dispatch
internal import Foundation
internal import Synchronization

/// Tasks that may add further tasks, carried out side by side until none is left.
package final class WorkQueue: Sendable {
  package typealias Task = @Sendable (WorkQueue) -> Void

  private struct State {
    var waiting: [Task] = []
    var running = 0
  }

  private let state = Mutex(State())
  private let changed = DispatchSemaphore(value: 0)
  private let threads: Int

  package init(threads: Int) { self.threads = max(1, threads) }

  package func add(_ task: @escaping Task) {
    state.withLock { $0.waiting.append(task) }
    changed.signal()
  }

  /// Returns when every task is done, those added meanwhile included.
  package func drain() {
    let group = DispatchGroup()
    for _ in 0..<threads {
      group.enter()
      let thread = Thread { [self] in
        work()
        group.leave()
      }
      // The parser of Swift text recurses with the depth of the text.
      thread.stackSize = 8 << 20
      thread.start()
    }
    group.wait()
  }

  private enum Turn {
    case task(Task)
    case wait
    case done
  }

  private func work() {
    while true {
      switch next() {
      case .done:
        // Wake the others, so that they see it too.
        changed.signal()
        return
      case .wait: changed.wait()
      case .task(let task):
        task(self)
        state.withLock { $0.running -= 1 }
        changed.signal()
      }
    }
  }

  private func next() -> Turn {
    state.withLock { state in
      guard state.waiting.isEmpty else {
        state.running += 1
        return .task(state.waiting.removeFirst())
      }
      return state.running == 0 ? .done : .wait
    }
  }
}
