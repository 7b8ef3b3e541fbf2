// SPDX-License-Identifier: Apache-2.0

// A kernel starts in machine mode with the memory to itself. So many harts run it, each on its own; the first one says
// what came of it, and the last to end switches off.

    .section .text.start, "ax"
    .globl _start
_start:
    csrr    s0, mhartid
    li      t0, HARTS
    bgeu    s0, t0, 6f
    la      sp, _stack_top
    slli    t0, s0, 15              // a stack of 32 KiB for each
    sub     sp, sp, t0
    li      t0, 0x2000              // mstatus.FS: the floating-point unit is on
    csrs    mstatus, t0
    la      s1, started
    bnez    s0, 3f

    la      t0, _bss_start
    la      t1, _bss_end
1:  bgeu    t0, t1, 2f
    sd      zero, 0(t0)
    addi    t0, t0, 8
    j       1b
2:  li      t0, 1
    fence   rw, w
    sw      t0, (s1)
    jal     run
    j       4f

3:  lw      t0, (s1)                // memory is ready then
    beqz    t0, 3b
    fence   r, rw
    li      a0, ROUNDS
    jal     kernel

4:  la      t0, ended
    li      t1, 1
    amoadd.w.aqrl t1, t1, (t0)
    addi    t1, t1, 1
    li      t0, HARTS
    bltu    t1, t0, 6f
    li      t0, 0x100000            // the finisher: switch off
    li      t1, 0x5555
    sw      t1, (t0)
5:  j       5b

6:  wfi
    j       6b

    .data
    .balign 4
started: .word 0
ended:  .word 0
