// SPDX-License-Identifier: Apache-2.0

// Writes to the registers of the devices and reads them, in every width and at odd places, ten thousand times. What
// they do then is their own affair, but the machine goes on: the guest still ends. The finisher is left alone.

#include "Faults.h"

    begin
    li      s2, 10000
    li      s3, 88172645463325252
next:
    slli    t0, s3, 13              // a random number (Marsaglia, Xorshift RNGs, 2003)
    xor     s3, s3, t0
    srli    t0, s3, 7
    xor     s3, s3, t0
    slli    t0, s3, 17
    xor     s3, s3, t0

    andi    t0, s3, 3               // the device: one of four
    slli    t0, t0, 4
    la      t1, devices
    add     t1, t1, t0
    ld      t0, 0(t1)
    ld      t2, 8(t1)
    srli    t3, s3, 8
    and     t2, t2, t3
    add     t0, t0, t2
    srli    t1, s3, 32

    sb      t1, 0(t0)
    sh      t1, 0(t0)
    sw      t1, 0(t0)
    sd      t1, 0(t0)
    lb      t1, 0(t0)
    lh      t1, 0(t0)
    lw      t1, 0(t0)
    ld      t1, 0(t0)
    lr.w    t1, (t0)
    amoor.w t1, t1, (t0)
    addi    s2, s2, -1
    bnez    s2, next

    li      t0, 0x10000000          // the serial line as it is after a reset
    sb      zero, 3(t0)
    sb      zero, 1(t0)
    sb      zero, 4(t0)
    j       pass

    .balign 4
handler:
    csrr    t3, sepc
    addi    t3, t3, 4
    csrw    sepc, t3
    sret

    ends

// Where the registers of a device are, and which offsets are tried.
    .balign 8
devices:
    .dword  0x00101000, 0x3f        // real-time clock
    .dword  0x0c000000, 0x3fffff    // interrupt controller
    .dword  0x10000000, 0x07        // serial line
    .dword  0x02000000, 0xffff      // timers and software interrupts of machine mode
