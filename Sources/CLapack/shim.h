// BLAS, LAPACK and LAPACKE over OpenBLAS, as Debian installs them.
#include <cblas.h>
#include <lapacke.h>
