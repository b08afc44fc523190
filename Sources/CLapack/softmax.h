// The two passes of a softmax over an array, in the widest registers that the processor has.
//
// C, because Swift compiles for the oldest processor of its architecture and cannot be asked to do otherwise function by
// function. No product is fused with a sum, and partial sums are always eight: every processor, narrow or wide, computes the
// same digits.
#pragma once
#include <string.h>

typedef double LemmaLanes __attribute__((vector_size(64)));
typedef long long LemmaBits __attribute__((vector_size(64)));

#define LEMMA_INLINE static inline __attribute__((always_inline))

/// e^t in eight lanes for t <= 0: 2^k e^r with |r| <= log(2)/2, and for e^r a polynomial of degree 11, found by interpolation
/// with 40 digits, whose relative error is 4e-17. 0 below e^-708; NaN for NaN. Errs by at most one unit in the last place.
LEMMA_INLINE void lemma_exponential_lanes(LemmaLanes *lanes) {
#pragma clang fp contract(off)
  const LemmaLanes t = *lanes;
  // Adding 1.5 * 2^52 rounds to an integer and leaves it in the low bits.
  const LemmaLanes shifted = t * 0x1.71547652b82fep+0 + 0x1.8p52;
  const LemmaLanes k = shifted - 0x1.8p52;
  // log 2 in two parts, the first short enough that its product with k is exact.
  const LemmaLanes r = (t - k * 0x1.62e42fefa3000p-1) - k * 0x1.3de6af278ece6p-42;
  LemmaLanes p = r * 0x1.af2391d7f5e6cp-26 + 0x1.288060f149570p-22;
  p = p * r + 0x1.71de17d5ef6f3p-19;
  p = p * r + 0x1.a019c98e708e7p-16;
  p = p * r + 0x1.a01a01a4b5f72p-13;
  p = p * r + 0x1.6c16c173948e7p-10;
  p = p * r + 0x1.1111111110e68p-7;
  p = p * r + 0x1.5555555554cb0p-5;
  p = p * r + 0x1.5555555555555p-3;
  p = p * r + 0.5;
  p = r * r * p + r + 1.0;
  const LemmaBits power = ((LemmaBits)shifted + 1023) << 52;
  const LemmaBits vanishes = t < -708.0;
  *lanes = (LemmaLanes)((LemmaBits)(p * (LemmaLanes)power) & ~vanishes);
}

LEMMA_INLINE double lemma_exponentials_body(const double *source, double *target, long count, double shift) {
  LemmaLanes total = {0};
  for (long index = 0; index < count; index += 8) {
    const long left = count - index;
    LemmaLanes lanes = (LemmaLanes){0} - __builtin_inf();
    if (left >= 8) {
      memcpy(&lanes, source + index, sizeof lanes);
    } else {
      memcpy(&lanes, source + index, left * sizeof(double));
    }
    lanes -= shift;
    lemma_exponential_lanes(&lanes);
    if (left >= 8) {
      memcpy(target + index, &lanes, sizeof lanes);
    } else {
      memcpy(target + index, &lanes, left * sizeof(double));
    }
    total += lanes;
  }
  return ((total[0] + total[4]) + (total[2] + total[6])) + ((total[1] + total[5]) + (total[3] + total[7]));
}

LEMMA_INLINE double lemma_greatest_body(const double *x, long count) {
  LemmaLanes best = (LemmaLanes){0} - __builtin_inf();
  long index = 0;
  for (; index + 8 <= count; index += 8) {
    LemmaLanes lanes;
    memcpy(&lanes, x + index, sizeof lanes);
    const LemmaBits better = lanes > best;
    best = (LemmaLanes)(((LemmaBits)lanes & better) | ((LemmaBits)best & ~better));
  }
  double greatest = -__builtin_inf();
  for (int lane = 0; lane < 8; lane++) greatest = best[lane] > greatest ? best[lane] : greatest;
  for (; index < count; index++) greatest = x[index] > greatest ? x[index] : greatest;
  return greatest;
}

#ifdef __x86_64__
__attribute__((target("avx512f")))
static inline double lemma_exponentials_512(const double *source, double *target, long count, double shift) {
  return lemma_exponentials_body(source, target, count, shift);
}
__attribute__((target("avx2")))
static inline double lemma_exponentials_256(const double *source, double *target, long count, double shift) {
  return lemma_exponentials_body(source, target, count, shift);
}
__attribute__((target("avx512f"))) static inline double lemma_greatest_512(const double *x, long count) {
  return lemma_greatest_body(x, count);
}
__attribute__((target("avx2"))) static inline double lemma_greatest_256(const double *x, long count) {
  return lemma_greatest_body(x, count);
}
#endif

/// Sets y_i = e^(x_i - shift), for x_i <= shift, and returns the sum.
static inline double lemma_exponentials_into(const double *x, double *y, long count, double shift) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512f")) return lemma_exponentials_512(x, y, count, shift);
  if (__builtin_cpu_supports("avx2")) return lemma_exponentials_256(x, y, count, shift);
#endif
  return lemma_exponentials_body(x, y, count, shift);
}

/// Replaces x_i by e^(x_i - shift), for x_i <= shift, and returns the sum.
static inline double lemma_exponentials(double *x, long count, double shift) {
  return lemma_exponentials_into(x, x, count, shift);
}

/// The greatest element that is a number; minus infinity if there is none.
static inline double lemma_greatest(const double *x, long count) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512f")) return lemma_greatest_512(x, count);
  if (__builtin_cpu_supports("avx2")) return lemma_greatest_256(x, count);
#endif
  return lemma_greatest_body(x, count);
}

LEMMA_INLINE int lemma_has_nan_body(const double *x, long count) {
  LemmaBits found = {0};
  long index = 0;
  for (; index + 8 <= count; index += 8) {
    LemmaLanes lanes;
    memcpy(&lanes, x + index, sizeof lanes);
    found |= lanes != lanes;
  }
  int result = 0;
  for (int lane = 0; lane < 8; lane++) result |= found[lane] != 0;
  for (; index < count; index++) result |= x[index] != x[index];
  return result;
}

#ifdef __x86_64__
__attribute__((target("avx512f"))) static inline int lemma_has_nan_512(const double *x, long count) {
  return lemma_has_nan_body(x, count);
}
__attribute__((target("avx2"))) static inline int lemma_has_nan_256(const double *x, long count) {
  return lemma_has_nan_body(x, count);
}
#endif

/// Whether an element is not a number.
static inline int lemma_has_nan(const double *x, long count) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512f")) return lemma_has_nan_512(x, count);
  if (__builtin_cpu_supports("avx2")) return lemma_has_nan_256(x, count);
#endif
  return lemma_has_nan_body(x, count);
}
