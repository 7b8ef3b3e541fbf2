// SPDX-License-Identifier: Apache-2.0

#include "CLinux.h"

#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>

static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS, SIGQUIT};
enum { fault_count = sizeof(faults) / sizeof(faults[0]) };

// Written while not armed, and read by handlers only while armed.
static struct termios guarded_settings;
static int guarded_descriptor;
static struct sigaction previous[fault_count];
static atomic_bool is_armed;

/// Calls only what a handler may (signal-safety(7)).
static void restore(int signal)
{
    if (atomic_exchange(&is_armed, false)) {
        tcsetattr(guarded_descriptor, TCSANOW, &guarded_settings);
        int flags = fcntl(guarded_descriptor, F_GETFL);
        fcntl(guarded_descriptor, F_SETFL, flags & ~O_NONBLOCK);
    }
    for (size_t index = 0; index < fault_count; index++) {
        if (faults[index] == signal) {
            sigaction(signal, &previous[index], NULL);
        }
    }
    // It is blocked until the handler returns. One that an instruction raised comes again by itself, too.
    raise(signal);
}

void clinux_terminal_guard(int descriptor, const struct termios *settings)
{
    clinux_terminal_forget();
    guarded_descriptor = descriptor;
    guarded_settings = *settings;
    struct sigaction action = {.sa_handler = restore};
    sigemptyset(&action.sa_mask);
    for (size_t index = 0; index < fault_count; index++) {
        sigaction(faults[index], &action, &previous[index]);
    }
    atomic_store(&is_armed, true);
}

void clinux_terminal_forget(void)
{
    if (!atomic_exchange(&is_armed, false)) {
        return;
    }
    for (size_t index = 0; index < fault_count; index++) {
        sigaction(faults[index], &previous[index], NULL);
    }
}
