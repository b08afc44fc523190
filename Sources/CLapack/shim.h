// BLAS, LAPACK and LAPACKE over OpenBLAS, as Debian installs them, and the loops that BLAS lacks.
#include <cblas.h>
#include <lapacke.h>
#include "softmax.h"
#include "descent.h"
