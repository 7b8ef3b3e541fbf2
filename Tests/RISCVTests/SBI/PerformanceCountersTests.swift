// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// The counters of one hart as the extension PMU offers them.
struct PerformanceCountersTests {
    private let hart: Hart
    private let record = PerformanceRecord()

    init() throws { hart = try SBIStage(hartCount: 1).harts[0] }

    static let interruptSent = PerformanceEvent.firmware(.interruptSent)
    static let allFirmwareCounters: UInt64 = 0xFFFF << 3

    @Test("there are two counters of the hardware and sixteen of the firmware, with a gap where time would be")
    func information() throws {
        #expect(PerformanceCounters.count == 19)
        #expect(try PerformanceCounters.information(0) == 0xC00 | 63 << 12)
        #expect(try PerformanceCounters.information(2) == 0xC02 | 63 << 12)
        for number in UInt64(3)...18 { #expect(try PerformanceCounters.information(number) >> 63 == 1) }
        for number in [1, 19, 64, .max] as [UInt64] {
            #expect(throws: SBIError.invalidParameter) { try PerformanceCounters.information(number) }
        }
    }

    @Test(
        "the number of an event is its type and its code",
        arguments: [
            (1, 0, .hardware(.cycles)),
            (2, 0, .hardware(.instructions)),
            (0, 0, nil),
            (3, 0, nil),
            (10, 0, nil),
            (1, 1, nil),
            (0x1_0000, 0, nil),
            (0x2_0000, 0, nil),
            (0x3_0000, 0, nil),
            (0xF_0000, 0, nil),
            (0xF_0005, 0, .firmware(.setTimer)),
            (0xF_000D, 0, .firmware(.addressSpaceFenceReceived)),
            (0xF_000E, 0, nil),
            (0xF_FFFF, 0, nil),
            (0xF_0005, 1, nil),
            (0x10_0001, 0, nil),
            (1 << 32 | 1, 0, nil),
        ] as [(UInt64, UInt64, PerformanceEvent?)]
    )
    func numbers(index: UInt64, data: UInt64, event: PerformanceEvent?) {
        #expect(PerformanceEvent(index: index, data: data) == event)
    }

    @Test("a counter is found that is free and can count the event")
    func matching() throws {
        #expect(try configure(mask: .max >> 45 & ~0b10, .hardware(.instructions)) == 2)
        #expect(try configure(mask: .max >> 45 & ~0b10, .hardware(.cycles)) == 0)
        #expect(try configure(mask: Self.allFirmwareCounters, Self.interruptSent) == 3)
        #expect(try configure(mask: Self.allFirmwareCounters, Self.interruptSent) == 4)
        #expect(try configure(base: 10, mask: 0b1, .firmware(.setTimer)) == 10)
        #expect(throws: SBIError.notSupported) { try configure(base: 10, mask: 0b1, .firmware(.setTimer)) }
        #expect(throws: SBIError.notSupported) { try configure(mask: Self.allFirmwareCounters, .hardware(.cycles)) }
        #expect(throws: SBIError.notSupported) { try configure(mask: 0b101, Self.interruptSent) }
        #expect(throws: SBIError.notSupported) { try configure(mask: Self.allFirmwareCounters, nil) }
        #expect(throws: SBIError.notSupported) { try configure(mask: 0, Self.interruptSent) }
    }

    @Test("the first counter of a set is taken unseen if the caller says so, as long as it can count the event")
    func skippedMatch() throws {
        #expect(try configure(mask: 0b1000, Self.interruptSent) == 3)
        #expect(try configure(mask: 0b1_1000, flags: 0b1, .firmware(.setTimer)) == 3)
        #expect(throws: SBIError.notSupported) { try configure(mask: 0b101, flags: 0b1, .hardware(.instructions)) }
        #expect(throws: SBIError.invalidParameter) { try configure(mask: 0, flags: 0b1, .hardware(.cycles)) }
    }

    @Test("counters that do not exist and flags that are reserved are refused, and nothing has changed")
    func invalid() throws {
        for (base, mask) in [(0, 0b10), (1, 0b1), (18, 0b11), (19, 0b1), (.max, 0b1), (.max, 0b10)]
            as [(UInt64, UInt64)]
        {
            #expect(throws: SBIError.invalidParameter) { try configure(base: base, mask: mask, Self.interruptSent) }
            #expect(throws: SBIError.invalidParameter) { try start(base: base, mask: mask) }
            #expect(throws: SBIError.invalidParameter) { try stop(base: base, mask: mask) }
        }
        for bit in UInt64(8)..<64 {
            #expect(throws: SBIError.invalidParameter) {
                try configure(mask: 0b1000, flags: 1 << bit, Self.interruptSent)
            }
        }
        #expect(try configure(mask: 0b1000, flags: 0b1111_1000, Self.interruptSent) == 3)
        for bit in UInt64(2)..<64 {
            #expect(throws: SBIError.invalidParameter) { try start(mask: 0b1000, flags: 1 << bit) }
            #expect(throws: SBIError.invalidParameter) { try stop(mask: 0b1000, flags: 1 << bit) }
        }
        #expect(throws: SBIError.noSharedMemory) { try start(mask: 0b1000, flags: 0b10) }
        #expect(throws: SBIError.noSharedMemory) { try stop(mask: 0b1000, flags: 0b10) }
        #expect(throws: SBIError.invalidParameter) { try start(mask: 0b1_0000) }
        #expect(try countedEvents == 0)
    }

