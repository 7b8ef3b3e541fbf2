// SPDX-License-Identifier: Apache-2.0

// Memory that is larger than what translations are kept of.

#include "chase.h"

uint64_t kernel(uint64_t rounds) { return chase(8 << 20, rounds); }
