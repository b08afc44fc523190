import Lemma
import Testing

/// A 256 x 256 matrix over GF(2), column by column: what the step makes of each bit of the state.
private struct BitMatrix {
  var columns: [SIMD4<UInt64>]

  /// One step of the generator, without its output.
  static func step(_ s: SIMD4<UInt64>) -> SIMD4<UInt64> {
    var s = s
    let shifted = s[1] << 17
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= shifted
    s[3] = s[3] << 45 | s[3] >> 19
    return s
  }

  static let transition = BitMatrix(
    columns: (0..<256).map { bit in
      var unit = SIMD4<UInt64>.zero
      unit[bit / 64] = 1 << UInt64(bit % 64)
      return step(unit)
    })

  func applied(to vector: SIMD4<UInt64>) -> SIMD4<UInt64> {
    var result = SIMD4<UInt64>.zero
    for word in 0..<4 {
      var bits = vector[word]
      while bits != 0 {
        result ^= columns[word * 64 + bits.trailingZeroBitCount]
        bits &= bits - 1
      }
    }
    return result
  }

  func squared() -> BitMatrix { BitMatrix(columns: columns.map(applied)) }
}

/// The jump against the transition's own power $2^{128}$, found by squaring its matrix 128 times.
@Suite struct JumpTests {
  @Test func jumpIsTheTransitionsPower() {
    var power = BitMatrix.transition
    for _ in 0..<128 { power = power.squared() }
    var words = SeededGenerator(seed: 77)
    for _ in 0..<100 {
      let state = SIMD4(words.next(), words.next(), words.next(), words.next())
      var generator = SeededGenerator(state: (state[0], state[1], state[2], state[3]))
      let jumped = power.applied(to: state)
      generator.jump()
      #expect(generator == SeededGenerator(state: (jumped[0], jumped[1], jumped[2], jumped[3])))
    }
  }

  @Test(arguments: 0..<100) func splitReturnsThePresentStateAndJumps(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var jumped = generator
    let start = generator
    jumped.jump()
    #expect(generator.split() == start && generator == jumped)
  }
}
