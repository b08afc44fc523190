import Lemma

/// Every kernel of the numerics core, by the name that `comparators.py` gives.
func kernels(_ inputs: Inputs) -> [String: Kernel] {
  [
    arrays(inputs), randomNumbers(inputs), linearAlgebra(inputs), closures(inputs), statistics(inputs),
    specialFunctions(inputs), derivatives(inputs), network(inputs),
  ].reduce(into: [:]) { all, group in all.merge(group) { first, _ in first } }
}
