// SPDX-License-Identifier: Apache-2.0
#ifndef FLOATING_POINT_REFERENCE_H
#define FLOATING_POINT_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

/// What an operation of the host gave: the bit pattern, and the exceptions as `fflags` numbers them.
struct reference_result {
    uint64_t pattern;
    uint8_t flags;
};

enum reference_operation {
    reference_add,
    reference_sub,
    reference_mul,
    reference_div,
    reference_sqrt,
    reference_fma,
};

/// Whether the host's arithmetic can be held against that of RISC-V: tininess is detected after rounding.
bool reference_is_available(void);

/// The arithmetic of the host in a rounding mode, 0 to 3 as in `frm`. Operands that an operation does not take are
/// ignored. A NaN that comes out is the canonical one of RISC-V.
struct reference_result reference_binary64(enum reference_operation operation, uint64_t a, uint64_t b, uint64_t c,
                                           unsigned mode);
struct reference_result reference_binary32(enum reference_operation operation, uint32_t a, uint32_t b, uint32_t c,
                                           unsigned mode);

/// The conversion of the wider format to the narrower.
struct reference_result reference_narrow(uint64_t a, unsigned mode);

/// The conversions of 64-bit integers.
struct reference_result reference_binary64_of_signed(int64_t a, unsigned mode);
struct reference_result reference_binary32_of_signed(int64_t a, unsigned mode);

#endif
