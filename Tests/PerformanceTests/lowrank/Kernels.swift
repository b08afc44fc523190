import Lemma

func kernels(_ inputs: Inputs) -> [String: Kernel] {
  factorizations(inputs).merging(projections(inputs)) { first, _ in first }
}
