// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stddef.h>
#include <stdint.h>

// What each kernel is: so much work, and a checksum of what came of it, which is the same on every machine.
uint64_t kernel(uint64_t rounds);

// Memory that is never given back, in units of a cache line.
void *allocate(size_t byte_count);

void *memset(void *target, int byte, size_t count);
void *memcpy(void *restrict target, const void *restrict source, size_t count);

// Numbers without order, the same ones after the same state, which is not 0 (Marsaglia, Xorshift RNGs, 2003).
static inline uint64_t next_random(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}
