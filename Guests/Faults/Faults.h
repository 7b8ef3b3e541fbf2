// SPDX-License-Identifier: Apache-2.0

// What the fault guests share. Each starts in supervisor mode, misbehaves, and then, where it comes to an end, says
// "pass" or "fail" on the serial line and switches off, with the reason 0 or 1 (SBI 2.0, section 10.1).

    .option norvc

// The start of a guest. Traps go to the label `handler`.
.macro begin
    .globl _start
_start:
    la      t0, handler
    csrw    stvec, t0
.endm

// The end of a guest, to which it jumps. Harts do not fall into it.
.macro ends
pass:
    la      s0, 1f
    li      s1, 0
    j       2f
1:  .asciz  "pass\n"
    .balign 4
fail:
    la      s0, 1f
    li      s1, 1
    j       2f
1:  .asciz  "fail\n"
    .balign 4
2:  li      t0, 0x10000000
3:  lbu     t1, 0(s0)
    beqz    t1, 4f
    sb      t1, 0(t0)
    addi    s0, s0, 1
    j       3b
4:  li      a0, 0
    mv      a1, s1
    li      a6, 0
    li      a7, 0x53525354
    ecall
5:  j       5b
.endm
