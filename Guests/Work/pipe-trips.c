// SPDX-License-Identifier: Apache-2.0

// A byte that goes to another process and back through two pipes: the kernel switches between the two.

#include "Work.h"

const char description[] = " round trips through pipes";

static void pass(uint32_t from, uint32_t to) {
    char byte = 0;
    require(call_read, from, (uintptr_t)&byte, 1, 0, 0);
    require(call_write, to, (uintptr_t)&byte, 1, 0, 0);
}

void work(uint64_t count) {
    uint32_t there[2], back[2];
    char byte = 1;
    require(call_pipe2, (uintptr_t)there, 0, 0, 0, 0);
    require(call_pipe2, (uintptr_t)back, 0, 0, 0, 0);
    int64_t process = make_process();
    if (process == 0) {
        for (uint64_t round = 0; round < count; round++) pass(there[0], back[1]);
        end_process(0);
    }
    for (uint64_t round = 0; round < count; round++) {
        require(call_write, there[1], (uintptr_t)&byte, 1, 0, 0);
        require(call_read, back[0], (uintptr_t)&byte, 1, 0, 0);
    }
    await_process(process);
}
