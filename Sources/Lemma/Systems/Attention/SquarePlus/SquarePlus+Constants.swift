extension SquarePlus {
  /// $b = 4(\ln 2)^2 \approx 1.9218$: the least $b$ for which $f_b$ stays above softplus; the two touch at 0.
  public static let touchingSoftplus = SquarePlus(b: 4 * log(2) * log(2))

  /// The $b$ whose largest distance from softplus, 0.0759314, is the smallest possible.
  ///
  /// It has no closed form: the deviations at 0 and at $|x| \approx 3.5646$ have equal magnitude and opposite signs,
  /// $\ln 2 - \frac{\sqrt b}2 = \max_{x > 0}\,[f_b(x) - \log(1 + e^x)]$.
  public static let minimaxForSoftplus = SquarePlus(b: 1.523821032518751)
}
