// SPDX-License-Identifier: Apache-2.0

// Jumps to where nothing is, and to what is no code. Every jump traps.

#include "Faults.h"

    begin
    la      s2, targets
    la      s3, targets_end
next:
    bgeu    s2, s3, pass
    ld      t0, 0(s2)
    addi    s2, s2, 8
    jr      t0

    .balign 4
handler:
    j       next

    ends

    .balign 8
targets:
    .dword  0, 0x100, 0xfffffffffffffffe, 0x8000000000000000, 0x7ffffffffffffffe
    .dword  0x00ffffffffffffff, 0x0100000000000000, 0x0000008000000000, 0x4000000000, 0xf00000000
    .dword  0x1ffe, 0x8fff, 0x90000, 0x3fffff0, 0x1f0000000, zeros, zeros + 2
targets_end:
zeros:
    .dword  0
