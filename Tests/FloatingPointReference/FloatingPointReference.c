// SPDX-License-Identifier: Apache-2.0
#include "FloatingPointReference.h"

#include <fenv.h>
#include <math.h>
#include <string.h>

#pragma STDC FENV_ACCESS ON

bool reference_is_available(void)
{
#if defined(__x86_64__)
    return true;
#else
    return false;
#endif
}

static void begin(unsigned mode)
{
    static const int modes[] = {FE_TONEAREST, FE_TOWARDZERO, FE_DOWNWARD, FE_UPWARD};
    fesetround(modes[mode & 3]);
    feclearexcept(FE_ALL_EXCEPT);
}

static uint8_t end(void)
{
    int raised = fetestexcept(FE_ALL_EXCEPT);
    fesetround(FE_TONEAREST);
    return (uint8_t)((raised & FE_INEXACT ? 1 : 0) | (raised & FE_UNDERFLOW ? 2 : 0) | (raised & FE_OVERFLOW ? 4 : 0) |
                     (raised & FE_DIVBYZERO ? 8 : 0) | (raised & FE_INVALID ? 16 : 0));
}

static struct reference_result result64(double value, uint8_t flags)
{
    struct reference_result result = {0x7ff8000000000000, flags};
    uint64_t pattern;
    memcpy(&pattern, &value, sizeof pattern);
    if ((pattern & 0x7fffffffffffffff) <= 0x7ff0000000000000)
        result.pattern = pattern;
    return result;
}

static struct reference_result result32(float value, uint8_t flags)
{
    struct reference_result result = {0x7fc00000, flags};
    uint32_t pattern;
    memcpy(&pattern, &value, sizeof pattern);
    if ((pattern & 0x7fffffff) <= 0x7f800000)
        result.pattern = pattern;
    return result;
}

// Operands and results are volatile so that each operation happens between `begin` and `end`.
#define DEFINE(name, type, pattern_type, square_root, fused, result_of)                                                \
    struct reference_result name(enum reference_operation operation, pattern_type a, pattern_type b, pattern_type c,   \
                                 unsigned mode)                                                                        \
    {                                                                                                                  \
        volatile type x, y, z, value;                                                                                  \
        memcpy((void *)&x, &a, sizeof a);                                                                              \
        memcpy((void *)&y, &b, sizeof b);                                                                              \
        memcpy((void *)&z, &c, sizeof c);                                                                              \
        value = 0;                                                                                                     \
        begin(mode);                                                                                                   \
        switch (operation) {                                                                                           \
        case reference_add: value = x + y; break;                                                                      \
        case reference_sub: value = x - y; break;                                                                      \
        case reference_mul: value = x * y; break;                                                                      \
        case reference_div: value = x / y; break;                                                                      \
        case reference_sqrt: value = square_root(x); break;                                                            \
        case reference_fma: value = fused(x, y, z); break;                                                             \
        }                                                                                                              \
        uint8_t flags = end();                                                                                         \
        return result_of(value, flags);                                                                                \
    }

DEFINE(reference_binary64, double, uint64_t, sqrt, fma, result64)
DEFINE(reference_binary32, float, uint32_t, sqrtf, fmaf, result32)

struct reference_result reference_narrow(uint64_t a, unsigned mode)
{
    volatile double x;
    memcpy((void *)&x, &a, sizeof a);
    begin(mode);
    volatile float value = (float)x;
    uint8_t flags = end();
    return result32(value, flags);
}

struct reference_result reference_binary64_of_signed(int64_t a, unsigned mode)
{
    volatile int64_t x = a;
    begin(mode);
    volatile double value = (double)x;
    uint8_t flags = end();
    return result64(value, flags);
}

struct reference_result reference_binary32_of_signed(int64_t a, unsigned mode)
{
    volatile int64_t x = a;
    begin(mode);
    volatile float value = (float)x;
    uint8_t flags = end();
    return result32(value, flags);
}
