// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stdint.h>

/// Starts a thread that takes no signals but those of its own faults, so that the process's signals go to the threads
/// that ask for them. Returns 0, or an error number; `*thread` is for the functions below.
int clinux_thread_start(
    uint64_t *_Nonnull thread, void *_Nullable (*_Nonnull start)(void *_Nullable), void *_Nullable argument);

/// Waits for a thread's end and gives up what was kept of it.
void clinux_thread_join(uint64_t thread);

/// Lets a thread go on alone; what is kept of it is given up at its end.
void clinux_thread_detach(uint64_t thread);

/// Names the calling thread, for debuggers and /proc: the first 15 bytes count.
void clinux_thread_set_name(const char *_Nonnull name);

/// Has the calling thread want the processor for so long at once, without a change of its share of it. Systems before
/// Linux 6.12 ignore that. Returns 0, or -1 with errno.
int clinux_thread_set_slice(uint64_t nanoseconds);

/// The kernel's number for the calling thread.
int32_t clinux_thread_identifier(void);

/// Has the number asked for anew, which a process that forked needs.
void clinux_thread_forget_identifier(void);
