// SPDX-License-Identifier: Apache-2.0

// Executes code that it has just written, a thousand times; on its own page and across the end of one. What was written
// before must not be executed.

#include "Faults.h"

    begin
    li      s2, 1000
    li      s4, 0
    la      s5, code
    la      s6, across
again:
    // addi s4, s4, 1 on even rounds, addi s4, s4, 2 on odd ones
    andi    t0, s2, 1
    addi    t0, t0, 1
    slli    t0, t0, 20
    li      t1, 0x000a0a13
    or      t0, t0, t1
    sw      t0, 0(s5)
    sh      t0, 0(s6)
    srli    t0, t0, 16
    sh      t0, 2(s6)
    fence.i
    jalr    ra, 0(s5)
    jalr    ra, 0(s6)
    addi    s2, s2, -1
    bnez    s2, again
    li      t0, 3000
    bne     s4, t0, fail
    j       pass

handler:
    j       fail

    ends

    .balign 4
code:
    unimp
    ret

// An instruction half of which is on the next page.
    .org    4094
    .option rvc
across:
    .word   0
    ret
