// SPDX-License-Identifier: Apache-2.0

// Follows pointers through memory in one random circle (Sattolo's algorithm): each load waits for the one before.

#include "Compute.h"

static uint64_t chase(size_t byte_count, uint64_t steps) {
    enum { words_in_line = 8 };
    size_t line_count = byte_count / (words_in_line * sizeof(uint64_t));
    uint64_t *words = allocate(byte_count);
    uint32_t *next = allocate(line_count * sizeof *next);
    uint64_t state = 12345678912345u;
    for (size_t line = 0; line < line_count; line++) next[line] = (uint32_t)line;
    for (size_t line = line_count - 1; line > 0; line--) {
        size_t other = next_random(&state) % line;
        uint32_t swapped = next[line];
        next[line] = next[other];
        next[other] = swapped;
    }
    for (size_t line = 0; line < line_count; line++) {
        words[line * words_in_line] = (uintptr_t)&words[(size_t)next[line] * words_in_line];
    }
    uint64_t *word = words;
    for (uint64_t step = 0; step < steps; step++) word = (uint64_t *)(uintptr_t)*word;
    return (uintptr_t)word - (uintptr_t)words;
}
