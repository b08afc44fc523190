import LemmaExecutor
import Synchronization
import Testing

@Suite struct WorkQueueTests {
  @Test(arguments: [1, 2, 7])
  func carriesOutTasksThatTasksAdd(threads: Int) {
    let count = Atomic(0)
    let queue = WorkQueue(threads: threads)
    for _ in 0..<20 {
      queue.add { queue in
        count.add(1, ordering: .relaxed)
        for _ in 0..<5 { queue.add { _ in count.add(1, ordering: .relaxed) } }
      }
    }
    queue.drain()
    #expect(count.load(ordering: .relaxed) == 120)
  }

  @Test func endsWithoutTasks() {
    WorkQueue(threads: 3).drain()
  }
}
