// SPDX-License-Identifier: Apache-2.0

#include "CLinuxThreads.h"

#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

_Static_assert(sizeof(pthread_t) <= sizeof(uint64_t), "a thread's handle fits");

int clinux_thread_start(uint64_t *thread, void *(*start)(void *), void *argument)
{
    // A thread inherits the mask of the one that starts it: set before, no signal can come in between.
    static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS};
    sigset_t blocked, previous;
    sigfillset(&blocked);
    for (size_t index = 0; index < sizeof(faults) / sizeof(faults[0]); index++) {
        sigdelset(&blocked, faults[index]);
    }
    pthread_t handle;
    pthread_sigmask(SIG_SETMASK, &blocked, &previous);
    int error = pthread_create(&handle, NULL, start, argument);
    pthread_sigmask(SIG_SETMASK, &previous, NULL);
    if (error == 0) {
        *thread = (uint64_t)handle;
    }
    return error;
}

void clinux_thread_join(uint64_t thread) { pthread_join((pthread_t)thread, NULL); }

void clinux_thread_detach(uint64_t thread) { pthread_detach((pthread_t)thread); }

void clinux_thread_set_name(const char *name) { prctl(PR_SET_NAME, name); }

int clinux_thread_set_slice(uint64_t nanoseconds)
{
    // The structure of sched_setattr(2), which the C library has no name for.
    struct {
        uint32_t size, policy;
        uint64_t flags;
        int32_t nice;
        uint32_t priority;
        uint64_t runtime, deadline, period;
        uint32_t utilization_minimum, utilization_maximum;
    } attributes = {.size = sizeof attributes};
    if (syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) == -1) return -1;
    attributes.flags = 0;
    attributes.runtime = nanoseconds;
    return (int)syscall(SYS_sched_setattr, 0, &attributes, 0);
}

static _Thread_local int32_t identifier;

int32_t clinux_thread_identifier(void)
{
    // Loops check it at every turn, and the C library makes the system call each time.
    if (identifier == 0) {
        identifier = gettid();
    }
    return identifier;
}

void clinux_thread_forget_identifier(void) { identifier = 0; }
