internal import Glibc
import Lemma
import Testing

extension OptimizerTests {
  @Test func gradientsAgreeWithDifferences() {
    for problem in Battery.all {
      for seed in sweep.prefix(20) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let point = problem.initial.map { $0.perturbed(using: &generator) }
        let direction = problem.initial.map { $0.perturbed(using: &generator) }
        let slope = zip(problem.gradients(point), direction).reduce(0.0) { $0 + inner($1.0, $1.1) }
        let h = 1e-5
        let ahead = problem.loss(zip(point, direction).map { sum($0, $1, h) })
        let behind = problem.loss(zip(point, direction).map { sum($0, $1, -h) })
        #expect(abs(slope - (ahead - behind) / (2 * h)) < 1e-5 * (1 + abs(slope)), "\(problem.name), seed \(seed)")
      }
    }
  }

  @Test func adamStepsAreThoseOfTheFormulas() throws {
    // Written out independently, with the moments as arrays and the bias corrections as in the paper.
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      var x = Vector.normal(count: 5, using: &generator)
      var (expected, m, v) = (x, Vector(5), Vector(5))
      var optimizer = AdamW(learningRate: 0.03, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, weightDecay: 0.2)
      for t in 1...7 {
        let g = Vector.normal(count: 5, using: &generator)
        try optimizer.step(&x, gradient: g)
        m = m * 0.8 + g * (1 - 0.8)
        v = v * 0.95 + g * g * (1 - 0.95)
        let (first, second) = (m / (1 - pow(0.8, Double(t))), v / (1 - pow(0.95, Double(t))))
        expected = expected - (first / (sqrt(second) + 1e-3) + expected * 0.2) * 0.03
      }
      #expect((x - expected).norm(.infinity) < 1e-13, "seed \(seed)")
    }
  }

  @Test func shapeOfATensorDoesNotMatter() throws {
    for seed in sweep.prefix(20) {
      var generator = SeededGenerator(seed: UInt64(seed))
      var w = Matrix.normal(rows: 3, columns: 4, using: &generator)
      var x = Vector(w.elements)
      var (first, second) = (
        AdamW(learningRate: 0.1, weightDecay: 0.1), AdamW(learningRate: 0.1, weightDecay: 0.1)
      )
      for _ in 0..<5 {
        let g = Matrix.normal(rows: 3, columns: 4, using: &generator)
        try first.step(&w, gradient: g)
        try second.step(&x, gradient: Vector(g.elements))
      }
      #expect(w.elements == x.elements)
    }
  }

  @Test func signumFollowsTheSignOfTheAverage() throws {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      var (x, average) = (Vector(6), Vector(6))
      var optimizer = SignSGD(learningRate: 0.5, momentum: 0.7)
      for _ in 0..<6 {
        let (before, g) = (x, Vector.normal(count: 6, using: &generator))
        try optimizer.step(&x, gradient: g)
        average = average * 0.7 + g * (1 - 0.7)
        #expect((before - x) * 2 == average.map { $0 > 0 ? 1 : ($0 < 0 ? -1 : 0) }, "seed \(seed)")
      }
    }
  }

  @Test func resetForgetsEverything() throws {
    var (x, y) = (Vector([1, 2]), Vector([1, 2]))
    var (used, fresh) = (AdamW(learningRate: 0.1), AdamW(learningRate: 0.1))
    var z = Vector([5, 5, 5])
    try used.step(&z, gradient: [1, -3, 2])
    used.reset()
    #expect(used.stepCount == 0)
    try used.step(&x, gradient: [0.3, -1])
    try fresh.step(&y, gradient: [0.3, -1])
    #expect(x == y)
  }
}

extension Parameter {
  /// This tensor plus normal noise of deviation 0.3.
  func perturbed(using generator: inout SeededGenerator) -> Parameter {
    switch self {
    case .vector(let x): .vector(x + Vector.normal(count: x.count, using: &generator) * 0.3)
    case .matrix(let w): .matrix(w + 0.3 * Matrix.normal(rows: w.rows, columns: w.columns, using: &generator))
    }
  }
}

private func inner(_ a: Parameter, _ b: Parameter) -> Double {
  switch (a, b) {
  case (.vector(let a), .vector(let b)): dot(a, b)
  default: dot(Vector(a.matrix.elements), Vector(b.matrix.elements))
  }
}

private func sum(_ a: Parameter, _ b: Parameter, _ scale: Double) -> Parameter {
  switch (a, b) {
  case (.vector(let a), .vector(let b)): .vector(a + b * scale)
  default: .matrix(a.matrix + scale * b.matrix)
  }
}
