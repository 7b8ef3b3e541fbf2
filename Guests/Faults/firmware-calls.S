// SPDX-License-Identifier: Apache-2.0

// Calls the firmware with what makes no sense. Each call is refused, and does nothing. (OpenSBI 1.5 does not come to
// the end of this guest: its DBCN takes ranges that wrap around for good ones.)

#include "Faults.h"

    begin
    la      s2, calls
    la      s3, calls_end
next:
    bgeu    s2, s3, pass
    ld      a7, 0(s2)
    ld      a6, 8(s2)
    ld      a0, 16(s2)
    ld      a1, 24(s2)
    ld      a2, 32(s2)
    li      a3, -1
    li      a4, -1
    li      a5, -1
    addi    s2, s2, 40
    ecall
    bltz    a0, next
handler:
    j       fail

    ends

    .balign 8
calls:
    .dword  0x12345678, 0, 0, 0, 0                  // no such extension
    .dword  0xffffffffffffffff, 0, 0, 0, 0
    .dword  0x10, 99, 0, 0, 0                       // BASE: no such function
    .dword  0x54494d45, 99, 0, 0, 0                 // TIME
    .dword  0x735049, 0, 1, 100000, 0               // IPI to a hart that is not
    .dword  0x735049, 0, 0xffffffffffffffff, 64, 0
    .dword  0x52464e43, 0, 1, 100000, 0             // RFENCE on a hart that is not
    .dword  0x52464e43, 99, 0, 0, 0
    .dword  0x48534d, 0, 99999, 0x80200000, 0       // HSM: start a hart that is not
    .dword  0x48534d, 0, 0xffffffffffffffff, 0, 0
    .dword  0x48534d, 2, 99999, 0, 0                // HSM: the state of one that is not
    .dword  0x48534d, 3, 0x12345678, 0, 0           // HSM: sleep of a kind that is not
    .dword  0x48534d, 99, 0, 0, 0
    .dword  0x53525354, 0, 0xdead, 0, 0             // SRST: an end of a kind that is not
    .dword  0x53525354, 0, 0xefffffff, 0, 0
    .dword  0x53525354, 99, 0, 0, 0
    .dword  0x53555350, 0, 7, 0x80200000, 0         // SUSP: sleep of a kind that is not
    .dword  0x53555350, 99, 0, 0, 0
    .dword  0x4442434e, 0, 16, 0xfffffffffffffff0, 0 // DBCN: text that is nowhere
    .dword  0x4442434e, 0, 16, 0, 1
    .dword  0x4442434e, 0, 0x7fffffffffffffff, 0x80200000, 0
    .dword  0x4442434e, 1, 16, 0xfffffffffffffff0, 0
    .dword  0x4442434e, 99, 0, 0, 0
    .dword  0x504d55, 99, 0, 0, 0                   // PMU
    .dword  0x504d55, 1, 99999, 0, 0
calls_end:
