// SPDX-License-Identifier: Apache-2.0

// Fibonacci numbers in the way that takes longest: calls and returns.

#include "Compute.h"

static __attribute__((noinline)) uint64_t fibonacci(uint64_t number) {
    return number < 2 ? number : fibonacci(number - 1) + fibonacci(number - 2);
}

uint64_t kernel(uint64_t rounds) { return fibonacci(rounds); }
