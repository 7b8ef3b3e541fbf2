// SPDX-License-Identifier: Apache-2.0

// Runs the work of a program, and says how long it took.

#include "Work.h"

static uint64_t nanoseconds(void) {
    enum { monotonic = 1 };
    uint64_t time[2];
    require(call_clock_gettime, monotonic, (uintptr_t)time, 0, 0, 0);
    return time[0] * 1000000000 + time[1];
}

// Does as often as the first argument says, or nothing where that is "end".
_Noreturn void run(int64_t argument_count, char *arguments[]) {
    if (argument_count == 2 && arguments[1][0] == 'e') end_process(0);
    uint64_t count = argument_count == 2 ? number(arguments[1]) : 0;
    if (count == 0) {
        write_text("expected how often to do it, a number above 0\n");
        end_process(1);
    }
    uint64_t start = nanoseconds();
    work(count);
    uint64_t end = nanoseconds();
    write_number(count);
    write_text(description);
    write_text(" in ");
    write_number((end - start) / 1000);
    write_text(" us\n");
    end_process(0);
}
