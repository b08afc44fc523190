import Lemma
import Testing

/// What holds for every gradient, over seeded sweeps, and what is refused.
@Suite struct LoRAGAIdentityTests {
  @Test func startsLeaveTheWeightAlone() {
    for seed in sweep {
      var draw = Draw(seed)
      let scale = 0.5 + abs(draw.random.number())
      let starts = [
        LoRA.zeroProduct(weight: draw.weight, a: draw.random.matrix(draw.n, draw.rank), scale: scale),
        LoRA.gradientAligned(weight: draw.weight, gradient: draw.gradient, rank: draw.rank, scale: scale),
        LoRA.principal(weight: draw.weight, rank: draw.rank, scale: scale),
      ]
      for start in starts {
        #expect((start.weight - draw.weight).elements.allSatisfy { abs($0) < 1e-14 }, "seed \(seed)")
        #expect(start.rank == draw.rank)
      }
    }
  }

  /// The error is the tail of the spectrum beyond $2r$, and no other factors do better.
  @Test func alignedErrorIsTheTailAndALowerBound() {
    for seed in sweep {
      var draw = Draw(seed)
      let adapter = LoRA.gradientAligned(weight: draw.weight, gradient: draw.gradient, rank: draw.rank)
      let values = singularValues(draw.gradient).elements
      let tail = values.dropFirst(2 * draw.rank).reduce(0) { $0 + $1 * $1 }
      let error = adapter.firstStepError(gradient: draw.gradient)
      #expect(abs(error - tail) < 1e-12 * (1 + tail), "seed \(seed)")
      let other = LoRA(
        base: draw.weight, a: draw.random.matrix(draw.n, draw.rank), b: draw.random.matrix(draw.rank, draw.m))
      #expect(other.firstStepError(gradient: draw.gradient) >= tail - 1e-12, "seed \(seed)")
    }
  }

  /// $\eta^2\sum_{i>2r}\sigma_i^2+\eta^4\sum_{i\le r}\sigma_i^2\sigma_{r+i}^2$.
  @Test func firstStepDistanceHasTwoTerms() {
    for seed in sweep {
      let draw = Draw(seed)
      let rate = 0.3
      var adapter = LoRA.gradientAligned(weight: draw.weight, gradient: draw.gradient, rank: draw.rank)
      adapter.step(gradient: draw.gradient, learningRate: rate)
      let distance = (adapter.weight - (draw.weight - rate * draw.gradient)).frobeniusNorm
      let s = singularValues(draw.gradient)
      let tail = s.elements.dropFirst(2 * draw.rank).reduce(0) { $0 + $1 * $1 }
      let cross = (0..<draw.rank).reduce(0.0) { $0 + pow(s[$1] * s[$1 + draw.rank], 2) }
      let expected = rate * rate * tail + pow(rate, 4) * cross
      #expect(abs(distance * distance - expected) < 1e-12 * (1 + expected), "seed \(seed)")
    }
  }

  @Test func factorGradientsMeetCentralDifferences() {
    for seed in sweep {
      var draw = Draw(seed)
      let (a, b) = (draw.random.matrix(draw.n, draw.rank), draw.random.matrix(draw.rank, draw.m))
      let adapter = LoRA(base: draw.weight, a: a, b: b, scale: 0.7)
      let gradients = adapter.factorGradients(of: adapter.weight - draw.gradient)
      let (da, db) = (draw.random.matrix(draw.n, draw.rank), draw.random.matrix(draw.rank, draw.m))
      func loss(_ h: Double) -> Double {
        let moved = LoRA(base: draw.weight, a: a + h * da, b: b + h * db, scale: 0.7)
        let norm = (moved.weight - draw.gradient).frobeniusNorm
        return 0.5 * norm * norm
      }
      let difference = (loss(1e-5) - loss(-1e-5)) / 2e-5
      let derivative = sum(Vector((gradients.a .* da).elements)) + sum(Vector((gradients.b .* db).elements))
      #expect(abs(difference - derivative) < 1e-7 * (1 + abs(derivative)), "seed \(seed)")
    }
  }

  /// The naive step, which updates $A$ first and uses the new $A$ in the gradient of $B$, is not the gradient's.
  @Test func bothFactorsMoveFromTheSamePoint() {
    var draw = Draw(7)
    let (a, b) = (draw.random.matrix(draw.n, draw.rank), draw.random.matrix(draw.rank, draw.m))
    var adapter = LoRA(base: draw.weight, a: a, b: b)
    let gradients = adapter.factorGradients(of: draw.gradient)
    var naive = adapter
    adapter.step(gradient: draw.gradient, learningRate: 0.1, ratio: 3)
    #expect(adapter.a == a - 0.1 * gradients.a)
    #expect(relativeError(adapter.b, b - 0.3 * gradients.b) < 1e-15)
    naive.a = naive.a - 0.1 * naive.factorGradients(of: draw.gradient).a
    naive.b = naive.b - 0.3 * naive.factorGradients(of: draw.gradient).b
    #expect(relativeError(naive.b, adapter.b) > 1e-3)
  }

  /// A scale $s$ multiplies the first-order movement by $s^2$.
  @Test func scaleChangesTheAlignment() {
    for seed in sweep {
      let draw = Draw(seed)
      let error = { (scale: Double) in
        LoRA.gradientAligned(weight: draw.weight, gradient: draw.gradient, rank: draw.rank, scale: scale)
          .firstStepError(gradient: draw.gradient)
      }
      let values = singularValues(draw.gradient)
      let captured = values[0..<2 * draw.rank].squaredNorm
      let tail = values.squaredNorm - captured
      #expect(abs(error(0.5) - (tail + 0.5625 * captured)) < 1e-12 * (1 + captured), "seed \(seed)")
    }
  }

  @Test func shapesAndRanksAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LoRA.gradientAligned(
        weight: Matrix(rows: 4, columns: 3), gradient: .identity(4)[rows: 0..<4, columns: 0..<3], rank: 2)
    }
    #expect(message(result).contains("LoRA-GA needs 2·rank singular directions, 4 of 4 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LoRA.gradientAligned(weight: .identity(4), gradient: Matrix(rows: 4, columns: 4), rank: 1)
    }
    #expect(message(result).contains("gradientAligned: the gradient is zero"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LoRA(base: .identity(3), a: Matrix(rows: 3, columns: 2), b: Matrix(rows: 1, columns: 3))
    }
    #expect(message(result).contains("LoRA: factors 3 x 2 and 1 x 3 do not fit 3 x 3"))
  }
}

/// A random weight and gradient of one shape, and a rank that fits.
private struct Draw {
  var random: SeededMatrices
  let n: Int
  let m: Int
  let rank: Int
  let weight: Matrix
  let gradient: Matrix

  init(_ seed: Int) {
    random = SeededMatrices(seed)
    n = random.integer(in: 2...9)
    m = random.integer(in: 2...9)
    rank = random.integer(in: 1...min(n, m) / 2)
    weight = random.matrix(n, m)
    gradient = random.matrix(n, m)
  }
}
