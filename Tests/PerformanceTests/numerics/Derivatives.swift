import Lemma

/// Section 10: the Rosenbrock function of 1,000 variables.
func derivatives(_ inputs: Inputs) -> [String: Kernel] {
  let x = inputs.vector("vector1000")
  let direction = inputs.vector("direction1000")
  // Same numbers for all three: the sum of the result.
  return [
    "Rosenbrock": Kernel { rosenbrock(x) },
    "gradient": Kernel { gradient(of: tracedRosenbrock, at: x) },
    "Hessian-vector product": Kernel { hessianVectorProduct(of: tracedRosenbrock, at: x, along: direction) },
    "value and gradient": Kernel({ valueAndGradient(of: tracedRosenbrock, at: x) }) { $0.value },
    "value and gradient, scalars": Kernel({ valueAndGradient(of: scalarRosenbrock, at: x) }) { $0.value },
    "Hessian-vector product, scalars": Kernel {
      hessianVectorProduct(of: scalarRosenbrock, at: x, along: direction)
    },
  ]
}
