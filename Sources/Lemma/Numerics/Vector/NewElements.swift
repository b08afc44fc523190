internal import Glibc

/// An array of `count` elements, all of them written by `fill`, none of them twice.
@inlinable
@inline(__always)
func newElements(count: Int, _ fill: (UnsafeMutableBufferPointer<Double>) -> Void) -> [Double] {
  if count >= 0x4000 { keepFreedMemory() }
  return [Double](unsafeUninitializedCapacity: count) { buffer, initializedCount in
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
