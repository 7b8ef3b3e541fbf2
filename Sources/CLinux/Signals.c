// SPDX-License-Identifier: Apache-2.0

#include "CLinuxSignals.h"

#include <pthread.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

int clinux_signal_descriptor(const int *signals, size_t count)
{
    sigset_t set, previous;
    sigemptyset(&set);
    for (size_t index = 0; index < count; index++) {
        if (sigaddset(&set, signals[index]) == -1) {
            return -1;
        }
    }
    pthread_sigmask(SIG_BLOCK, &set, &previous);
    int descriptor = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (descriptor == -1) {
        pthread_sigmask(SIG_SETMASK, &previous, NULL);
    }
    return descriptor;
}

int clinux_signal_next(int descriptor, int *sender)
{
    struct signalfd_siginfo signal;
    if (read(descriptor, &signal, sizeof(signal)) != sizeof(signal)) {
        return -1;
    }
    *sender = (int)signal.ssi_pid;
    return (int)signal.ssi_signo;
}