    @Test("a firmware counter counts its event, from when it is started until it is stopped")
    func counting() throws {
        #expect(try configure(mask: Self.allFirmwareCounters, Self.interruptSent) == 3)
        record.count(.interruptSent)
        #expect(try firmwareValue(3) == 0)
        try start(mask: 0b1000)
        #expect(try countedEvents == FirmwareEvent.interruptSent.mask)
        for _ in 0..<3 { record.count(.interruptSent) }
        record.count(.interruptReceived)
        #expect(try firmwareValue(3) == 3)
        try stop(mask: 0b1000)
        #expect(try countedEvents == 0)
        record.count(.interruptSent)
        #expect(try firmwareValue(3) == 3)
        try start(mask: 0b1000)
        record.count(.interruptSent)
        #expect(try firmwareValue(3) == 4)
        for number in [0, 1, 2, 19, .max] as [UInt64] {
            #expect(throws: SBIError.invalidParameter) { try firmwareValue(number) }
        }
    }

    @Test("a counter starts with the value that is given, and is cleared and started while it is set up")
    func values() throws {
        #expect(try configure(mask: 0b1000, flags: 0b110, .firmware(.setTimer)) == 3)
        record.count(.setTimer)
        try stop(mask: 0b1000)
        try start(mask: 0b1000, flags: 0b1, value: .max)
        record.count(.setTimer)
        #expect(try firmwareValue(3) == 0)
        record.count(.setTimer)
        try stop(mask: 0b1000)
        try start(mask: 0b1000, value: 77)
        #expect(try firmwareValue(3) == 1)
        try stop(mask: 0b1000, flags: 0b1)
        #expect(try configure(mask: 0b1000, flags: 0b010, .firmware(.setTimer)) == 3)
        #expect(try firmwareValue(3) == 0)
    }

    @Test("starting what is started and stopping what is stopped is an error, but the others of the set obey")
    func repetition() throws {
        #expect(try configure(mask: 0b1000, Self.interruptSent) == 3)
        #expect(try configure(mask: 0b1_0000, .firmware(.interruptReceived)) == 4)
        #expect(throws: SBIError.alreadyStopped) { try stop(mask: 0b1000) }
        try start(mask: 0b1000)
        #expect(throws: SBIError.alreadyStarted) { try start(mask: 0b1_1000) }
        #expect(try countedEvents == 0b1100_0000)
        try stop(mask: 0b1000)
        #expect(throws: SBIError.alreadyStopped) { try stop(mask: 0b1_1000) }
        #expect(try countedEvents == 0)
    }

    @Test("a counter is free again when it is stopped with its event reset")
    func reset() throws {
        #expect(try configure(mask: 0b1000, flags: 0b100, Self.interruptSent) == 3)
        #expect(throws: SBIError.notSupported) { try configure(mask: 0b1000, .firmware(.setTimer)) }
        try stop(mask: 0b1000)
        #expect(throws: SBIError.notSupported) { try configure(mask: 0b1000, .firmware(.setTimer)) }
        #expect(throws: SBIError.alreadyStopped) { try stop(mask: 0b1000, flags: 0b1) }
        #expect(try configure(mask: 0b1000, .firmware(.setTimer)) == 3)
    }

    @Test("the counters of the hardware are set, inhibited and let go on", arguments: HardwareCounter.allCases)
    func hardware(counter: HardwareCounter) throws {
        let mask: UInt64 = 1 << UInt64(counter.rawValue)
        hart.state.retiredInstructions = 1000
        #expect(try configure(mask: mask, .hardware(counter)) == UInt64(counter.rawValue))
        try start(mask: mask, flags: 0b1, value: 50)
        hart.state.retiredInstructions += 7
        #expect(hart.value(of: counter) == 57)
        try stop(mask: mask)
        #expect(hart.state.mcountinhibit == mask)
        hart.state.retiredInstructions += 7
        #expect(hart.value(of: counter) == 57)
        try start(mask: mask)
        #expect(hart.state.mcountinhibit == 0)
        hart.state.retiredInstructions += 7
        #expect(hart.value(of: counter) == 64)
        try stop(mask: mask, flags: 0b1)
        #expect(try configure(mask: mask, flags: 0b110, .hardware(counter)) == UInt64(counter.rawValue))
        hart.state.retiredInstructions += 7
        #expect(hart.value(of: counter) == 7)
    }

    private var countedEvents: UInt32 {
        get throws { try record.withCounters { counters throws(SBIError) in counters.countedEvents } }
    }

    private func firmwareValue(_ number: UInt64) throws(SBIError) -> UInt64 {
        try record.withCounters { counters throws(SBIError) in try counters.firmwareValue(number) }
    }

    private func configure(
        base: UInt64 = 0,
        mask: UInt64,
        flags: UInt64 = 0,
        _ event: PerformanceEvent?
    ) throws(SBIError) -> UInt64 {
        try record.withCounters { counters throws(SBIError) in
            try counters.configure(base: base, mask: mask, flags: flags, event: event, hart)
        }
    }

    private func start(
        base: UInt64 = 0,
        mask: UInt64,
        flags: UInt64 = 0,
        value: UInt64 = 0
    ) throws(SBIError) {
        try record.withCounters { counters throws(SBIError) in
            try counters.start(base: base, mask: mask, flags: flags, value: value, hart)
        }
    }

    private func stop(base: UInt64 = 0, mask: UInt64, flags: UInt64 = 0) throws(SBIError) {
        try record.withCounters { counters throws(SBIError) in
            try counters.stop(base: base, mask: mask, flags: flags, hart)
        }
    }
}
