public import Glibc

/// The 256 layers of equal area $V$ that cover the half density $f(x)=e^{-x^2/2}$, $x\ge0$.
///
/// $x_0=V/f(R)$ is the width of the base layer with its tail folded in, $x_1=R$,
/// $x_{i+1}=f^{-1}(f(x_i)+V/x_i)$ and $x_{256}=0$; `heights[i]` is $f(x_i)$.
///
/// Source: Marsaglia, Tsang, "The ziggurat method for generating random variables", 2000.
@usableFromInline
package enum Ziggurat {
  /// $R$, where the tail begins.
  @usableFromInline package static let tailStart = 3.6541528853610088
  /// $V$, the area of every layer.
  package static let layerArea = 0.004928673233974655

  /// $x_0, \dots, x_{256}$. Raw memory, kept for the life of the process: the sampler's loop reads it unchecked.
  @usableFromInline nonisolated(unsafe) package static let edges: UnsafePointer<Double> = pointer(to: makeEdges())
  @usableFromInline nonisolated(unsafe) package static let heights: UnsafePointer<Double> = pointer(
    to: makeEdges().map(density))

  @inlinable
  package static func density(_ x: Double) -> Double { Glibc.exp(-0.5 * x * x) }

  private static func makeEdges() -> [Double] {
    var edges = [layerArea / density(tailStart), tailStart]
    for i in 1..<255 {
      edges.append((-2 * Glibc.log(density(edges[i]) + layerArea / edges[i])).squareRoot())
    }
    edges.append(0)
    return edges
  }

  private static func pointer(to values: [Double]) -> UnsafePointer<Double> {
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: values.count)
    memory.initialize(from: values, count: values.count)
    return UnsafePointer(memory)
  }
}
