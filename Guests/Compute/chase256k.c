// SPDX-License-Identifier: Apache-2.0

// Memory that stays in the second cache.

#include "chase.h"

uint64_t kernel(uint64_t rounds) { return chase(256 << 10, rounds); }
