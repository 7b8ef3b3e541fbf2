// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stdint.h>

/// Takes one client of a listening socket and sends back whatever it sends, until it ends, with the system calls that the
/// QMP server makes for a request: one to wait, one to look whether descriptors come along, one to receive, one to send.
/// Returns 0, or -1 and sets errno.
int echo_floor_serve(int listener);

/// The processor time that a process has taken, in nanoseconds; -1 where there is no such process.
int64_t echo_floor_processor_nanoseconds(int process);

/// Has this process, and those it starts from now on, run on one processor; on any where the number is negative. Returns 0, or
/// -1 and sets errno.
int echo_floor_run_on(int processor);
