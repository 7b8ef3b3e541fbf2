// SPDX-License-Identifier: Apache-2.0

// Reads and writes, in every width, where nothing is. Every access traps.

#include "Faults.h"

    begin
    la      s2, targets
    la      s3, targets_end
next:
    bgeu    s2, s3, pass
    ld      t0, 0(s2)
    addi    s2, s2, 8

// An access, and what is skipped when it traps.
.macro traps instruction:vararg
    \instruction
    j       fail
.endm
    traps   lb t1, 0(t0)
    traps   lbu t1, 0(t0)
    traps   lh t1, 0(t0)
    traps   lhu t1, 0(t0)
    traps   lw t1, 0(t0)
    traps   lwu t1, 0(t0)
    traps   ld t1, 0(t0)
    traps   sb t1, 0(t0)
    traps   sh t1, 0(t0)
    traps   sw t1, 0(t0)
    traps   sd t1, 0(t0)
    traps   lr.w t1, (t0)
    traps   lr.d t1, (t0)
    traps   amoadd.w t1, t2, (t0)
    traps   amoadd.d t1, t2, (t0)
    traps   amoswap.w t1, t2, (t0)
    traps   amomaxu.d t1, t2, (t0)
    j       next

    .balign 4
handler:
    csrr    t3, sepc
    addi    t3, t3, 8
    csrw    sepc, t3
    sret

    ends

    .balign 8
targets:
    .dword  0, 0x80, 0xfffffffffffffff8, 0x8000000000000000, 0x7ffffffffffffff8
    .dword  0x00ffffffffffff00, 0x0100000000000000, 0x0000008000000000, 0xf00000000
    .dword  0x90000, 0x1f0000000
targets_end:
