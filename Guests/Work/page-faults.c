// SPDX-License-Identifier: Apache-2.0

// Memory that is touched for the first time: the kernel finds a page, clears it and maps it.

#include "Work.h"

const char description[] = " pages of memory touched";

enum { page_byte_count = 4096, pages_at_once = 1024 };

void work(uint64_t count) {
    enum { readable = 1, writable = 2, private = 2, anonymous = 0x20 };
    const uint64_t byte_count = page_byte_count * pages_at_once;
    while (count > 0) {
        uint64_t number = count < pages_at_once ? count : pages_at_once;
        int64_t memory = require(call_mmap, 0, byte_count, readable | writable, private | anonymous, (uint64_t)-1);
        for (uint64_t page = 0; page < number; page++) *((volatile char *)memory + page * page_byte_count) = 1;
        require(call_munmap, (uint64_t)memory, byte_count, 0, 0, 0);
        count -= number;
    }
}
