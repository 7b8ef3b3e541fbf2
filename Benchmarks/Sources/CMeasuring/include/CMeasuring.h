// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stdint.h>

/// The processor time that a process has taken, in nanoseconds; -1 where there is no such process.
int64_t measuring_processor_nanoseconds(int process);

/// Has this process, and those it starts from now on, run on one processor; on any where the number is negative. Returns 0, or
/// -1 and sets errno.
int measuring_run_on(int processor);
