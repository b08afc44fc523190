internal import CLapack

/// Signatures of vectors: on which side of each of many random hyperplanes through the origin they lie.
///
/// Bit $k$ is $[\langle a_k, x\rangle \ge 0]$ with normal $a_k$, stored as bit $k \bmod 64$ of word $\lfloor k/64\rfloor$; unused bits are 0. The zero vector
/// lies on the positive side of all of them: its angles mean nothing.
public struct HyperplaneHash: Sendable {
  /// The number of bits in a signature.
  public let bits: Int
  private let normals: Matrix

  /// Draws `bits` hyperplanes in `dimension` dimensions, both positive.
  public init(dimension: Int, bits: Int, using generator: inout SeededGenerator) {
    require(dimension > 0, "HyperplaneHash: dimension must be positive, got \(dimension)")
    require(bits > 0, "HyperplaneHash: bits must be positive, got \(bits)")
    self.bits = bits
    normals = .normal(rows: bits, columns: dimension, using: &generator)
  }

  /// The signature of one vector, $2md$ operations for $m$ bits in $d$ dimensions.
  public func signature(of x: Vector) -> [UInt64] {
    require(x.count == normals.columns, "HyperplaneHash: \(x.count) coordinates for \(normals.columns) dimensions")
    return (normals * x).storage.withUnsafeBufferPointer { packedSigns($0) }
  }

  /// The signatures of all rows, by products of matrices small enough to stay in the cache.
  public func signatures(of points: Matrix) -> [[UInt64]] {
    require(
      points.columns == normals.columns,
      "HyperplaneHash: points with \(points.columns) coordinates for \(normals.columns) dimensions")
    let strip = 256
    var sides = [Double](repeating: 0, count: Swift.min(strip, points.rows) * bits)
    var result: [[UInt64]] = []
    result.reserveCapacity(points.rows)
    for top in stride(from: 0, to: points.rows, by: strip) {
      let height = Swift.min(strip, points.rows - top)
      project(points, top, height, &sides)
      sides.withUnsafeBufferPointer { sides in
        for row in 0..<height {
          result.append(packedSigns(UnsafeBufferPointer(rebasing: sides[row * bits..<(row + 1) * bits])))
        }
      }
    }
    return result
  }

  private func project(_ points: Matrix, _ top: Int, _ height: Int, _ sides: inout [Double]) {
    prepareBLAS()
    let (d, m) = (lapackInt(points.columns), lapackInt(bits))
    points.storage.withUnsafeBufferPointer { points in
      cblas_dgemm(
        CblasRowMajor, CblasNoTrans, CblasTrans, lapackInt(height), m, d, 1,
        points.baseAddress! + top * normals.columns, d, normals.storage, d, 0, &sides, m)
    }
  }

  /// $\pi$ times the fraction of bits that differ: a consistent estimate of the angle between the vectors.
  public func angle(between a: [UInt64], and b: [UInt64]) -> Double {
    .pi * Double(hammingDistance(a, b)) / Double(bits)
  }
}

/// The number of bits in which two signatures of equal length differ.
public func hammingDistance(_ a: [UInt64], _ b: [UInt64]) -> Int {
  require(a.count == b.count, "hammingDistance: signatures of \(a.count) and \(b.count) words")
  return (0..<a.count).reduce(0) { $0 + (a[$1] ^ b[$1]).nonzeroBitCount }
}

/// A set bit for every number that is at least 0, -0 included.
private func packedSigns(_ x: UnsafeBufferPointer<Double>) -> [UInt64] {
  let words = (x.count + 63) / 64
  return [UInt64](unsafeUninitializedCapacity: words) { buffer, count in
    for word in 0..<words {
      let start = word &* 64
      let length = Swift.min(64, x.count &- start)
      var packed: UInt64 = 0
      for index in start..<start &+ length {
        packed = packed &>> 1 | ~(x[index] + 0.0).bitPattern & 0x8000_0000_0000_0000
      }
      buffer[word] = packed &>> UInt64(64 &- length)
    }
    count = words
  }
}
