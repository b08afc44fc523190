/// The constants of the three-stage Radau IIA method.
///
/// The inverse of the method's matrix is similar to a real number and a 2 x 2 rotation and scaling, $T^{-1} A^{-1} T = \gamma \oplus
/// \begin{pmatrix} \alpha & -\beta \\ \beta & \alpha \end{pmatrix}$, which splits the linear systems of the three stages into a real
/// and a complex one of the size of the problem. Digits computed with 40 places.
/// Source: Hairer, Wanner, "Solving Ordinary Differential Equations II", 1996, section IV.8.
enum RadauTableau {
  private static let rootOfSix = 6.0.squareRoot()

  /// The stages' places in the step; the last is its end.
  static let nodes = [(4 - rootOfSix) / 10, (4 + rootOfSix) / 10, 1]

  static let gamma = 3.637834252744495732208
  static let alpha = 2.681082873627752133896
  static let beta = 3.050430199247410569426

  /// $T$, row by row.
  static let transformation = [
    [0.094438762488975241487, -0.14125529502095420843, -0.030029194105147424492],
    [0.25021312296533331138, 0.204129352293799932, 0.3829421127572619378],
    [1, 1, 0],
  ]

  /// $T^{-1}$, row by row.
  static let inverse = [
    [4.1787185915519047273, 0.32768282076106238708, 0.52337644549944954804],
    [-4.1787185915519047273, -0.32768282076106238708, 0.47662355450055045196],
    [-0.50287263494578687595, 2.5719269498556054292, -0.59603920482822492497],
  ]

  /// The weights of the stages in the error estimate.
  static let errorWeights = [
    (-13 - 7 * rootOfSix) / 3, (-13 + 7 * rootOfSix) / 3, -1.0 / 3,
  ]

  /// The coefficients of $\theta, \theta^2, \theta^3$ of the polynomial that vanishes at 0 and takes the stages' values
  /// at their nodes: a row for each power, a column for each stage.
  static let collocation = [
    [10.048809399827415562, -1.3821427331607488958, 1.0 / 3],
    [-25.629591447076639387, 10.296258113743306053, -8.0 / 3],
    [15.580782047249223824, -8.9141153805825571577, 10.0 / 3],
  ]
}
