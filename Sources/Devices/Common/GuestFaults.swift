// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What a guest does wrong with one device: the first time is reported, the others are counted, so that a guest cannot
/// fill a log.
public final class GuestFaults: Sendable {
    private let device: String
    private let report: @Sendable (String) -> Void
    private let counter = Atomic<Int>(0)
    /// Takes a line about each fault, where they are logged; the mutex guards it.
    private let log = Mutex<(@Sendable (String) -> Void)?>(nil)

    /// Begins to count.
    ///
    /// - Parameters:
    ///   - device: The device, as the line names it.
    ///   - report: Says a line to the person who runs the program.
    public init(of device: String, report: @escaping @Sendable (String) -> Void) {
        self.device = device
        self.report = report
    }

    /// How many there were.
    public var count: Int { counter.load(ordering: .relaxed) }

    /// Has each fault be logged from now on, rather than the first be reported.
    func log(to log: @escaping @Sendable (String) -> Void) { self.log.withLock { $0 = log } }

    /// Counts one. The device calls it without holding its mutex.
    func add(_ fault: @autoclosure () -> String) {
        if let log = log.withLock({ $0 }) {
            counter.wrappingAdd(1, ordering: .relaxed)
            return log("\(device): the guest \(fault())")
        }
        guard counter.wrappingAdd(1, ordering: .relaxed).oldValue == 0 else { return }
        report("\(device): the guest \(fault()); further faults of this device are not reported")
    }

    /// Counts an access to an offset at which there is no such register.
    func addAccess(_ verb: String, at offset: UInt64) {
        add("\(verb) offset 0x\(String(offset, radix: 16)), where no register is")
    }
}
