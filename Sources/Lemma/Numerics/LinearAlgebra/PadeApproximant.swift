extension EvenPowers {
  /// The diagonal Padé approximant of $e^A$ of odd degree $m$: with $p_m(A) = V + U$ split into its even and odd parts,
  /// the solution $X$ of $(V - U)\,X = V + U$.
  func approximant(degree: Int) -> Matrix {
    let coefficients = padeCoefficients(degree: degree)
    let even = stride(from: 0, through: degree, by: 2).map { coefficients[$0] }
    let odd = stride(from: 1, through: degree, by: 2).map { coefficients[$0] }
    let u = base * polynomial(odd)
    let v = polynomial(even)
    let denominator = EliminatedMatrix("expm", v - u)
    var columns = (v + u).transpose.storage
    do {
      try denominator.solve(&columns, columns: base.rows)
    } catch {
      preconditionFailed("expm: the denominator of the approximant is singular")
    }
    return Matrix(rows: base.rows, columns: base.rows, storage: columns).transpose
  }

  /// $\sum_k c_k A^{2k}$ with up to seven coefficients: from the fifth on, the powers above the sixth are
  /// collected behind one more factor $A^6$.
  private func polynomial(_ c: [Double]) -> Matrix {
    var powers = [second, fourth, sixth]
    if c.count == 5 { powers.append(fourth * fourth) }
    var result = combination(Array(c[1..<Swift.min(c.count, powers.count + 1)]), powers)
    if c.count > 5 { result = result + sixth * combination(Array(c[4...]), powers) }
    for index in 0..<base.rows { result.storage[index * (base.rows + 1)] += c[0] }
    return result
  }

  /// $\sum_k c_k P_k$, the first terms if there are more powers than coefficients.
  private func combination(_ c: [Double], _ powers: [Matrix]) -> Matrix {
    var result = powers[0] * c[0]
    for (coefficient, power) in zip(c, powers).dropFirst() {
      updateElements(&result.storage, power.storage) { $0 + coefficient * $1 }
    }
    return result
  }
}

/// The coefficients of the numerator of the diagonal Padé approximant of $e^x$, scaled so that the leading one is 1:
/// $b_j = (2m - j)!/((m - j)!\,j!)$. Integers below $2^{56}$ with enough factors two to be exact.
private func padeCoefficients(degree m: Int) -> [Double] {
  var coefficients = [Int](repeating: 1, count: m + 1)
  for j in stride(from: m, to: 0, by: -1) {
    coefficients[j - 1] = coefficients[j] * (2 * m - j + 1) * j / (m - j + 1)
  }
  return coefficients.map(Double.init)
}
