// SPDX-License-Identifier: Apache-2.0

public import RISCV
internal import Synchronization

/// Which device answers at which address.
///
/// # Concurrency
///
/// Harts read the map from their threads. It changes only while none of them runs: before the machine starts, or while
/// its harts are parked.
public final class DeviceMap: PhysicalBus {
    /// A device and where it stands.
    private struct Region {
        let start: UInt64
        /// The address of the last byte.
        let last: UInt64
        /// The raw values of the widths that the device answers, which are its bits.
        let widths: UInt8
        let device: any MemoryMappedDevice
    }

    /// Sorted by address, none overlaps another. Guarded as the class says.
    private nonisolated(unsafe) var regions: [Region] = []

    /// How many accesses nothing answered.
    private let missCount = Atomic<UInt64>(0)

    /// What is told of the first of these.
    private let report: @Sendable (String) -> Void

    /// What is told of each instead, where they are logged; the mutex guards it.
    private let log = Mutex<(@Sendable (String) -> Void)?>(nil)

    /// Makes a map in which there is nothing.
    ///
    /// - Parameter report: Takes a line for people about the first access that nothing answers.
    public init(report: @escaping @Sendable (String) -> Void) { self.report = report }

    /// Has each access that nothing answers be logged from now on, rather than the first be reported.
    public func log(to log: @escaping @Sendable (String) -> Void) { self.log.withLock { $0 = log } }

    /// How many accesses nothing answered.
    public var unansweredAccessCount: UInt64 { missCount.load(ordering: .relaxed) }

    /// Puts a device at an address, a multiple of 8, where there is none. No hart runs.
    public func add(_ device: any MemoryMappedDevice, at address: PhysicalAddress) {
        let start = address.rawValue
        let (last, overflow) = start.addingReportingOverflow(device.byteCount - 1)
        precondition(device.byteCount > 0 && !overflow && start % 8 == 0, "a device in an impossible place")
        let index = unsafe regions.firstIndex { $0.start > start } ?? regions.count
        unsafe precondition(index == 0 || regions[index - 1].last < start, "two devices in one place")
        unsafe precondition(index == regions.count || last < regions[index].start, "two devices in one place")
        let widths = device.accessWidths.reduce(0) { $0 | $1.rawValue }
        unsafe regions.insert(Region(start: start, last: last, widths: widths, device: device), at: index)
    }

    /// Takes a device away. No hart runs.
    public func remove(_ device: any MemoryMappedDevice) { unsafe regions.removeAll { $0.device === device } }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func load(_ address: PhysicalAddress, _ width: AccessWidth) -> UInt64? {
        guard let region = region(at: address.rawValue, width) else {
            miss("reads", address, width)
            return nil
        }
        return region.device.load(at: address.rawValue - region.start, width)
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func store(_ address: PhysicalAddress, _ width: AccessWidth, _ value: UInt64) -> Bool {
        guard let region = region(at: address.rawValue, width) else {
            miss("writes", address, width)
            return false
        }
        region.device.store(at: address.rawValue - region.start, width, value & width.mask)
        return true
    }

    /// The region that answers an access.
    private func region(at address: UInt64, _ width: AccessWidth) -> Region? {
        var low = 0
        var high = unsafe regions.count
        while low < high {
            let middle = (low + high) / 2
            if unsafe regions[middle].start <= address { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let region = unsafe regions[low - 1]
        guard address <= region.last, region.last - address >= width.byteCount - 1,
            address & (width.byteCount - 1) == 0, region.widths & width.rawValue != 0
        else { return nil }
        return region
    }

    private func miss(_ verb: String, _ address: PhysicalAddress, _ width: AccessWidth) {
        let isFirst = missCount.add(1, ordering: .relaxed).oldValue == 0
        let log = log.withLock { $0 }
        guard isFirst || log != nil else { return }
        let place = "0x" + String(address.rawValue, radix: 16)
        let line = "the guest \(verb) \(width.byteCount) bytes at \(place), where nothing answers"
        if let log { log(line) } else { report("\(line); others are only counted") }
    }
}
