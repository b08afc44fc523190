#pragma once

#include <signal.h>
#include <stdint.h>

enum {
  statusPageSize = 4096,
  maximumFrames = 256,
  /// Exit status of a worker that could not begin.
  workerFailed = 70,
};

/// What the executor reads after the process has ended, however it ended. Written by the runtime (`block`, `line`)
/// and by the crash handler (the rest).
struct StatusPage {
  int32_t block;
  int32_t line;
  /// The signal that ended the program; 0 as long as none did.
  int32_t signal;
  /// The system call that was refused, for SIGSYS.
  int32_t systemCall;
  /// The address whose access failed, for SIGSEGV and SIGBUS.
  uint64_t address;
  uint64_t stackPointer;
  /// Where the program's library is loaded.
  uint64_t imageBase;
  /// The instruction that failed, then return addresses.
  uint64_t frameCount;
  uint64_t frames[maximumFrames];
};

extern struct StatusPage *statusPage;

/// Memory, processor seconds, bytes of a file and number of processes; 0 sets no limit.
void set_limits(char **arguments);
void catch_crashes(void);
/// Forbids processes, the network and the administration of the machine. Returns 0 on success.
int deny_system_calls(void);
