// SPDX-License-Identifier: Apache-2.0

// time-watch MILLISECONDS: reads `time` again and again for so long, at most 500. Then reads a value from standard input,
// and says between which two readings it lies, or that it lies nowhere.

#include "Work.h"

// Readings that are no further from each other are not all kept.
enum { ticks_per_millisecond = 10000, shortest_distance = 20, most_readings = 1 << 18 };

static uint64_t readings[most_readings];

static inline uint64_t read_time(void) {
    uint64_t time;
    __asm__ volatile("rdtime %0" : "=r"(time));
    return time;
}

static uint64_t watch(uint64_t ticks) {
    uint64_t start = read_time(), now = start, count = 1;
    readings[0] = start;
    while (now - start < ticks && count < most_readings) {
        now = read_time();
        if (now - readings[count - 1] >= shortest_distance) readings[count++] = now;
    }
    return count;
}

static uint64_t read_number(void) {
    enum { input = 0 };
    static char line[32];
    int64_t count = require(call_read, input, (uintptr_t)line, sizeof line - 1, 0, 0);
    if (count > 0 && line[count - 1] == '\n') line[count - 1] = 0;
    return number(line);
}

_Noreturn void run(int64_t argument_count, char *arguments[]) {
    uint64_t milliseconds = argument_count == 2 ? number(arguments[1]) : 0;
    if (milliseconds == 0 || milliseconds > 500) {
        write_text("expected the number of milliseconds, 1 to 500\n");
        end_process(1);
    }
    write_text("watching\n");
    uint64_t count = watch(milliseconds * ticks_per_millisecond);
    write_text("which value?\n");
    uint64_t value = read_number();
    for (uint64_t index = 1; index < count; index++) {
        if (readings[index - 1] > value || value > readings[index]) continue;
        write_text("between ");
        write_number(readings[index - 1]);
        write_text(" and ");
        write_number(readings[index]);
        write_text("\n");
        end_process(0);
    }
    write_text("nowhere\n");
    end_process(0);
}
