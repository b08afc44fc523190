/// A reproducible stream of random numbers: xoshiro256++ with its state filled by SplitMix64.
///
/// The stream is a contract. The same seed gives the same words, and each sampler turns words into numbers by
/// one documented algorithm, so that what an article printed yesterday it prints tomorrow, under any toolchain.
/// `Double.random(in:using:)` and `shuffle(using:)` of the standard library promise no such thing and are not used.
///
/// Period $2^{256}-1$; a word costs four shifts and rotations and no multiplication. Not for cryptography.
///
/// - Important: A copy of a generator repeats its stream. Pass it `inout`; parallel work takes ``split()``.
///
/// Source: Blackman, Vigna, "Scrambled linear pseudorandom number generators", 2021, arXiv:1805.01407.
@frozen
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
  @usableFromInline var s0: UInt64
  @usableFromInline var s1: UInt64
  @usableFromInline var s2: UInt64
  @usableFromInline var s3: UInt64

  /// A generator whose state is four words of SplitMix64 started at `seed`; every seed is good, 0 included.
  public init(seed: UInt64) {
    var mixer = SplitMix64(state: seed)
    self.init(state: (mixer.next(), mixer.next(), mixer.next(), mixer.next()))
  }

  /// A generator in the given state, for the published reference outputs.
  ///
  /// - Precondition: not all four words are 0, the one state the recurrence never leaves.
  public init(state: (UInt64, UInt64, UInt64, UInt64)) {
    require(
      state.0 | state.1 | state.2 | state.3 != 0,
      "SeededGenerator: the state (0, 0, 0, 0) is not allowed, it would produce zeros for ever")
    (s0, s1, s2, s3) = state
  }

  /// The next 64-bit word.
  @inlinable
  public mutating func next() -> UInt64 {
    let sum = s0 &+ s3
    let word = (sum &<< 23 | sum &>> 41) &+ s0
    let shifted = s1 &<< 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = s3 &<< 45 | s3 &>> 19
    return word
  }
}

/// The generator that fills another one's state: every 64-bit seed gives a well-mixed start.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
package struct SplitMix64 {
  var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var x = state
    x = (x ^ (x &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x &>> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x &>> 31)
  }
}
