// The C library's functions belong to the vocabulary of every block: the C module itself, not the overlay around it,
// whose elementary functions for `Float` and `Float80` make `exp(1)` and `log(10) / log(2)` ambiguous. Foundation would
// do the same. What C spells with variable arguments (`open`) needs `import Glibc`.
@_exported public import SwiftGlibc
