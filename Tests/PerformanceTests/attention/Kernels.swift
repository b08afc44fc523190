import Lemma

/// Every kernel of the attention systems, by the name that `comparators.py` gives.
func kernels(_ inputs: Inputs) -> [String: Kernel] {
  [streamedAttention(inputs), softmaxMaps(inputs)].reduce(into: [:]) { all, group in
    all.merge(group) { first, _ in first }
  }
}
