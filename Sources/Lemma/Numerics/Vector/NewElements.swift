internal import Glibc

/// An array of `count` elements, all of them written by `fill`, none of them twice.
@inlinable
@inline(__always)
func newElements(count: Int, _ fill: (UnsafeMutableBufferPointer<Double>) -> Void) -> [Double] {
  if count >= 0x4000 { keepFreedMemory() }
  return [Double](unsafeUninitializedCapacity: count) { buffer, initializedCount in
    if count >= 0x80000 { preferLargePages(buffer) }
    fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
    initializedCount = count
  }
}

/// Once: tells the allocator to keep freed memory instead of returning it to the system.
///
/// Every page that goes back has to be zeroed and mapped again. For temporaries of a million elements that takes ten times as
/// long as the arithmetic on them.
@usableFromInline
func keepFreedMemory() { allocatorConfigured }

private let allocatorConfigured: Void = {
  guard let address = dlsym(nil, "mallopt") else { return }
  let mallopt = unsafeBitCast(address, to: (@convention(c) (Int32, Int32) -> Int32).self)
  let (trimThreshold, mapThreshold): (Int32, Int32) = (-1, -3)
  _ = mallopt(trimThreshold, 256 << 20)
  _ = mallopt(mapThreshold, 32 << 20)
}()

/// Asks the system to back a buffer of megabytes with large pages.
///
/// Touching fresh memory page by page would take longer than filling it with random numbers.
@usableFromInline
func preferLargePages(_ buffer: UnsafeMutableBufferPointer<Double>) {
  guard let start = buffer.baseAddress else { return }
  let page = 4096
  let address = Int(bitPattern: start)
  let aligned = (address + page - 1) / page * page
  let length = address + buffer.count * MemoryLayout<Double>.stride - aligned
  // Advice: where the system does not know it, nothing changes.
  _ = madvise(UnsafeMutableRawPointer(bitPattern: aligned), length, MADV_HUGEPAGE)
}
