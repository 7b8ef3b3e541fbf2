// SPDX-License-Identifier: Apache-2.0

/// The counters of one hart that the extension PMU offers: two of the hardware, which the guest reads as CSRs, and some
/// that count events of the SBI.
///
/// A counter of the hardware has the number that its CSR has among those that show counters, as guests that keep
/// `cycle` and `instret` readable for programs expect. Number 1, where `time` would be, is no counter.
struct PerformanceCounters {
    /// One more than the highest number of a counter.
    static let count: Int = firstFirmware + firmwareCount
    private static let firstFirmware: Int = 3
    private static let firmwareCount: Int = 16

    /// A counter as the guest has set it up.
    private struct Counter {
        /// What is counted; nil where the counter is free.
        var event: PerformanceEvent?
        var isStarted = false
        /// How much a firmware counter has counted.
        var value: UInt64 = 0
    }

    private var counters: [Counter] = Array(repeating: Counter(), count: Self.count)

    /// The firmware events that are being counted, as their bits.
    var countedEvents: UInt32 {
        counters.reduce(0) { events, counter in
            guard counter.isStarted, case .firmware(let event) = counter.event else { return events }
            return events | event.mask
        }
    }

    /// An event has happened.
    mutating func count(_ event: FirmwareEvent) {
        for index in Self.firstFirmware..<Self.count
        where counters[index].isStarted && counters[index].event == .firmware(event) {
            counters[index].value &+= 1
        }
    }
}

/// What the numbers of counters mean.
extension PerformanceCounters {
    /// The counter of the hardware with that number, if it is one.
    private static func hardware(_ index: Int) -> HardwareCounter? {
        index < firstFirmware ? HardwareCounter(rawValue: UInt8(index)) : nil
    }

    private static func canCount(_ event: PerformanceEvent, _ index: Int) -> Bool {
        switch event {
        case .hardware(let counter): counter == hardware(index)
        case .firmware: index >= firstFirmware
        }
    }

    private static func validIndex(_ number: UInt64) throws(SBIError) -> Int {
        guard number < UInt64(count), number >= UInt64(firstFirmware) || hardware(Int(number)) != nil else {
            throw .invalidParameter
        }
        return Int(number)
    }

    /// The counters of a set, which all exist.
    private static func indices(base: UInt64, mask: UInt64) throws(SBIError) -> [Int] {
        var indices: [Int] = []
        for bit in 0..<UInt64(64) where mask >> bit & 1 != 0 {
            let (number, overflow) = base.addingReportingOverflow(bit)
            guard !overflow else { throw .invalidParameter }
            indices.append(try validIndex(number))
        }
        return indices
    }

    /// What the guest is told of a counter: the CSR, one less than its width, and whether there is no CSR.
    static func information(_ number: UInt64) throws(SBIError) -> UInt64 {
        guard let counter = hardware(try validIndex(number)) else { return 1 << 63 | 63 << 12 }
        return counter.shownAs | 63 << 12
    }
}

/// The functions of the extension.
extension PerformanceCounters {
    /// Finds a counter that has not been started and can count an event, and sets it up.
    ///
    /// A counter that is set up for another event is left to it until it is stopped with `resetsEvent`.
    ///
    /// - Returns: The number of the counter.
    mutating func configure(
        base: UInt64,
        mask: UInt64,
        flags: UInt64,
        event: PerformanceEvent?,
        _ hart: Hart
    ) throws(SBIError) -> UInt64 {
        let indices = try Self.indices(base: base, mask: mask)
        let flags = try ConfigurationFlags(checking: flags)
        let matching: Int?
        if flags.contains(.skipsMatch) {
            guard let first = indices.first else { throw .invalidParameter }
            matching = first
        } else {
            matching = indices.first { index in
                let counter = counters[index]
                return !counter.isStarted && (counter.event == nil || Self.hardware(index) != nil)
                    && event.map { Self.canCount($0, index) } == true
            }
        }
        guard let event, let index = matching, Self.canCount(event, index) else { throw .notSupported }
        counters[index].event = event
        if flags.contains(.clearsValue) { set(index, to: 0, hart) }
        if flags.contains(.startsCounter) { run(index, true, hart) }
        return UInt64(index)
    }

    /// Starts counters. Those that have been started already go on, and are an error.
    mutating func start(
        base: UInt64,
        mask: UInt64,
        flags: UInt64,
        value: UInt64,
        _ hart: Hart
    ) throws(SBIError) {
        let indices = try Self.indices(base: base, mask: mask)
        let flags = try StartFlags(checking: flags)
        guard !flags.contains(.takesSnapshot) else { throw .noSharedMemory }
        for index in indices where !counters[index].isStarted {
            guard counters[index].event != nil else { throw .invalidParameter }
        }
        var hasStarted = false
        for index in indices {
            if counters[index].isStarted {
                hasStarted = true
                continue
            }
            if flags.contains(.setsValue) { set(index, to: value, hart) }
            run(index, true, hart)
        }
        if hasStarted { throw .alreadyStarted }
    }

    /// Stops counters. Those that have been stopped already are an error, which hinders nothing else.
    mutating func stop(base: UInt64, mask: UInt64, flags: UInt64, _ hart: Hart) throws(SBIError) {
        let indices = try Self.indices(base: base, mask: mask)
        let flags = try StopFlags(checking: flags)
        guard !flags.contains(.savesSnapshot) else { throw .noSharedMemory }
        var hasStopped = false
        for index in indices {
            if counters[index].isStarted { run(index, false, hart) } else { hasStopped = true }
            if flags.contains(.resetsEvent) { counters[index].event = nil }
        }
        if hasStopped { throw .alreadyStopped }
    }

    /// How much a firmware counter has counted.
    func firmwareValue(_ number: UInt64) throws(SBIError) -> UInt64 {
        let index = try Self.validIndex(number)
        guard index >= Self.firstFirmware else { throw .invalidParameter }
        return counters[index].value
    }

    private mutating func set(_ index: Int, to value: UInt64, _ hart: Hart) {
        if let counter = Self.hardware(index) {
            hart.setCounter(counter, to: value)
        } else {
            counters[index].value = value
        }
    }

    private mutating func run(_ index: Int, _ isStarted: Bool, _ hart: Hart) {
        counters[index].isStarted = isStarted
        if let counter = Self.hardware(index) { hart.setCounting(counter, isStarted) }
    }
}
