// SPDX-License-Identifier: Apache-2.0

/// An event that a performance counter can count.
enum PerformanceEvent: Equatable {
    case hardware(HardwareCounter)
    case firmware(FirmwareEvent)

    /// Makes an event of its number.
    ///
    /// - Parameters:
    ///   - index: The type from bit 16 on, below it the code (SBI specification, table "PMU Event Type").
    ///   - data: What more says which event is meant: nothing, for those there are.
    /// - Returns: nil where no counter counts the event.
    init?(index: UInt64, data: UInt64) {
        guard data == 0 else { return nil }
        switch (index >> 16, index & 0xFFFF) {
        case (0, 1): self = .hardware(.cycles)
        case (0, 2): self = .hardware(.instructions)
        case (0xF, let code):
            guard let event = FirmwareEvent(rawValue: code) else { return nil }
            self = .firmware(event)
        default: return nil
        }
    }
}
