/// How an interpolative decomposition of rank $r$ chooses its columns.
public enum ColumnSelection: Sendable {
  /// At every step the column with the largest remaining norm: $O(mnr)$.
  case pivotedQR
  /// Pivoted QR, then exchanges until no exchange of a chosen and another column multiplies the volume by more than `bound` ≥ 1.
  case strongRankRevealing(bound: Double)
  /// At every step the column that leaves the least total residual: $O(mn^2r)$. Optimal for $r = 1$ only.
  case greedyResidual
  /// The best of all subsets; at most $10^6$ of them.
  case exhaustive
}
