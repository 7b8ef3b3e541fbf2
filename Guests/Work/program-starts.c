// SPDX-License-Identifier: Apache-2.0

// Processes that start a program, this one, which ends at once.

#include "Work.h"

const char description[] = " programs started";

void work(uint64_t count) {
    const char program[] = "/proc/self/exe";
    const char *arguments[] = {program, "end", 0};
    for (uint64_t round = 0; round < count; round++) {
        int64_t process = make_process();
        if (process == 0) require(call_execve, (uintptr_t)program, (uintptr_t)arguments, 0, 0, 0);
        await_process(process);
    }
}
