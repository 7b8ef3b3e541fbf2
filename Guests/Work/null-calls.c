// SPDX-License-Identifier: Apache-2.0

// System calls that do nothing: into the kernel and out of it.

#include "Work.h"

const char description[] = " system calls";

void work(uint64_t count) {
    for (uint64_t round = 0; round < count; round++) system_call(call_getppid, 0, 0, 0, 0, 0);
}
