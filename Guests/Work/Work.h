// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stddef.h>
#include <stdint.h>

// What a program measures: it does the work as often as it is told, and the kernel has to do most of it.
extern const char description[];
void work(uint64_t count);

// A call of the kernel with up to five arguments; below 0 an error (Linux, include/uapi/asm-generic/unistd.h).
int64_t system_call(uint64_t number, uint64_t first, uint64_t second, uint64_t third, uint64_t fourth, uint64_t fifth);

enum call {
    call_ioctl = 29,
    call_openat = 56,
    call_close = 57,
    call_pipe2 = 59,
    call_read = 63,
    call_write = 64,
    call_exit = 93,
    call_clock_gettime = 113,
    call_getppid = 173,
    call_munmap = 215,
    call_clone = 220,
    call_execve = 221,
    call_mmap = 222,
    call_wait4 = 260,
};

// A call that must not fail: the program says which did, and ends.
int64_t require(enum call call, uint64_t first, uint64_t second, uint64_t third, uint64_t fourth, uint64_t fifth);

// Makes a copy of this process: 0 in the copy, its number in the original.
int64_t make_process(void);

// Waits for a process that was made to end, as it should.
void await_process(int64_t process);

_Noreturn void end_process(int status);

// Says something on standard output.
void write_text(const char *text);
void write_number(uint64_t number);

// The number that a text is; 0 if it is none.
uint64_t number(const char *text);
