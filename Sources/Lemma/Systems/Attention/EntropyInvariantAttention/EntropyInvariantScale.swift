internal import Glibc

/// The scale $\frac{\log_mn}{\sqrt d}$ of entropy-invariant attention: the usual $1/\sqrt d$ at the trained length,
/// larger beyond.
///
/// In causal attention $n$ is the number of keys that a query sees, its position plus one. 0 for $n = 1$, where no
/// scale matters. Key step: if a head of $d$ dimensions was right for $m$ tokens, $n$ tokens would deserve
/// $d\log_mn$, and an inner product over so many comparable terms would be $\log_mn$ times as large.
///
/// Source: J. Su's articles on the entropy invariance of attention's scale and on its link to the lemma of Johnson
/// and Lindenstrauss (2021–2023).
///
/// - Precondition: $n\ge1$, $d\ge1$, $m\ge2$.
public func entropyInvariantScale(length n: Int, dimension d: Int, trainedLength m: Int = 512) -> Double {
  require(d >= 1, "entropyInvariantScale: the dimension must be positive, got \(d)")
  return logarithm(n, base: m, "entropyInvariantScale") / Double(d).squareRoot()
}

/// $\max(1, \log_mn)$: what to multiply the query at position $n$ by, in a model trained at length $m$ without such
/// a factor.
///
/// - Precondition: $n\ge1$, $m\ge2$.
public func extrapolationFactor(position n: Int, trainedLength m: Int) -> Double {
  Swift.max(1, logarithm(n, base: m, "extrapolationFactor"))
}

private func logarithm(_ n: Int, base m: Int, _ caller: StaticString) -> Double {
  require(n >= 1, "\(caller): the length must be positive, got \(n)")
  require(m >= 2, "\(caller): the trained length must be at least 2, got \(m)")
  return n == m ? 1 : Glibc.log(Double(n)) / Glibc.log(Double(m))
}
