// SPDX-License-Identifier: Apache-2.0

// What compilers call without being told to.

#include <stddef.h>
#include <stdint.h>

void *memset(void *target, int byte, size_t count) {
    uint8_t *bytes = target;
    for (size_t index = 0; index < count; index++) bytes[index] = (uint8_t)byte;
    return target;
}

void *memcpy(void *restrict target, const void *restrict source, size_t count) {
    uint8_t *bytes = target;
    const uint8_t *others = source;
    for (size_t index = 0; index < count; index++) bytes[index] = others[index];
    return target;
}

void *memmove(void *target, const void *source, size_t count) {
    uint8_t *bytes = target;
    const uint8_t *others = source;
    if ((uintptr_t)target <= (uintptr_t)source) return memcpy(target, source, count);
    for (size_t index = count; index > 0; index--) bytes[index - 1] = others[index - 1];
    return target;
}
