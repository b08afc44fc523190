import Lemma

/// Section 10: the Rosenbrock function of 1,000 variables.
func derivatives(_ inputs: Inputs) -> [String: Kernel] {
  let x = inputs.vector("vector1000")
  let direction = inputs.vector("direction1000")
  return [
    "Rosenbrock": Kernel { rosenbrock(x) },
    "gradient": Kernel { gradient(of: tracedRosenbrock, at: x) },
    "Hessian-vector product": Kernel { hessianVectorProduct(of: tracedRosenbrock, at: x, along: direction) },
  ]
}
