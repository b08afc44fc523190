import Lemma
import Testing

/// Back-propagation against differences of the forward pass, and what normalisation implies for it.
@Suite struct DeepNetGradientTests {
  @Test(arguments: [ResidualStack.Placement.postNorm(alpha: 1.7), .postNorm(alpha: -0.5), .preNorm])
  func gradientsMeetCentralDifferences(placement: ResidualStack.Placement) {
    for seed in sweep {
      var draw = Draw(seed, placement)
      let direction = draw.blocks(like: draw.stack.blocks)
      let h = 1e-5
      let difference = (draw.loss(moved: direction, by: h) - draw.loss(moved: direction, by: -h)) / (2 * h)
      let gradients = draw.stack.gradients(at: draw.x, probe: draw.probe)
      let derivative = zip(gradients, direction).reduce(0) {
        $0 + inner($1.0.first, $1.1.first) + inner($1.0.second, $1.1.second)
      }
      // A relu that changes its side within the step leaves an error of order h.
      #expect(abs(difference - derivative) < 1e-3 * (1 + abs(derivative)), "seed \(seed)")
    }
  }

  /// Away from kinks the error is that of the differences alone, of order $h^2$.
  @Test(arguments: [ResidualStack.Placement.postNorm(alpha: 1.7), .preNorm])
  func mostGradientsMeetCentralDifferencesToEightDigits(placement: ResidualStack.Placement) {
    let errors = sweep.map { seed in
      var draw = Draw(seed, placement)
      let direction = draw.blocks(like: draw.stack.blocks)
      let h = 1e-5
      let difference = (draw.loss(moved: direction, by: h) - draw.loss(moved: direction, by: -h)) / (2 * h)
      let gradients = draw.stack.gradients(at: draw.x, probe: draw.probe)
      let derivative = zip(gradients, direction).reduce(0) {
        $0 + inner($1.0.first, $1.1.first) + inner($1.0.second, $1.1.second)
      }
      return abs(difference - derivative) / (1 + abs(derivative))
    }
    #expect(errors.sorted()[errors.count * 9 / 10] < 1e-8)
  }

  @Test func normIsTheSumOfTheGradients() {
    for seed in sweep {
      let draw = Draw(seed, .preNorm)
      let elements = draw.stack.gradients(at: draw.x, probe: draw.probe).flatMap {
        $0.first.elements + $0.second.elements
      }
      let squares = elements.map { $0 * $0 }.reduce(0, +)
      let magnitudes = elements.map { abs($0) }.reduce(0, +)
      #expect(abs(draw.stack.gradientNormSquared(at: draw.x, probe: draw.probe) / squares - 1) < 1e-12, "seed \(seed)")
      #expect(abs(draw.stack.gradientL1(at: draw.x, probe: draw.probe) / magnitudes - 1) < 1e-12, "seed \(seed)")
    }
  }

  /// $\sum_l\langle\nabla_{B_l}, B_l\rangle = \sum_l\langle\nabla_{A_l}, A_l\rangle$ block by block, since relu is homogeneous.
  @Test func bothMatricesOfABlockScaleAlike() {
    for seed in sweep {
      let draw = Draw(seed, .postNorm(alpha: 1.3))
      for (block, gradient) in zip(draw.stack.blocks, draw.stack.gradients(at: draw.x, probe: draw.probe)) {
        let (first, second) = (inner(block.first, gradient.first), inner(block.second, gradient.second))
        #expect(abs(first - second) < 1e-11 * (1 + abs(first)), "seed \(seed)")
      }
    }
  }

  /// A probe that is constant over a row, or proportional to the output, sees nothing: both projections of the
  /// normalisation's pullback. Without the second the gradient would not vanish.
  @Test(arguments: [ResidualStack.Placement.postNorm(alpha: 1.7), .preNorm])
  func normalisationHidesShiftAndScale(placement: ResidualStack.Placement) {
    for seed in sweep {
      let draw = Draw(seed, placement)
      let constant = Matrix(rows: 3, columns: 7) { i, _ in Double(i + 1) }
      for probe in [constant, draw.stack(draw.x)] {
        let scale = draw.stack.gradientNormSquared(at: draw.x, probe: draw.probe)
        #expect(draw.stack.gradientNormSquared(at: draw.x, probe: probe) < 1e-24 * (1 + scale), "seed \(seed)")
      }
    }
  }

  /// A stream and branches larger by a power of two leave the output as it is, even where squares would overflow.
  @Test(arguments: [0x1p600, 0x1p-600]) func gradientsScaleExactlyWithTheStream(scale: Double) {
    for seed in sweep {
      let draw = Draw(seed, .preNorm)
      let blocks = draw.stack.blocks.map { ResidualStack.Block(first: $0.first, second: $0.second * scale) }
      let scaled = ResidualStack(blocks: blocks, placement: .preNorm)
        .gradients(at: draw.x * scale, probe: draw.probe)
      for (large, plain) in zip(scaled, draw.stack.gradients(at: draw.x, probe: draw.probe)) {
        #expect(relativeError(large.first, plain.first) < 1e-12, "seed \(seed)")
        #expect(relativeError(large.second * scale, plain.second) < 1e-12, "seed \(seed)")
      }
    }
  }

  private func inner(_ a: Matrix, _ b: Matrix) -> Double { dot(Vector(a.elements), Vector(b.elements)) }
}

/// A random stack of width 7 with three tokens and a probe.
private struct Draw {
  var random: SeededMatrices
  let stack: ResidualStack
  let x: Matrix
  let probe: Matrix

  init(_ seed: Int, _ placement: ResidualStack.Placement) {
    random = SeededMatrices(seed)
    var blocks: [ResidualStack.Block] = []
    for _ in 0..<4 { blocks.append(ResidualStack.Block(first: random.matrix(9, 7), second: random.matrix(7, 9))) }
    stack = ResidualStack(blocks: blocks, placement: placement)
    x = random.matrix(3, 7)
    probe = random.matrix(3, 7)
  }

  mutating func blocks(like blocks: [ResidualStack.Block]) -> [ResidualStack.Block] {
    blocks.map { block in
      ResidualStack.Block(
        first: random.matrix(block.first.rows, block.first.columns),
        second: random.matrix(block.second.rows, block.second.columns))
    }
  }

  func loss(moved direction: [ResidualStack.Block], by h: Double) -> Double {
    let moved = zip(stack.blocks, direction).map { block, step in
      ResidualStack.Block(first: block.first + step.first * h, second: block.second + step.second * h)
    }
    let output = ResidualStack(blocks: moved, placement: stack.placement)(x)
    return dot(Vector(output.elements), Vector(probe.elements))
  }
}
