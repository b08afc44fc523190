// Answers each kernel's name on standard input with the processor seconds of one call and the value of its result.
import Lemma

let inputs = Inputs(folder: CommandLine.arguments[1])
var kernels: [String: Kernel] = [:]
for group in [
  arrays(inputs), randomNumbers(inputs), linearAlgebra(inputs), closures(inputs), statistics(inputs),
  specialFunctions(inputs), derivatives(inputs),
] {
  kernels.merge(group) { first, _ in first }
}

var calls: [String: Int] = [:]
while let name = readLine() {
  guard let kernel = kernels[name] else { fatalError("no kernel \(name)") }
  let count = try calls[name] ?? kernel.calls()
  calls[name] = count
  let (seconds, value) = try kernel.measure(count)
  print(seconds / Double(count), value)
  fflush(nil)
}
