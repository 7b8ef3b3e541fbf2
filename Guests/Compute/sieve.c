// SPDX-License-Identifier: Apache-2.0

// Counts primes with the sieve of Eratosthenes: bytes in a row and at strides.

#include "Compute.h"

enum { limit = 2 * 1024 * 1024 };

uint64_t kernel(uint64_t rounds) {
    uint8_t *is_prime = allocate(limit);
    uint64_t count = 0;
    for (uint64_t round = 0; round < rounds; round++) {
        memset(is_prime, 1, limit);
        for (int divisor = 2; divisor * divisor < limit; divisor++) {
            if (!is_prime[divisor]) continue;
            for (int multiple = divisor * divisor; multiple < limit; multiple += divisor) is_prime[multiple] = 0;
        }
        count = 0;
        for (int number = 2; number < limit; number++) count += is_prime[number];
    }
    return count;
}
