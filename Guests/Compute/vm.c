// SPDX-License-Identifier: Apache-2.0

// Interprets byte code: jumps that go elsewhere each time.

#include "Compute.h"

enum operation { add, mix, scale, push, pop, rotate, subtract, again, triple, decrement, increment };

uint64_t kernel(uint64_t rounds) {
    static const uint8_t program[] = {
        add, mix, scale, push, pop, rotate, mix, push, scale, subtract, add, scale, rotate, pop, again,
    };
    uint64_t sum = 1, x = 3, y = 7, stack[16] = {0};
    unsigned depth = 0;
    const uint8_t *next = program;
    while (1) {
        switch (*next++) {
        case add: sum += x; break;
        case mix: x ^= sum >> 3; break;
        case scale: y = y * 5 + sum; break;
        case push: stack[depth++ % 16] = y; break;
        case pop: x += stack[--depth % 16]; break;
        case rotate: sum = sum << 1 | sum >> 63; break;
        case subtract: y -= x; break;
        case again:
            if (--rounds == 0) return sum + x + y;
            next = program;
            break;
        case triple: sum *= 3; break;
        case decrement: x--; break;
        case increment: y++; break;
        default: sum = 0;
        }
        // The compiler does not know the program, and keeps the switch.
        __asm__ volatile("" : "+r"(next));
    }
}
