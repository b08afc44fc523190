internal import Glibc
package import LemmaResult
internal import Synchronization

/// Where records go: a descriptor in a worker process, an array elsewhere.
package final class RecordWriter: Sendable {
  private let descriptor: Int32?
  private let collected = Mutex<[Record]>([])

  /// - Parameter descriptor: Receives one JSON line per record; none collects the records instead.
  package init(descriptor: Int32? = nil) {
    self.descriptor = descriptor
  }

  /// Records kept because there is no descriptor.
  package var records: [Record] { collected.withLock { $0 } }

  /// Writes one record, whole, also when several threads write.
  package func write(_ record: Record) {
    guard let descriptor else { return collected.withLock { $0.append(record) } }
    guard let line = try? RecordCoding().line(for: record) else {
      preconditionFailed("a result could not be encoded")
    }
    collected.withLock { _ in send(line, to: descriptor) }
  }

  private func send(_ line: [UInt8], to descriptor: Int32) {
    line.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          // Nobody reads any more: the program's results are of no use to anyone.
          _exit(1)
        }
      }
    }
  }
}
