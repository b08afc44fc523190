internal import Glibc

extension RotaryEmbedding {
  /// $\frac2d\sum_m\bigl|\sum_{j\le m}e^{is\theta_j}\bigr|$, the factor by which distance limits a score.
  ///
  /// With the pairs of $q$ and $k$ as complex numbers and $h_j=q_j\bar k_j$, $h_{d/2}=0$, summation by parts gives
  /// $$\Bigl|\sum_jh_je^{is\theta_j}\Bigr|\le\frac d2\,B(s)\,\max_j|h_{j+1}-h_j| .$$
  /// $B(0)=(d/2+1)/2$; it falls, not monotonically, as $s$ grows. $O(d)$.
  public func decayBound(distance s: Double) -> Double {
    var (real, imaginary, total) = (0.0, 0.0, 0.0)
    for frequency in frequencies.storage {
      real += Glibc.cos(s * frequency)
      imaginary += Glibc.sin(s * frequency)
      total += Glibc.hypot(real, imaginary)
    }
    return total / Double(frequencies.count)
  }
}
