// SPDX-License-Identifier: Apache-2.0

// How the demo guest starts, takes traps and sleeps: what Swift cannot say.

    .section .text.start, "ax"

// The header of an Image of Linux, so that whatever starts kernels knows where this one goes and what memory it needs
// (Linux, Documentation/arch/riscv/boot-image-header.rst).
    .globl _start
_start:
    .option push
    .option norvc
    j       start
    nop
    .option pop
    .dword  0x200000                // from the beginning of memory to here
    .dword  _end - _start
    .dword  0                       // flags: little-endian
    .word   2                       // version 0.2
    .word   0
    .dword  0
    .ascii  "RISCV\0\0\0"
    .ascii  "RSC\005"
    .word   0

// The first hart comes with its number in a0 and the device tree in a1 (SBI 2.0, chapter 4; Linux, boot.rst).
start:
    la      sp, _stack_top
    la      t0, _bss_start
    la      t1, _bss_end
1:  bgeu    t0, t1, 2f
    sd      zero, 0(t0)
    addi    t0, t0, 8
    j       1b
2:  jal     prepare_hart
    jal     demo_main
    unimp

// Sets up the control registers that firmware leaves undefined.
prepare_hart:
    la      t0, take_trap
    csrw    stvec, t0
    csrw    sie, zero
    csrci   sstatus, 2
    ret

// A hart that was started by another one comes with its number in a0 and the top of its stack in a1.
    .globl start_hart
start_hart:
    mv      sp, a1
    jal     prepare_hart
    jal     demo_other_hart
    unimp

// Saves what a function may overwrite, and asks Swift what to do.
    .align 2
take_trap:
    addi    sp, sp, -128
    sd      ra, 0(sp)
    sd      t0, 8(sp)
    sd      t1, 16(sp)
    sd      t2, 24(sp)
    sd      a0, 32(sp)
    sd      a1, 40(sp)
    sd      a2, 48(sp)
    sd      a3, 56(sp)
    sd      a4, 64(sp)
    sd      a5, 72(sp)
    sd      a6, 80(sp)
    sd      a7, 88(sp)
    sd      t3, 96(sp)
    sd      t4, 104(sp)
    sd      t5, 112(sp)
    sd      t6, 120(sp)
    csrr    a0, scause
    csrr    a1, sepc
    csrr    a2, stval
    jal     demo_trap
    ld      ra, 0(sp)
    ld      t0, 8(sp)
    ld      t1, 16(sp)
    ld      t2, 24(sp)
    ld      a0, 32(sp)
    ld      a1, 40(sp)
    ld      a2, 48(sp)
    ld      a3, 56(sp)
    ld      a4, 64(sp)
    ld      a5, 72(sp)
    ld      a6, 80(sp)
    ld      a7, 88(sp)
    ld      t3, 96(sp)
    ld      t4, 104(sp)
    ld      t5, 112(sp)
    ld      t6, 120(sp)
    addi    sp, sp, 128
    sret

// int64_t suspend_to_memory(void): SBI 2.0, chapter 13. Comes back when the machine is woken, with 0, or at once, with
// the reason why it cannot sleep. What a function must keep is on the stack meanwhile.
    .globl suspend_to_memory
suspend_to_memory:
    addi    sp, sp, -112
    sd      ra, 0(sp)
    sd      s0, 8(sp)
    sd      s1, 16(sp)
    sd      s2, 24(sp)
    sd      s3, 32(sp)
    sd      s4, 40(sp)
    sd      s5, 48(sp)
    sd      s6, 56(sp)
    sd      s7, 64(sp)
    sd      s8, 72(sp)
    sd      s9, 80(sp)
    sd      s10, 88(sp)
    sd      s11, 96(sp)
    li      a0, 0
    la      a1, resume
    mv      a2, sp
    li      a6, 0
    li      a7, 0x53555350
    ecall
    j       1f
resume:
    mv      sp, a1
    jal     prepare_hart
    li      a0, 0
1:  ld      ra, 0(sp)
    ld      s0, 8(sp)
    ld      s1, 16(sp)
    ld      s2, 24(sp)
    ld      s3, 32(sp)
    ld      s4, 40(sp)
    ld      s5, 48(sp)
    ld      s6, 56(sp)
    ld      s7, 64(sp)
    ld      s8, 72(sp)
    ld      s9, 80(sp)
    ld      s10, 88(sp)
    ld      s11, 96(sp)
    addi    sp, sp, 112
    ret
