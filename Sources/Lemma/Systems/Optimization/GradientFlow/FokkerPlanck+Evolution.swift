extension FokkerPlanck {
  /// The density after one step of backward Euler, $(I - \tau Q^\top)\rho' = \rho$, $Q$ the matrix of jump rates.
  ///
  /// Of first order in `timeStep`, which must be positive and may be arbitrarily large. Linear time.
  public func advanced(_ density: Vector, by timeStep: Double) -> Vector {
    checkLength(of: density, for: "advanced")
    return Vector(implicitStep(timeStep).solve(density.elements))
  }

  /// The `steps + 1` densities at the times $kT/n$ that `steps` equal steps of backward Euler give, the start first.
  ///
  /// `time` must be positive and `steps` at least 1.
  public func evolution(from density: Vector, until time: Double, steps: Int) -> [Vector] {
    checkLength(of: density, for: "evolution")
    require(steps >= 1, "FokkerPlanck.evolution: at least one step is needed, got \(steps)")
    let step = implicitStep(time / Double(steps))
    var densities = [density]
    densities.reserveCapacity(steps + 1)
    for index in 0..<steps { densities.append(Vector(step.solve(densities[index].elements))) }
    return densities
  }

  /// The matrix $I - \tau Q^\top$, eliminated. Its column sums are 1.
  private func implicitStep(_ timeStep: Double) -> JumpMatrix {
    require(timeStep > 0 && timeStep.isFinite, "FokkerPlanck: the time step must be positive, got \(timeStep)")
    return JumpMatrix(
      excess: [Double](repeating: 1, count: centers.count), up: up.map { timeStep * $0 },
      down: down.map { timeStep * $0 })
  }

  func checkLength(of density: Vector, for caller: String) {
    require(
      density.count == centers.count,
      "FokkerPlanck.\(caller): the density has \(density.count) cells, the grid \(centers.count)")
  }
}
