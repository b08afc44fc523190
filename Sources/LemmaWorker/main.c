// The process in which one article's program runs.
//
//   lemma-worker <runtime> <program> <entry> <seed> <skipped blocks> <memory> <cpu seconds> <file bytes> <processes> <folder>
//
// Descriptor 3 takes records, descriptor 4 is the file behind the status page. It is C so that nothing but the
// runtime is linked, and because what runs in a signal handler must be.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "worker.h"

enum { recordDescriptor = 3, statusDescriptor = 4 };

typedef void (*StartFunction)(int, void *, uint64_t, const char *);
typedef int (*EntryFunction)(int, char **);

struct StatusPage *statusPage;

static void *open_library(const char *path, int mode) {
  void *library = dlopen(path, mode);
  if (!library) {
    fprintf(stderr, "%s\n", dlerror());
    exit(workerFailed);
  }
  return library;
}

static void *find(void *library, const char *name) {
  void *function = dlsym(library, name);
  if (!function) {
    fprintf(stderr, "%s\n", dlerror());
    exit(workerFailed);
  }
  return function;
}

static void map_status_page(void) {
  void *page = mmap(NULL, statusPageSize, PROT_READ | PROT_WRITE, MAP_SHARED, statusDescriptor, 0);
  if (page == MAP_FAILED) {
    perror("status page");
    exit(workerFailed);
  }
  close(statusDescriptor);
  statusPage = page;
}

int main(int count, char **arguments) {
  if (count != 11) {
    fprintf(stderr, "lemma-worker is started by lemma\n");
    return workerFailed;
  }
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  set_limits(arguments + 6);
  map_status_page();
  // Data files beside the article are found by their names. Without such a folder, `/tmp` does.
  if (chdir(arguments[10]) != 0 && chdir("/tmp") != 0) return workerFailed;
  // Printed text must survive a kill, and its length must be known at each record.
  setvbuf(stdout, NULL, _IOLBF, 1 << 16);

  // Lazily: of LAPACK's thousands of functions an article calls a few.
  void *runtime = open_library(arguments[1], RTLD_LAZY | RTLD_GLOBAL);
  StartFunction start = (StartFunction)find(runtime, "lemma_worker_start");
  start(recordDescriptor, statusPage, strtoull(arguments[4], NULL, 10), arguments[5]);
  catch_crashes();
  if (deny_system_calls() != 0) {
    perror("seccomp");
    return workerFailed;
  }

  // From here on the article's own code may run.
  void *program = open_library(arguments[2], RTLD_NOW | RTLD_LOCAL);
  struct link_map *map = NULL;
  if (dlinfo(program, RTLD_DI_LINKMAP, &map) == 0) statusPage->imageBase = map->l_addr;
  ((EntryFunction)find(program, arguments[3]))(0, arguments + count);
  fflush(NULL);
  _exit(0);
}
