// SPDX-License-Identifier: Apache-2.0

// Executes what is no instruction, or none for supervisor mode. Each is an illegal instruction.

#include "Faults.h"

// Instructions of 32 bits, and what is skipped when they trap.
.macro words encodings:vararg
    .irp encoding, \encodings
    .word   \encoding
    j       fail
    .endr
.endm

// Instructions of 16 bits.
.macro halves encodings:vararg
    .irp encoding, \encodings
    .half   \encoding
    .half   0x0001
    j       fail
    .endr
.endm

    begin
    li      t0, 0x6000              // sstatus.FS: reserved rounding modes are the only fault
    csrs    sstatus, t0

    // All zeros and all ones; prefixes of 48 and 64 bits; operations for custom extensions.
    words   0x00000000, 0xffffffff, 0x0000001f, 0x0000003f, 0x0000000b, 0x0000002b, 0x0000005b, 0x0000007b
    // Loads and stores of a width that is not; branches and jumps of a kind that is not.
    words   0x00007003, 0x00007023, 0x00005023, 0x00002063, 0x00003063, 0x00001067, 0x00007067
    // Arithmetic with a function that is not; shifts by more than a register has.
    words   0x04001013, 0x06005013, 0x0200101b, 0x0600501b, 0x80000033, 0xfe000033, 0x0000201b, 0x0200103b
    // Atomics with a function or a width that is not; lr with a second operand.
    words   0x3800202f, 0xf800202f, 0x0000502f, 0x1010202f
    // Floating point with a format, a function or a rounding mode that is not.
    words   0x04000053, 0x06000053, 0x00005053, 0x00006053, 0x58100053, 0xf0001053, 0xd0400053, 0x00005043
    // Environment calls with operands or of a kind that is not; instructions of machine mode.
    words   0x00008073, 0x00400073, 0x30200073, 0x00004073, 0xfff00073
    // Control registers that are not; of machine mode; written though they can only be read.
    words   0x80002073, 0xcff02073, 0x30002073, 0x34102073, 0xf1402073, 0xc0001073, 0xc010a073
    // Compressed: no operand where there has to be one; functions that are not.
    halves  0x0000, 0x0004, 0x2001, 0x4002, 0x6002, 0x8002, 0x6201, 0x6101, 0x9c79, 0x9c7d
    // The rounding mode that the control register names is not.
    li      t0, 5
    csrw    frm, t0
    words   0x00007053
    li      t0, 7
    csrw    frm, t0
    words   0x00007053
    j       pass

    .balign 4
handler:
    csrr    t0, scause
    addi    t0, t0, -2
    bnez    t0, fail
    csrr    t0, sepc
    addi    t0, t0, 8
    csrw    sepc, t0
    sret

    ends
