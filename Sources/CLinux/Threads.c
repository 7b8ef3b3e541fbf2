// SPDX-License-Identifier: Apache-2.0

#include "CLinuxThreads.h"

#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
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

int32_t clinux_thread_identifier(void)
{
    // Loops check it at every turn, and the C library makes the system call each time. Nobody forks without exec.
    static _Thread_local int32_t identifier;
    if (identifier == 0) {
        identifier = gettid();
    }
    return identifier;
}
