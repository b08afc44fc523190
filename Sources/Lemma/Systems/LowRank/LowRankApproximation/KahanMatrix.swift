internal import Glibc

/// $\operatorname{diag}(1, s, s^2, \dots)\,(I - c\,U)$ with $U$ all ones above the diagonal and $s^2 + c^2 = 1$, $0 \le c < 1$, of order $n$.
///
/// Its columns all look equally long to a pivoting QR factorisation at every step, which therefore changes nothing, although the
/// last column is nearly a combination of the others: with $r = n - 1$ the largest coefficient is $c(1+c)^{r-1}$.
///
/// Source: Kahan, "Numerical linear algebra", Canad. Math. Bull. 9, 1966.
public func kahanMatrix(_ n: Int, cosine c: Double) -> Matrix {
  require(n >= 0, "kahanMatrix: the order \(n) is negative")
  require(c >= 0 && c < 1, "kahanMatrix: cosine must lie in [0, 1), got \(c)")
  let s = ((1 - c) * (1 + c)).squareRoot()
  return Matrix(rows: n, columns: n) { row, column in
    guard column >= row else { return 0 }
    return Glibc.pow(s, Double(row)) * (column == row ? 1 : -c)
  }
}
