import Lemma

func lines() {
  let x: Vector = [1, 2, 3, 4]
  let y = Vector.linspace(from: 0, through: 1, count: 4)
  let a = 2 * x + y
  let b = (x - y) * (x + y) / 2
  let c = a / b.norm + 0.5
  let d = dot(a, b) / (x.norm * y.norm)
  let e = exp(-0.5 * x * x)
  let f = sqrt(abs(x - 1)) + log(x + 1)
  let g = sum(e) / Double(x.count)
  let h = max(x) - min(y)
  let i = x.map { $0 * 2 + 1 } as Vector
  let j = x.map { sin($0) + cos($0) * 0.5 } as [Double]
  let k = zip(x, y).map { $0 * $1 }.reduce(0, +)
  let l = [0.1, 0.2, 0.7].reduce(0, +)
  let m = -[0.2, 0.3, 0.5].map { $0 * log($0) }.reduce(0, +)
  let n = (0..<10).map { Double($0) * 0.1 }
  let o = n.map { $0 * $0 - 1 }
  let p = [1.0, 4.0].map(sqrt)
  let q = Vector(count: 10) { pow(0.5, Double($0)) }
  let r = max(g, h) + min(d, 1)
  let s: (Double) -> Double = { 3 * $0 * $0 - 2 * $0 + 1 }
  let t = s(g) + s(2)
  let u: Matrix = [[2, 1], [1, 3]]
  let v = Matrix.identity(2) * 2 + u
  let w = u * v - v * u
  let z = u * [1, -1] as Vector
  let aa = u .* v + u.transpose
  let bb = Matrix(rows: 3, columns: 3) { 1 / Double($0 + $1 + 1) }
  let cc = (bb * bb.transpose).trace / bb.frobeniusNorm
  let dd = outer(x, y) + outer(y, x)
  let ee = x.reduce(0) { $0 + $1 * $1 } - dot(x, x)
  let ff = n.enumerated().map { Double($0.offset) * $0.element }
  let gg = stride(from: 0.0, to: 1.0, by: 0.25).map { 1 - $0 }
  let hh = 1 / (1 + exp(-d)) + tanh(d) * 0.5
  let ii = abs(r - t) < 1e-3 ? r : t * (1 + 1e-9)
  let jj = cumulativeSum(x) / sum(x)
  let kk = concatenate(x, y, jj).sorted()
  let ll = Vector(gg).normalized() - Vector(4)
  let mm = [x, y, a].map { $0.norm }
  let nn = String(describing: c) + "\(i.count) \(mm.count)"
  _ = (f, j, k, l, m, o, p, q, w, z, aa, cc, dd, ee, ff, hh, ii, kk, ll, nn)
}
