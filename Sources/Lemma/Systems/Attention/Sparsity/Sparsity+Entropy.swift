internal import Glibc

extension Sparsity {
  /// The entropy in nats of $P_i = |x_i|/l_1$. *Falls* with sparsity.
  public static func entropy(_ x: Vector) -> Double { Lemma.entropy(shares(x, "entropy")) }

  /// $\log n - H(P)$, the divergence of $P$ from the uniform distribution. *Grows* with sparsity, and satisfies all
  /// six axioms.
  public static func entropyGap(_ x: Vector) -> Double {
    let shares = shares(x, "entropyGap")
    let n = Double(x.count)
    // Σ P log(nP) as Σ (P log(nP) - P + 1/n), whose terms are not negative.
    return sum(shares.map { share in share == 0 ? 1 / n : divergence(n * share) / n })
  }

  /// The Hill number $N_a = \bigl(\sum_iP_i^a\bigr)^{1/(1-a)}$: how many entries count. *Falls* with sparsity, and
  /// with $a$.
  ///
  /// $N_0$ is the size of the support, $N_1 = e^H$, $N_2 = l_1^2/l_2^2$ and $N_\infty = l_1/\max|x|$.
  ///
  /// - Precondition: the order $a$ is not negative.
  public static func hillNumber(_ x: Vector, order a: Double) -> Double {
    require(a >= 0, "Sparsity.hillNumber: the order must not be negative, got \(a)")
    let shares = shares(x, "hillNumber")
    if a == .infinity { return 1 / max(shares) }
    if a == 0 { return Double(shares.elements.count { $0 > 0 }) }
    // Σ P^a = 1 + Σ P (P^{a-1} - 1): for a near 1 the quotient's two small numbers keep their digits.
    let excess = sum(shares.map { $0 == 0 ? 0 : $0 * Glibc.expm1((a - 1) * Glibc.log($0)) })
    if (a - 1).magnitude < 1e-12 { return Glibc.exp(Lemma.entropy(shares)) }
    if excess > -0.5 { return Glibc.exp(Glibc.log1p(excess) / (1 - a)) }
    let greatest = max(shares)
    let scaled = sum(shares.map { $0 == 0 ? 0 : Glibc.pow($0 / greatest, a) })
    return Glibc.exp((a * Glibc.log(greatest) + Glibc.log(scaled)) / (1 - a))
  }

  private static func shares(_ x: Vector, _ function: StaticString) -> Vector {
    let y = magnitudes(x, function)
    return y / sum(y)
  }

  /// $t\log t - t + 1\ge0$, by its series near 1.
  private static func divergence(_ t: Double) -> Double {
    let u = t - 1
    guard u.magnitude < 0.01 else { return t * Glibc.log(t) - u }
    // Σ_{k≥2} (-u)^k / (k (k - 1))
    var (power, total) = (u * u, 0.0)
    for k in 2..<12 {
      total += power / Double(k * (k - 1))
      power *= -u
    }
    return total
  }
}
