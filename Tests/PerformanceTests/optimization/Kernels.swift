import Lemma

/// Every kernel of the optimization systems, by the name that `comparators.py` gives.
func kernels(_ inputs: Inputs) -> [String: Kernel] {
  optimizers(inputs).merging(matrixSigns(inputs)) { first, _ in first }
}
