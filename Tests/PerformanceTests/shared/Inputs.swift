import Lemma

/// The arrays that both sides work on: raw doubles in files, row after row.
struct Inputs {
  let folder: String

  func vector(_ name: String) -> Vector { Vector(numbers(name)) }

  func matrix(_ name: String, columns: Int) -> Matrix {
    let elements = numbers(name)
    return Matrix(rows: elements.count / columns, columns: columns) { i, j in elements[i * columns + j] }
  }

  private func numbers(_ name: String) -> [Double] {
    guard let file = fopen("\(folder)/\(name)", "r") else { stop("no input \(name) in \(folder)") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file) / MemoryLayout<Double>.stride
    rewind(file)
    return [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = fread(buffer.baseAddress, MemoryLayout<Double>.stride, count, file)
    }
  }
}

/// Ends the program with a message: the script that started it shows the message and fails.
func stop(_ message: String) -> Never {
  let line = "kernels: \(message)\n"
  _ = write(STDERR_FILENO, line, line.utf8.count)
  exit(1)
}
