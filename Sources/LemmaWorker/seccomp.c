// What the kernel refuses to an article's program. The sandbox's namespaces already hide the network and the file
// system; the filter names the attempt and its line, and holds where there is no sandbox.

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "worker.h"

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define FIELD(name) offsetof(struct seccomp_data, name)
#define ARGUMENT(n) (offsetof(struct seccomp_data, args) + 8 * (n))
#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (offset))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define SKIP_UNLESS(value, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, (count))

#define REFUSE(name) SKIP_UNLESS(__NR_##name, 1), RETURN(SECCOMP_RET_TRAP)
#define FAIL(name, code) SKIP_UNLESS(__NR_##name, 1), RETURN(SECCOMP_RET_ERRNO | (code))

/// Only the process itself may be the target of a signal.
#define ONLY_SELF(name, process)                                                        \
  SKIP_UNLESS(__NR_##name, 4), LOAD(ARGUMENT(0)), SKIP_UNLESS((process), 1),            \
      RETURN(SECCOMP_RET_ALLOW), RETURN(SECCOMP_RET_ERRNO | EPERM)

int deny_system_calls(void) {
  const uint32_t process = (uint32_t)getpid();
  struct sock_filter filter[] = {
    LOAD(FIELD(arch)),
    SKIP_UNLESS(ARCHITECTURE, 1), BPF_JUMP(BPF_JMP | BPF_JA, 1, 0, 0), RETURN(SECCOMP_RET_KILL_PROCESS),
    LOAD(FIELD(nr)),
#if defined(__x86_64__)
    // The x32 calls are other numbers for the same things.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), RETURN(SECCOMP_RET_KILL_PROCESS),
    REFUSE(fork), REFUSE(vfork),
    FAIL(iopl, EPERM), FAIL(ioperm, EPERM),
#endif
    // Processes. A thread is a clone with CLONE_THREAD; without clone3 the C library falls back to clone.
    SKIP_UNLESS(__NR_clone, 3), LOAD(ARGUMENT(0)),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1), RETURN(SECCOMP_RET_ALLOW),
    LOAD(FIELD(nr)),
    REFUSE(clone), FAIL(clone3, ENOSYS), REFUSE(execve), REFUSE(execveat),

    // The network. Other sockets are asked for by name services, which can do without.
    SKIP_UNLESS(__NR_socket, 5), LOAD(ARGUMENT(0)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_INET, 1, 0), SKIP_UNLESS(AF_INET6, 1),
    RETURN(SECCOMP_RET_TRAP), RETURN(SECCOMP_RET_ERRNO | EACCES),
    FAIL(io_uring_setup, ENOSYS), FAIL(io_uring_enter, ENOSYS), FAIL(io_uring_register, ENOSYS),

    // Other processes.
    ONLY_SELF(kill, process), ONLY_SELF(tgkill, process),
    FAIL(tkill, EPERM), FAIL(rt_sigqueueinfo, EPERM), FAIL(rt_tgsigqueueinfo, EPERM),
    FAIL(ptrace, EPERM), FAIL(process_vm_readv, EPERM), FAIL(process_vm_writev, EPERM),
    FAIL(pidfd_open, EPERM), FAIL(pidfd_getfd, EPERM), FAIL(pidfd_send_signal, EPERM),

    // Limits, once lowered, stay.
    FAIL(setrlimit, EPERM),
    SKIP_UNLESS(__NR_prlimit64, 6), LOAD(ARGUMENT(2)), SKIP_UNLESS(0, 3),
    LOAD(ARGUMENT(2) + 4), SKIP_UNLESS(0, 1), RETURN(SECCOMP_RET_ALLOW), RETURN(SECCOMP_RET_ERRNO | EPERM),

    // Memory that no limit counts, and the machine's administration.
    FAIL(memfd_create, EPERM), FAIL(shmget, EPERM), FAIL(msgget, EPERM), FAIL(semget, EPERM),
    FAIL(mount, EPERM), FAIL(umount2, EPERM), FAIL(pivot_root, EPERM), FAIL(chroot, EPERM),
    FAIL(unshare, EPERM), FAIL(setns, EPERM), FAIL(bpf, EPERM), FAIL(perf_event_open, EPERM),
    FAIL(userfaultfd, EPERM), FAIL(keyctl, EPERM), FAIL(add_key, EPERM), FAIL(request_key, EPERM),
    FAIL(init_module, EPERM), FAIL(finit_module, EPERM), FAIL(delete_module, EPERM), FAIL(kexec_load, EPERM),
    FAIL(reboot, EPERM), FAIL(swapon, EPERM), FAIL(swapoff, EPERM), FAIL(settimeofday, EPERM),
    FAIL(clock_settime, EPERM), FAIL(sethostname, EPERM), FAIL(setdomainname, EPERM), FAIL(acct, EPERM),
    FAIL(quotactl, EPERM), FAIL(syslog, EPERM), FAIL(personality, EPERM), FAIL(open_by_handle_at, EPERM),
    FAIL(fanotify_init, EPERM),
    RETURN(SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  return (int)syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
}
