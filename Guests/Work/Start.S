// SPDX-License-Identifier: Apache-2.0

// A program of Linux starts with its arguments on the stack, their number first.

    .text
    .globl _start
_start:
    ld      a0, 0(sp)
    addi    a1, sp, 8
    andi    sp, sp, -16
    jal     run

// int64_t system_call(number, five arguments). A sixth is 0.
    .globl system_call
system_call:
    mv      a7, a0
    mv      a0, a1
    mv      a1, a2
    mv      a2, a3
    mv      a3, a4
    mv      a4, a5
    li      a5, 0
    ecall
    ret
