import Lemma

/// Section 10: the gradient of a network of two layers, 256 wide, for a batch of 256.
func network(_ inputs: Inputs) -> [String: Kernel] {
  let width = 256
  let batch = inputs.matrix("batch256", columns: width)
  let target = inputs.matrix("target256", columns: width)
  let parameters = inputs.vector("parameters256")
  return [
    "network": Kernel({
      gradient(of: { loss(TracedMatrix(batch), TracedMatrix(target), $0, width: width) }, at: parameters)
    }) {
      dot($0, parameters)
    }
  ]
}

/// The mean squared error of $\tanh(XW_1 + b_1)W_2 + b_2$, the parameters one after another.
private func loss(_ x: TracedMatrix, _ target: TracedMatrix, _ p: TracedVector, width: Int) -> TracedScalar {
  let size = width * width
  let first = TracedMatrix(p[0..<size], rows: width, columns: width)
  let second = TracedMatrix(p[size + width..<2 * size + width], rows: width, columns: width)
  let hidden = tanh((x * first).adding(toEachRow: p[size..<size + width]))
  let output = (hidden * second).adding(toEachRow: p[2 * size + width..<p.count])
  return (output - target).elements.squaredNorm / Double(size)
}
