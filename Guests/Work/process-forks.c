// SPDX-License-Identifier: Apache-2.0

// Processes that are made and end at once: page tables are copied and given up.

#include "Work.h"

const char description[] = " processes made and ended";

void work(uint64_t count) {
    for (uint64_t round = 0; round < count; round++) {
        int64_t process = make_process();
        if (process == 0) end_process(0);
        await_process(process);
    }
}
