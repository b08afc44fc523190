import Lemma

/// Every kernel of the generative systems, by the name that `comparators.py` gives.
func kernels(_ inputs: Inputs) -> [String: Kernel] {
  [transport(inputs), samplers(inputs)].reduce(into: [:]) { all, group in all.merge(group) { first, _ in first } }
}
