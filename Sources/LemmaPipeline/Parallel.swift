internal import Dispatch
internal import Synchronization

/// `transform` of each element, on all cores, in order.
func parallelMap<Element: Sendable, Value: Sendable>(
  _ elements: [Element], _ transform: @Sendable (Element) -> Value
) -> [Value] {
  // A handful of chunks per core keeps the cores even without a lock for every element.
  let chunk = max(1, elements.count / 64)
  let count = (elements.count + chunk - 1) / chunk
  let results = Mutex<[Int: [Value]]>([:])
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let part = elements[index * chunk..<min((index + 1) * chunk, elements.count)].map(transform)
    results.withLock { $0[index] = part }
  }
  return results.withLock { parts in (0..<count).flatMap { parts[$0] ?? [] } }
}
