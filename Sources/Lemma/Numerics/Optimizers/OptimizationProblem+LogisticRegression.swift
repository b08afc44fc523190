extension OptimizationProblem {
  /// $\frac1n\sum_i[\log(1 + e^{z_i}) - y_iz_i] + \frac\rho2\lVert w\rVert^2$ with $z = Xw + b$, over `[w, [b]]` from zero.
  ///
  /// `features` has one row for each label; labels are 0 or 1; `ridge` $\rho \ge 0$ spares the bias. The minimum comes from
  /// Newton's method, about ten factorisations. Where the infimum is not attained (one label only, or separable data without a
  /// ridge) it is the value that Newton's iterates have reached when their Hessian is no longer definite.
  public static func logisticRegression(
    features: Matrix, labels: Vector, ridge: Double = 0.01
  ) -> OptimizationProblem {
    require(
      features.rows == labels.count && labels.count > 0,
      "logisticRegression: features \(features.shape) with \(labels.count) labels")
    require(labels.allSatisfy { $0 == 0 || $0 == 1 }, "logisticRegression: labels must be 0 or 1")
    require(ridge >= 0, "logisticRegression: ridge must not be negative, got \(ridge)")
    let model = LogisticModel(features: features, labels: labels, ridge: ridge)
    return OptimizationProblem(
      name: "logistic regression", initial: [.vector(Vector(features.columns)), .vector([0])],
      minimum: model.minimum()
    ) { parameters in
      model.loss(parameters[0].vector, parameters[1].vector[0])
    } gradients: { parameters in
      let (weights, bias) = model.gradient(parameters[0].vector, parameters[1].vector[0])
      return [.vector(weights), .vector([bias])]
    }
  }
}

/// The data of a logistic regression with its loss, gradient and Hessian.
private struct LogisticModel {
  let features: Matrix
  let labels: Vector
  let ridge: Double

  private func logits(_ weights: Vector, _ bias: Double) -> Vector { features * weights + bias }

  func loss(_ weights: Vector, _ bias: Double) -> Double {
    let z = logits(weights, bias)
    let total = sum(z.map { softplus($0) } - labels * z)
    return total / Double(labels.count) + 0.5 * ridge * weights.squaredNorm
  }

  func gradient(_ weights: Vector, _ bias: Double) -> (Vector, Double) {
    let residual = (logits(weights, bias).map { logistic($0) } - labels) / Double(labels.count)
    return (features.transposeTimes(residual) + weights * ridge, sum(residual))
  }

  /// The Hessian over weights and bias, the bias last.
  private func hessian(_ weights: Vector, _ bias: Double) -> Matrix {
    let curvature = logits(weights, bias).map { z in logistic(z) * logistic(-z) } / Double(labels.count)
    let count = weights.count
    let extended = Matrix(rows: features.rows, columns: count + 1) { $1 < count ? features[$0, $1] : 1 }
    let weighted = Matrix(rows: features.rows, columns: count + 1) { curvature[$0] * extended[$0, $1] }
    let penalty = Matrix(rows: count + 1, columns: count + 1) { $0 == $1 && $0 < count ? ridge : 0 }
    return transposeProduct(extended, weighted) + penalty
  }

  /// Newton's method with halved steps while the loss rises.
  func minimum() -> Double {
    var (weights, bias) = (Vector(features.columns), 0.0)
    var least = loss(weights, bias)
    for _ in 0..<100 {
      let (slope, biasSlope) = gradient(weights, bias)
      guard let factor = try? cholesky(hessian(weights, bias)),
        let half = try? solve(factor, concatenate(slope, [biasSlope])),
        let step = try? solve(factor.transpose, half)
      else { break }
      var (scale, next) = (1.0, Double.infinity)
      while scale > 1e-10 {
        next = loss(weights - step[0..<weights.count] * scale, bias - step[weights.count] * scale)
        if next < least { break }
        scale /= 2
      }
      guard next < least else { break }
      weights -= step[0..<weights.count] * scale
      bias -= step[weights.count] * scale
      least = next
    }
    return least
  }
}
