/// Compares the gradients by the input and by the parameters of $f(\mathtt{network}(x))$ at one input `x`.
///
/// `outputGradient` maps the network's output $h$ to $\partial f/\partial h$, of the same length. A forward pass that
/// carries the Jacobian along and a backward pass: for a layer of $m$ outputs and $n$ inputs the cost is $2mn$
/// operations for each of the network's inputs, and two norms; with spectral norms two singular value decompositions.
/// All numbers must be finite.
///
/// The inequality is one of a single sample: it says nothing about a gradient averaged over a batch.
public func compareGradientPenalties(
  of network: MLP, at x: Vector, norm: GradientPenaltyComparison.Norm = .spectral, outputGradient: (Vector) -> Vector
) -> GradientPenaltyComparison {
  let inputs = network.layers[0].weight.columns
  require(
    x.count == inputs, "compareGradientPenalties: x has \(x.count) elements, the network \(inputs) inputs")
  let (terms, output) = penaltyTerms(of: network, at: x, norm: norm)
  let cotangent = outputGradient(output)
  require(
    cotangent.count == output.count,
    "compareGradientPenalties: outputGradient has \(cotangent.count) elements for \(output.count) outputs")
  let gradient = network.pullback(at: x, cotangent: cotangent)
  return GradientPenaltyComparison(
    inputPenalty: gradient.input.squaredNorm, parameterPenalty: gradient.parameters.squaredNorm, terms: terms)
}

/// The summand of every layer, and the network's output.
private func penaltyTerms(
  of network: MLP, at x: Vector, norm: GradientPenaltyComparison.Norm
) -> (terms: Vector, output: Vector) {
  var hidden = x
  var jacobian: Matrix? = nil
  var terms: [Double] = []
  for layer in network.layers {
    // The input's own Jacobian is the identity, whose norms are known.
    let jacobianNorm = jacobian.map { norm.of($0) } ?? norm.ofIdentity(x.count)
    let denominator = norm.of(layer.weight) * jacobianNorm
    terms.append((1 + hidden.squaredNorm) / (denominator * denominator))
    let argument = layer.weight * hidden + layer.bias
    hidden = layer.activation(argument)
    let slopes = layer.activation.slopes(at: argument, value: hidden)
    jacobian = scalingRows(of: jacobian.map { layer.weight * $0 } ?? layer.weight, by: slopes)
  }
  return (Vector(terms), hidden)
}

/// $\operatorname{diag}(s)\,A$.
private func scalingRows(of a: Matrix, by s: Vector) -> Matrix {
  Matrix(rows: a.rows, columns: a.columns) { row, column in s[row] * a[row, column] }
}

extension GradientPenaltyComparison.Norm {
  fileprivate func of(_ a: Matrix) -> Double {
    self == .spectral ? a.spectralNorm : a.frobeniusNorm
  }

  fileprivate func ofIdentity(_ n: Int) -> Double {
    self == .spectral ? 1 : Double(n).squareRoot()
  }
}
