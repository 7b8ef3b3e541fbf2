// SPDX-License-Identifier: Apache-2.0

// What programs for Linux share.

#include "Work.h"

static size_t length(const char *text) {
    size_t count = 0;
    while (text[count] != 0) count++;
    return count;
}

void write_text(const char *text) { system_call(call_write, 1, (uintptr_t)text, length(text), 0, 0); }

void write_number(uint64_t number) {
    char digits[21];
    char *digit = &digits[20];
    *digit = 0;
    do *--digit = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    write_text(digit);
}

_Noreturn void end_process(int status) {
    while (1) system_call(call_exit, (uint64_t)status, 0, 0, 0, 0);
}

int64_t require(enum call call, uint64_t first, uint64_t second, uint64_t third, uint64_t fourth, uint64_t fifth) {
    int64_t result = system_call(call, first, second, third, fourth, fifth);
    if (result >= 0) return result;
    write_text("call ");
    write_number(call);
    write_text(" failed: error ");
    write_number((uint64_t)-result);
    write_text("\n");
    end_process(1);
}

int64_t make_process(void) {
    enum { child_signal = 17 };
    return require(call_clone, child_signal, 0, 0, 0, 0);
}

void await_process(int64_t process) {
    int status = 0;
    require(call_wait4, (uint64_t)process, (uintptr_t)&status, 0, 0, 0);
    if (status == 0) return;
    write_text("a process ended badly\n");
    end_process(1);
}

// The number that a text is; 0 if it is none.
uint64_t number(const char *text) {
    uint64_t number = 0;
    for (; *text >= '0' && *text <= '9'; text++) number = number * 10 + (uint64_t)(*text - '0');
    return *text == 0 ? number : 0;
}
