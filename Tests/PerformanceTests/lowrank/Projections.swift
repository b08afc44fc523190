import Lemma

func projections(_ inputs: Inputs) -> [String: Kernel] {
  let long = inputs.vector("long")
  let padded = concatenate(long, Vector((1 << 20) - long.count))
  let points = inputs.matrix("points", columns: 128)
  var generator = SeededGenerator(seed: 2)
  let fast = RandomProjection(.subsampledHadamard, from: long.count, to: 2000, using: &generator)
  let hash = HyperplaneHash(dimension: 128, bits: 256, using: &generator)
  return [
    "Hadamard transform": Kernel({ hadamardTransform(padded) }) { $0.squaredNorm },
    "fast JL": Kernel({ fast(long) }) { $0.squaredNorm },
    "hashing": Kernel({ hash.signatures(of: points) }) { ones(in: $0) },
  ]
}

/// The fraction of bits that are set.
private func ones(in signatures: [[UInt64]]) -> Double {
  let count = signatures.reduce(0) { total, words in total + words.reduce(0) { $0 + $1.nonzeroBitCount } }
  return Double(count) / Double(signatures.count * 256)
}
