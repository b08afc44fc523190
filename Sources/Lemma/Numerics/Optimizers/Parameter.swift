/// One tensor of a model: what an optimizer moves, and in the same shape the gradient by which it does.
public enum Parameter: Equatable, Sendable {
  case vector(Vector)
  case matrix(Matrix)
}

extension Parameter {
  /// The vector. A matrix is a precondition failure.
  public var vector: Vector {
    guard case .vector(let vector) = self else { preconditionFailed("Parameter is a matrix, not a vector") }
    return vector
  }

  /// The matrix. A vector is a precondition failure.
  public var matrix: Matrix {
    guard case .matrix(let matrix) = self else { preconditionFailed("Parameter is a vector, not a matrix") }
    return matrix
  }

  /// The number of elements.
  public var count: Int { elements.count }

  /// $\sqrt{\frac1n\sum x_i^2}$; 0 for an empty parameter.
  public var rootMeanSquare: Double { count == 0 ? 0 : norm / Double(count).squareRoot() }

  /// The Euclidean norm of a vector, the Frobenius norm of a matrix.
  public var norm: Double { Vector(storage: elements).norm }
}

extension Parameter {
  /// The elements, a matrix's row by row, sharing its storage.
  var elements: [Double] {
    switch self {
    case .vector(let vector): vector.storage
    case .matrix(let matrix): matrix.storage
    }
  }

  var shape: ParameterShape {
    switch self {
    case .vector(let vector): .vector(vector.count)
    case .matrix(let matrix): .matrix(matrix.rows, matrix.columns)
    }
  }

  /// Changes the elements in place where nothing else refers to them. The body must not change their number.
  @inline(__always)
  mutating func updateElements(_ body: (UnsafeMutableBufferPointer<Double>) -> Void) {
    // The payload has one owner only once the enumeration has let go of it.
    switch self {
    case .vector(var vector):
      self = .vector([])
      vector.storage.withUnsafeMutableBufferPointer { body($0) }
      self = .vector(vector)
    case .matrix(var matrix):
      self = .vector([])
      matrix.storage.withUnsafeMutableBufferPointer { body($0) }
      self = .matrix(matrix)
    }
  }
}

extension Parameter {
  /// Takes the elements, of which there must be as many, and gives its own.
  mutating func exchangeElements(with others: inout [Double]) {
    switch self {
    case .vector(var vector):
      self = .vector([])
      swap(&vector.storage, &others)
      self = .vector(vector)
    case .matrix(var matrix):
      self = .vector([])
      swap(&matrix.storage, &others)
      self = .matrix(matrix)
    }
  }
}

/// What must stay the same from one step to the next.
enum ParameterShape: Equatable, Sendable {
  case vector(Int)
  case matrix(Int, Int)

  var count: Int {
    switch self {
    case .vector(let count): count
    case .matrix(let rows, let columns): rows * columns
    }
  }
}
