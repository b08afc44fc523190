// Answers each kernel's name on standard input with the processor seconds of one call and the value of its result.
// Each suite has its own function `kernels`.
import Lemma

let known = kernels(Inputs(folder: CommandLine.arguments[1]))
var calls: [String: Int] = [:]
while let name = readLine() {
  guard let kernel = known[name] else { stop("no kernel \(name)") }
  let count = try calls[name] ?? kernel.calls()
  calls[name] = count
  let (seconds, value) = try kernel.measure(count)
  print(seconds / Double(count), value)
  fflush(nil)
}
