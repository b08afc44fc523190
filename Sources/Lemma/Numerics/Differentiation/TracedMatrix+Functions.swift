/// $e^{a_{ij}}$ elementwise.
@_disfavoredOverload
public func exp(_ a: TracedMatrix) -> TracedMatrix { a.reshaping(exp(a.elements)) }

/// The natural logarithm elementwise.
@_disfavoredOverload
public func log(_ a: TracedMatrix) -> TracedMatrix { a.reshaping(log(a.elements)) }

/// $\tanh a_{ij}$ elementwise.
@_disfavoredOverload
public func tanh(_ a: TracedMatrix) -> TracedMatrix { a.reshaping(tanh(a.elements)) }

/// $\max(a_{ij}, 0)$ elementwise, with derivative 0 at 0.
@_disfavoredOverload
public func relu(_ a: TracedMatrix) -> TracedMatrix {
  let slopes = Vector(storage: mapElements(a.value.storage) { $0 > 0 ? 1 : $0 * 0 })
  return a.reshaping(.function(a.elements, a.elements.value * slopes, slopes: slopes))
}

/// $\sum a_{ij}$.
@_disfavoredOverload
public func sum(_ a: TracedMatrix) -> TracedScalar { sum(a.elements) }

/// The mean of all elements, of which there must be some.
@_disfavoredOverload
public func mean(_ a: TracedMatrix) -> TracedScalar { mean(a.elements) }

/// The softmax of every row.
@_disfavoredOverload
public func softmaxRows(_ a: TracedMatrix) -> TracedMatrix {
  let rows = (0..<a.rows).map { softmax(a.value[row: $0]).storage }
  let weights = Matrix(rows: a.rows, columns: a.columns, storage: Array(rows.joined()))
  return TracedMatrix.recording(weights, on: a.tape) { RowSoftmax(a: a.slots, weights: weights, result: $0) }
}

/// The logarithm of the sum of exponentials of every row, without overflow.
@_disfavoredOverload
public func logSumExpRows(_ a: TracedMatrix) -> TracedVector {
  TracedVector((0..<a.rows).map { logSumExp(a[row: $0]) })
}
