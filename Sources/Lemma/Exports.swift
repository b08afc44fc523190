// The C library's elementary functions belong to the vocabulary of every block. Foundation does not:
// with it `exp(1)` and `pow(2.0, 3)` become ambiguous.
@_exported public import Glibc
