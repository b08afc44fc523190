// The C library's elementary functions belong to the vocabulary of every block: the C module itself, not the overlay
// around it, whose versions for `Float` and `Float80` make `exp(1)` and `log(10) / log(2)` ambiguous. Foundation would
// do the same.
@_exported public import SwiftGlibc
