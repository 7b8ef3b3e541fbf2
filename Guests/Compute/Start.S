// SPDX-License-Identifier: Apache-2.0

// A kernel starts in machine mode with the memory to itself. Only one hart does.

    .section .text.start, "ax"
    .globl _start
_start:
    csrr    t0, mhartid
1:  beqz    t0, 2f
    wfi
    j       1b
2:  la      sp, _stack_top
    la      t0, _bss_start
    la      t1, _bss_end
1:  bgeu    t0, t1, 2f
    sd      zero, 0(t0)
    addi    t0, t0, 8
    j       1b
2:  li      t0, 0x2000              // mstatus.FS: the floating-point unit is on
    csrs    mstatus, t0
    jal     run

    li      t0, 0x100000            // the finisher: switch off
    li      t1, 0x5555
    sw      t1, 0(t0)
3:  j       3b
