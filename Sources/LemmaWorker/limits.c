#include <stdlib.h>
#include <sys/resource.h>

#include "worker.h"

static void limit(int resource, rlim_t soft, rlim_t hard) {
  struct rlimit old, new = {soft, hard};
  // A limit that is already lower stays.
  if (getrlimit(resource, &old) == 0 && old.rlim_max != RLIM_INFINITY) {
    if (new.rlim_max > old.rlim_max) new.rlim_max = old.rlim_max;
    if (new.rlim_cur > new.rlim_max) new.rlim_cur = new.rlim_max;
  }
  setrlimit(resource, &new);
}

void set_limits(char **arguments) {
  rlim_t memory = strtoull(arguments[0], NULL, 10);
  rlim_t seconds = strtoull(arguments[1], NULL, 10);
  rlim_t fileSize = strtoull(arguments[2], NULL, 10);
  rlim_t processes = strtoull(arguments[3], NULL, 10);
  if (memory) limit(RLIMIT_AS, memory, memory);
  // The soft limit can still be reported; the hard one cannot be ignored.
  if (seconds) limit(RLIMIT_CPU, seconds, seconds + 5);
  if (fileSize) limit(RLIMIT_FSIZE, fileSize, fileSize);
  if (processes) limit(RLIMIT_NPROC, processes, processes);
  limit(RLIMIT_NOFILE, 256, 256);
  limit(RLIMIT_CORE, 0, 0);
}
