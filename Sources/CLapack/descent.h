// A step of gradient descent on tensors that do not fit into the caches.
//
// The new parameters go past the caches to other memory, so that nothing is overwritten before the whole step is known to be
// finite; reading two arrays and writing a third this way costs what the step in place would. C, for the reasons of softmax.h.
#pragma once
#include "softmax.h"

LEMMA_INLINE int lemma_descend_one(double theta, double gradient, double *target, double rate, double decay) {
#pragma clang fp contract(off)
  *target = theta - rate * (gradient + decay * theta);
  return *target - *target == 0;
}

LEMMA_INLINE int lemma_descend_body(
    const double *theta, const double *gradient, double *target, long count, double rate, double decay) {
#pragma clang fp contract(off)
  int isFinite = 1;
  long index = 0;
  for (; index < count && ((unsigned long)(target + index) & 63) != 0; index++)
    isFinite &= lemma_descend_one(theta[index], gradient[index], target + index, rate, decay);
  LemmaLanes excess = {0};
  for (; index + 8 <= count; index += 8) {
    LemmaLanes t, g;
    memcpy(&t, theta + index, sizeof t);
    memcpy(&g, gradient + index, sizeof g);
    const LemmaLanes moved = t - rate * (g + decay * t);
    // Zero, or not a number where the result is not finite.
    excess += moved - moved;
    __builtin_nontemporal_store(moved, (LemmaLanes *)(target + index));
  }
  for (int lane = 0; lane < 8; lane++) isFinite &= excess[lane] == 0;
  for (; index < count; index++)
    isFinite &= lemma_descend_one(theta[index], gradient[index], target + index, rate, decay);
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
  return isFinite;
}

#ifdef __x86_64__
__attribute__((target("avx512f"))) static inline int lemma_descend_512(
    const double *theta, const double *gradient, double *target, long count, double rate, double decay) {
  return lemma_descend_body(theta, gradient, target, count, rate, decay);
}
__attribute__((target("avx2"))) static inline int lemma_descend_256(
    const double *theta, const double *gradient, double *target, long count, double rate, double decay) {
  return lemma_descend_body(theta, gradient, target, count, rate, decay);
}
#endif

/// Sets y_i = theta_i - rate (g_i + decay theta_i), in memory apart from theta and g, and returns whether all of y is finite.
static inline int lemma_descend(
    const double *theta, const double *gradient, double *target, long count, double rate, double decay) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512f")) return lemma_descend_512(theta, gradient, target, count, rate, decay);
  if (__builtin_cpu_supports("avx2")) return lemma_descend_256(theta, gradient, target, count, rate, decay);
#endif
  return lemma_descend_body(theta, gradient, target, count, rate, decay);
}
