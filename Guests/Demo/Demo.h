// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <stddef.h>
#include <stdint.h>

// What Swift cannot say: device registers, control registers, calls of the firmware.

static inline uint8_t load_byte(uintptr_t address) { return *(volatile uint8_t *)address; }
static inline void store_byte(uintptr_t address, uint8_t value) { *(volatile uint8_t *)address = value; }
static inline uint32_t load_word(uintptr_t address) { return *(volatile uint32_t *)address; }
static inline void store_word(uintptr_t address, uint32_t value) { *(volatile uint32_t *)address = value; }
static inline uint64_t load_double(uintptr_t address) { return *(volatile uint64_t *)address; }
static inline void store_double(uintptr_t address, uint64_t value) { *(volatile uint64_t *)address = value; }

// Memory that harts hand words over in: what was stored before is seen by who loads.
static inline uint64_t load_shared(const uint64_t *word) { return __atomic_load_n(word, __ATOMIC_ACQUIRE); }
static inline void store_shared(uint64_t *word, uint64_t value) { __atomic_store_n(word, value, __ATOMIC_RELEASE); }

static inline uint64_t read_time(void) {
    uint64_t time;
    __asm__ volatile("rdtime %0" : "=r"(time));
    return time;
}

static inline void enable_interrupts(uint64_t kinds) { __asm__ volatile("csrs sie, %0" : : "r"(kinds)); }
static inline void disable_interrupts(uint64_t kinds) { __asm__ volatile("csrc sie, %0" : : "r"(kinds)); }

// Interrupts are taken between these two, and nowhere else. The first waits for one; what asks to wait looks for work
// before, which cannot come meanwhile.
static inline void wait_for_interrupt(void) { __asm__ volatile("wfi" : : : "memory"); }
static inline void take_interrupts(void) {
    __asm__ volatile("csrsi sstatus, 2\n csrci sstatus, 2" : : : "memory");
}

// What a call of the firmware gives back (SBI 2.0, chapter 3).
struct firmware_result {
    int64_t error;
    int64_t value;
};

static inline struct firmware_result call_firmware(
    uint32_t extension, uint32_t function, uint64_t first, uint64_t second, uint64_t third) {
    register uint64_t a0 __asm__("a0") = first;
    register uint64_t a1 __asm__("a1") = second;
    register uint64_t a2 __asm__("a2") = third;
    register uint64_t a6 __asm__("a6") = function;
    register uint64_t a7 __asm__("a7") = extension;
    __asm__ volatile("ecall" : "+r"(a0), "+r"(a1) : "r"(a2), "r"(a6), "r"(a7) : "memory");
    return (struct firmware_result){(int64_t)a0, (int64_t)a1};
}

// In Start.S.
int64_t suspend_to_memory(void);
void start_hart(void);

// Laid out by Demo.ld.
extern uint8_t _end[], _other_stack_top[];

static inline uint64_t image_end(void) { return (uintptr_t)_end; }
static inline uint64_t other_hart_entry(void) { return (uintptr_t)start_hart; }
static inline uint64_t other_hart_stack(void) { return (uintptr_t)_other_stack_top; }
