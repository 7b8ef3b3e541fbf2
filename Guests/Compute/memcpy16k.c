// SPDX-License-Identifier: Apache-2.0

// Copies 16 KiB, which stay in the first cache.

#include "Compute.h"

enum { byte_count = 16384 };

uint64_t kernel(uint64_t rounds) {
    uint8_t *source = allocate(byte_count);
    uint8_t *target = allocate(byte_count);
    memset(source, 1, byte_count);
    for (uint64_t round = 0; round < rounds; round++) {
        memcpy(target, source, byte_count);
        source[round % byte_count]++;
        __asm__ volatile("" : : "r"(source), "r"(target) : "memory");
    }
    return target[5];
}
