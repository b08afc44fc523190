import Lemma

/// Section 3: factorisations over LAPACK. Signs of vectors are free, so values are taken where they cancel.
func linearAlgebra(_ inputs: Inputs) -> [String: Kernel] {
  let a = inputs.matrix("square1000", columns: 1000)
  let b = inputs.vector("vector1000")
  let definite = inputs.matrix("definite1000", columns: 1000)
  let tall = inputs.matrix("tall", columns: 300)
  let middle = inputs.matrix("square500", columns: 500)
  let symmetric = inputs.matrix("symmetric500", columns: 500)
  let small = inputs.matrix("small200", columns: 200)
  return [
    "solve": Kernel { try solve(a, b) },
    "cholesky": Kernel { try cholesky(definite) },
    "qr": Kernel({ qr(tall) }) { sum(abs($0.r.diagonal)) },
    "pivoted qr": Kernel({ pivotedQR(tall) }) { sum(abs($0.r.diagonal)) },
    "eigh": Kernel({ eigh(symmetric) }) { sum(abs($0.values)) },
    "eigenvalues": Kernel({ try eigenvalues(middle) }) { sum(abs($0.imaginary)) },
    "svd": Kernel({ svd(middle) }) { sum($0.s) },
    "pinv": Kernel { pinv(tall) },
    "expm": Kernel { expm(small) },
    "spectral norm": Kernel { a.spectralNorm },
  ]
}
