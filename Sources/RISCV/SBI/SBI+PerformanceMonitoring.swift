// SPDX-License-Identifier: Apache-2.0

/// The extension PMU, without shared memory for snapshots, which is optional.
extension SBI {
    func performanceMonitoring(_ call: SupervisorCall, _ hart: Hart) throws(SBIError) -> UInt64 {
        let arguments = call.arguments
        let record = harts[hart.number].performance
        switch call.function {
        case 0: return UInt64(PerformanceCounters.count)
        case 1: return try PerformanceCounters.information(arguments[0])
        case 2:
            let event = PerformanceEvent(index: arguments[3], data: arguments[4])
            return try record.withCounters { counters throws(SBIError) in
                try counters.configure(
                    base: arguments[0],
                    mask: arguments[1],
                    flags: arguments[2],
                    event: event,
                    hart
                )
            }
        case 3:
            try record.withCounters { counters throws(SBIError) in
                try counters.start(
                    base: arguments[0],
                    mask: arguments[1],
                    flags: arguments[2],
                    value: arguments[3],
                    hart
                )
            }
            return 0
        case 4:
            try record.withCounters { counters throws(SBIError) in
                try counters.stop(base: arguments[0], mask: arguments[1], flags: arguments[2], hart)
            }
            return 0
        case 5:
            return try record.withCounters { counters throws(SBIError) in try counters.firmwareValue(arguments[0]) }
        case 6:
            _ = try record.withCounters { counters throws(SBIError) in try counters.firmwareValue(arguments[0]) }
            return 0
        case 8:
            try describeEvents(call)
            return 0
        default: throw .notSupported
        }
    }
}

extension SBI {
    /// The most events that one call describes, so that no call takes long.
    private static let mostEntries: UInt64 = 4096
    /// How many bytes an entry has: 32 bits that say which event, 32 of an answer, and 64 of the event's data.
    private static let entryByteCount = 16

    /// Says for each event of a list in memory whether it can be counted.
    private func describeEvents(_ call: SupervisorCall) throws(SBIError) {
        let start = PhysicalAddress(rawValue: call.arguments[0])
        let (byteCount, overflow) = call.arguments[2].multipliedReportingOverflow(by: UInt64(Self.entryByteCount))
        guard call.arguments[3] == 0, start.rawValue % UInt64(Self.entryByteCount) == 0 else {
            throw .invalidParameter
        }
        guard call.arguments[1] == 0, !overflow, memory.contains(start, byteCount: byteCount) else {
            throw .invalidAddress
        }
        guard call.arguments[2] <= Self.mostEntries else { throw .failed }
        for number in 0..<call.arguments[2] {
            try describeEvent(at: start.advanced(by: number * UInt64(Self.entryByteCount)))
        }
    }

    private func describeEvent(at start: PhysicalAddress) throws(SBIError) {
        var entry = [UInt8](repeating: 0, count: Self.entryByteCount)
        var span = entry.mutableSpan
        guard memory.read(at: start, into: &span) else { throw .invalidAddress }
        let index = entry[..<4].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        guard index >> 20 == 0 else { throw .invalidParameter }
        // With the types 0 and 1 data means nothing.
        let data = index >> 16 < 2 ? 0 : entry[8...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        let answer: [4 of UInt8] = [PerformanceEvent(index: index, data: data) == nil ? 0 : 1, 0, 0, 0]
        guard memory.write(at: start.advanced(by: 4), bytes: answer.span) else { throw .invalidAddress }
    }
}

/// Events that are counted.
extension SBI {
    /// An event has happened to a hart.
    func count(_ event: FirmwareEvent, of hart: Int) {
        harts[hart].performance.count(event)
    }

    /// A hart has sent something to another, for which it does not count as sent if it is the same.
    func count(sent: FirmwareEvent, received: FirmwareEvent, from hart: Hart, to target: Int) {
        guard target != hart.number else { return }
        count(sent, of: hart.number)
        count(received, of: target)
    }
}
