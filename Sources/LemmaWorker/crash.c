#define _GNU_SOURCE
#include <execinfo.h>
#include <stdio.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

#include "worker.h"

static char alternateStack[1 << 16];

static uint64_t instruction_pointer(const ucontext_t *context) {
#if defined(__x86_64__)
  return context->uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
  return context->uc_mcontext.pc;
#else
#error "unknown processor"
#endif
}

static uint64_t stack_pointer(const ucontext_t *context) {
#if defined(__x86_64__)
  return context->uc_mcontext.gregs[REG_RSP];
#else
  return context->uc_mcontext.sp;
#endif
}

/// Frames above the handler's own: from the instruction that failed outwards.
static void store_frames(uint64_t failed) {
  void *frames[maximumFrames];
  int count = backtrace(frames, maximumFrames);
  int first = 0;
  while (first < count && (uint64_t)frames[first] != failed) first++;
  statusPage->frames[0] = failed;
  int stored = 1;
  for (int i = first < count ? first + 1 : 0; i < count && stored < maximumFrames; i++)
    statusPage->frames[stored++] = (uint64_t)frames[i];
  statusPage->frameCount = stored;
}

static void handle(int number, siginfo_t *information, void *opaque) {
  const ucontext_t *context = opaque;
  // Whatever goes wrong below, the process ends.
  signal(SIGALRM, SIG_DFL);
  alarm(2);
  statusPage->signal = number;
  statusPage->systemCall = number == SIGSYS ? information->si_syscall : -1;
  statusPage->address = (uint64_t)information->si_addr;
  statusPage->stackPointer = stack_pointer(context);
  statusPage->frames[0] = instruction_pointer(context);
  statusPage->frameCount = 1;
  store_frames(instruction_pointer(context));
  fflush(NULL);
  _exit(128 + number);
}

void catch_crashes(void) {
  static const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS, SIGXCPU, SIGXFSZ};
  // The first call loads the unwinder, which must not happen in the handler.
  void *frame[1];
  backtrace(frame, 1);

  stack_t stack = {.ss_sp = alternateStack, .ss_size = sizeof alternateStack};
  sigaltstack(&stack, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = handle;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND;
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) sigaction(signals[i], &action, NULL);
}
